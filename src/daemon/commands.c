/* The short subcommands: each calls one function of its module and says how it went. */
#include "daemon/commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "auth/signing_dir.h"
#include "base/clock.h"
#include "base/config.h"
#include "contoh/contoh.h"
#include "contract/contract.h"
#include "daemon/bindings.h"
#include "daemon/renew.h"
#include "db/migrate.h"
#include "document/pdf.h"
#include "hari_libur/impor.h"
#include "notifikasi/pengirim.h"
#include "pii/data_key.h"

#include "base/banned.h"

static int report(const char *what, int error)
{
	if (error < 0)
		fprintf(stderr, "layanand: %s: %s\n", what, strerror(-error));
	return error < 0 ? 1 : 0;
}

int command_migrate(const struct config *c, int argc, char **argv)
{
	(void)argc, (void)argv;
	return report("migrate", migrate_run(c->database_migrate_conninfo, stdout));
}

static int generate(const struct config *c)
{
	char kid[KID_SIZE];
	int error = data_keys_generate(c->keys_data_key_file);

	if (error < 0 && error != -EEXIST)
		return report(c->keys_data_key_file, error);
	return report(c->keys_signing_dir, signing_dir_generate(c->keys_signing_dir, clock_wall_us(), kid));
}

static int rotate(const struct config *c)
{
	char kid[KID_SIZE];
	uint32_t id;
	int error = data_keys_rotate(c->keys_data_key_file, &id);

	if (error < 0)
		return report(c->keys_data_key_file, error);
	printf("data key %u\n", (unsigned)id);
	error = signing_dir_generate(c->keys_signing_dir, clock_wall_us(), kid);
	if (error == 0)
		printf("signing key %s\n", kid);
	return report(c->keys_signing_dir, error);
}

int command_keys(const struct config *c, int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "generate") == 0)
		return generate(c);
	if (argc == 2 && strcmp(argv[1], "rotate") == 0)
		return rotate(c);
	if (argc == 2 && strcmp(argv[1], "renew") == 0)
		return report("keys renew", renew_run(c, stdout));
	fputs("layanand keys generate | rotate | renew\n", stderr);
	return 2;
}

int command_calendar(const struct config *c, int argc, char **argv)
{
	const char *decrees = argc == 5 && strcmp(argv[3], "--keputusan") == 0 ? argv[4] : NULL;

	if ((argc != 3 && !decrees) || strcmp(argv[1], "import") != 0) {
		fputs("layanand calendar import FILE [--keputusan FILE]\n", stderr);
		return 2;
	}
	return report("calendar import", kalender_impor(c, argv[2], decrees, stdout));
}

int command_sample(const struct config *c, int argc, char **argv)
{
	if (argc != 2) {
		fputs("layanand sample DIR\n", stderr);
		return 2;
	}
	return report("sample", contoh_muat(c, argv[1], stdout));
}

static int check_contract(void)
{
	struct contract *contract = NULL;
	struct binding *bindings = NULL;
	int error = contract_load(contract_json, contract_json_len, stderr, &contract);

	if (error == 0)
		error = bindings_make(contract, stderr, &bindings);
	free(bindings);
	contract_free(contract);
	return report("contract", error);
}

static int check_keys(const struct config *c)
{
	struct data_keys *keys = NULL;
	int error = data_keys_load(c->keys_data_key_file, &keys);

	data_keys_free(keys);
	return report(c->keys_data_key_file, error);
}

static int check_sender(const char *section, const struct config *c,
			int (*make)(const struct config *c, const atomic_bool *stop, FILE *err, struct pengirim **ret_pengirim))
{
	struct pengirim *sender = NULL;
	int error = make(c, NULL, stderr, &sender);

	if (sender)
		sender->tutup(sender);
	return report(section, error);
}

int command_check_config(const char *path)
{
	struct config *config = NULL;
	int bad;

	if (config_load(path, stderr, &config) < 0)
		return 2;
	bad = check_contract();
	bad |= check_keys(config);
	bad |= report("fonts", pdf_fonts_check());
	bad |= check_sender("[mail]", config, surel_new);
	bad |= check_sender("[gateway]", config, gerbang_new);
	config_free(config);
	if (!bad)
		puts("ok");
	return bad;
}
