/* Who the caller is and what he may do: the token as the daemon understands it, the duties in force, the contract's own word
 * about roles; on a worker. */
#include <string.h>

#include "akun/akun.h"
#include "akun/cakupan.h"
#include "akun/operations.h"
#include "base/json_writer.h"
#include "statements.h"

#include "base/banned.h"

#define JAWABAN_MAX_BYTES 65536

static bool mesin(enum peran p)
{
	return p == PERAN_OMBUDSMAN || p == PERAN_PORTAL_PROVINSI;
}

static bool boleh(const struct operation *op, const struct identity *id, unsigned tugas)
{
	if (!(op->peran_mask & (1U << id->peran)))
		return false;
	if (id->peran == PERAN_PELAKSANA && op->tugas && !(op->tugas & tugas))
		return false;
	return !mesin(id->peran) || !op->scope || cakupan_memuat(id->scope, op->scope);
}

static void tulis_operasi(struct json_writer *w, const struct ctx *c, unsigned tugas)
{
	size_t n;
	const struct operation *ops = contract_operations(c->services->contract, &n);

	jw_key(w, "operasi");
	jw_array(w);
	for (size_t i = 0; i < n; i++)
		if (boleh(&ops[i], &c->request->identity, tugas))
			jw_string(w, ops[i].id);
	jw_array_end(w);
}

static void tulis_tugas(struct json_writer *w, unsigned tugas)
{
	jw_key(w, "tugas");
	jw_array(w);
	for (int i = 0; i < TUGAS_COUNT; i++)
		if (tugas & (1U << i))
			jw_string(w, tugas_name(i));
	jw_array_end(w);
}

static void tulis_scope(struct json_writer *w, const char *scope)
{
	jw_key(w, "scope");
	jw_array(w);
	while (*scope) {
		size_t n = strcspn(scope, " ");

		if (n)
			jw_stringn(w, scope, n);
		scope += n;
		scope += *scope == ' ';
	}
	jw_array_end(w);
}

static void tulis_penyelenggara(struct json_writer *w, const struct db_rows *rows)
{
	jw_key(w, "penyelenggara");
	if (!db_get(rows, 0, "penyelenggara_id")) {
		jw_null(w);
		return;
	}
	jw_object(w);
	jw_member_string(w, "id", db_get(rows, 0, "penyelenggara_id"));
	jw_member_string(w, "nama", db_get(rows, 0, "penyelenggara_nama"));
	jw_object_end(w);
}

/* The public name of an officer, or the one given at registration. */
static int nama(struct ctx *c, const struct db_rows *rows, const char **ret_nama)
{
	struct akun_baru akun;
	int r;

	*ret_nama = db_get(rows, 0, "nama");
	if (*ret_nama || !db_get(rows, 0, "isi"))
		return 0;
	r = akun_buka(c->arena, c->services->data_keys, c->request->identity.sub, db_get(rows, 0, "isi"), &akun);
	if (r == 0)
		*ret_nama = akun.nama;
	return r;
}

int op_saya_baca(struct ctx *c)
{
	const struct identity *id = &c->request->identity;
	const char *nama_saya = NULL;
	struct buffer out;
	struct json_writer w;
	struct db_rows *rows;
	unsigned tugas;
	int r = db_exec(c->db, SQL(saya_kenali, .id = id->sub[0] ? id->sub : NULL,
				   .penyelenggara = id->penyelenggara_id[0] ? id->penyelenggara_id : NULL), &rows);

	if (r == 0)
		r = nama(c, rows, &nama_saya);
	if (r < 0)
		return r;
	tugas = id->tugas_known ? id->tugas : db_tugas(c->db);
	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "sub", id->sub[0] ? id->sub : id->client_id);
	jw_member_string(&w, "peran", peran_name(id->peran));
	jw_member_string(&w, "nama", nama_saya);
	jw_member_string(&w, "status_email", db_get(rows, 0, "status_email"));
	tulis_penyelenggara(&w, rows);
	tulis_tugas(&w, tugas);
	tulis_scope(&w, id->scope);
	tulis_operasi(&w, c, tugas);
	jw_object_end(&w);
	return ctx_reply_json(c, 200, &out);
}
