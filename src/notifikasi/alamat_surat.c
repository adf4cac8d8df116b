/* Whoever receives at an address says that it is his, or that he wants nothing, by the code that stood in a mail to it; on the worker that serves the
 * request, under peran sistem. */
#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "base/json_writer.h"
#include "notifikasi/operations.h"
#include "pihak/alamat.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

static int jawab(struct ctx *c, bool terima, int64_t dilepas)
{
	struct buffer out;
	struct json_writer w;

	buffer_init(&out, 256);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_bool(&w, "terima", terima);
	jw_member_int(&w, "dilepas", dilepas);
	jw_object_end(&w);
	return ctx_reply_json(c, 200, &out);
}

/* A code of another length is as wrong as any. */
static bool cocok(const char *kode, const char *benar)
{
	return strlen(kode) == strlen(benar) && sodium_memcmp(kode, benar, strlen(benar)) == 0;
}

int op_alamat_surat_nyatakan(struct ctx *c)
{
	struct data_keys *k = c->services->data_keys;
	const char *baku = alamat_baku(c->arena, ctx_body_string(c, "email"));
	bool terima = json_is_true(json_object_get(ctx_body(c), "terima"));
	char kode[ALAMAT_KODE_SIZE], sidik[LOOKUP_SIZE];
	struct db_rows *rows;
	int r;

	if (!baku)
		return -ENOMEM;
	alamat_kode(k, baku, kode);
	if (!cocok(ctx_body_string(c, "kode"), kode))
		return ctx_problem(c, PROBLEM_NOT_FOUND, "Kode ini bukan bagi alamat itu.", "This code is not for that address.");
	alamat_sidik(k, baku, sidik);
	r = ctx_exec(c, SQL(alamat_surat_catat, .hash = sidik, .terima = terima ? "t" : "f"), &rows);
	return r < 0 ? r : jawab(c, terima, db_int(rows, 0, "dilepas"));
}
