/* `layanand verify`: checks the hash chains of all events; `layanand survey verify`: computes the results of surveys again. Exit code 1 when
 * something is not as it should be. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "alur/rantai.h"
#include "base/config.h"
#include "daemon/commands.h"
#include "skm/periksa.h"

#include "base/banned.h"

int command_verify(const struct config *c, int argc, char **argv)
{
	CLEANUP(cleanup_db) struct db *db = NULL;
	struct rantai_hasil hasil;
	int error;

	(void)argv;
	if (argc != 1) {
		fputs("layanand verify\n", stderr);
		return 2;
	}
	error = db_open(&(struct db_options){ c->database_conninfo, "layanand verify" }, &db);
	if (error == 0)
		error = rantai_periksa(db, stdout, &hasil);
	if (error < 0) {
		fprintf(stderr, "layanand verify: %s\n", strerror(-error));
		return 1;
	}
	printf("%lld events in %lld chains, %lld broken\n", hasil.kejadian, hasil.rantai, hasil.putus);
	return hasil.putus ? 1 : 0;
}

int command_survey(const struct config *c, int argc, char **argv)
{
	CLEANUP(cleanup_db) struct db *db = NULL;
	struct skm_periksa_hasil hasil;
	int error;

	if (argc < 2 || argc > 3 || strcmp(argv[1], "verify") != 0) {
		fputs("layanand survey verify [NUMBER]\n", stderr);
		return 2;
	}
	error = db_open(&(struct db_options){ c->database_conninfo, "layanand survey verify" }, &db);
	if (error == 0)
		error = skm_periksa(db, argc == 3 ? argv[2] : NULL, stdout, &hasil);
	if (error < 0) {
		fprintf(stderr, "layanand survey verify: %s\n", error == -ENOENT ? "no result of this number" : strerror(-error));
		return 1;
	}
	printf("%lld results, %lld differences\n", hasil.hasil, hasil.beda);
	return hasil.beda ? 1 : 0;
}
