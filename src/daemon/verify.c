/* `layanand verify`: checks the hash chains of all events; exit code 1 when a link is broken. */
#include <stdio.h>
#include <string.h>

#include "alur/rantai.h"
#include "base/config.h"
#include "daemon/commands.h"

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
