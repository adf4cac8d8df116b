/* POST /v1/kalender/keputusan: a decree adds and removes holidays, and the open deadlines move with it; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "base/encode.h"
#include "base/json_writer.h"
#include "hari_libur/operations.h"
#include "hari_libur/pindah.h"
#include "statements.h"

#include "base/banned.h"

#define JAWABAN_MAX_BYTES (1U << 20)

struct keputusan {
	struct ctx *c;
	bool pratinjau;
	char id[UUID_TEXT_SIZE];
	const char *nomor, *tanggal, *tentang;
	const char *tahun, *jenis;
	struct pindah pindah;
	struct buffer perpindahan; /* JSON array */
};

static void cleanup_keputusan(struct keputusan *k)
{
	buffer_done(&k->perpindahan);
}

/* A list of the body for a statement; absent is empty. */
static const char *daftar(struct ctx *c, const char *anggota)
{
	const json_t *isi = json_object_get(ctx_body(c), anggota);
	CLEANUP_FREE char *teks = isi ? json_dumps(isi, JSON_COMPACT) : NULL;

	return teks ? arena_strdup(c->arena, teks) : isi ? NULL : "[]";
}

/* Checks the decree against the calendar. */
static int urai(struct keputusan *k)
{
	const char *tambah = daftar(k->c, "tambah"), *hapus = daftar(k->c, "hapus");
	struct db_rows *rows;
	int r;

	if (!tambah || !hapus)
		return -ENOMEM;
	r = ctx_exec(k->c, SQL(keputusan_libur_urai, .nomor = k->nomor, .tambah = tambah, .hapus = hapus), &rows);
	if (r < 0)
		return r;
	k->tahun = db_get(rows, 0, "tahun");
	k->jenis = db_get(rows, 0, "jenis");
	k->pindah.tambah = db_get(rows, 0, "tambah");
	k->pindah.hapus = db_get(rows, 0, "hapus");
	return 0;
}

/* Under the caller's own name: whether he may is for the policies to say, too. */
static int catat(struct keputusan *k)
{
	return db_queue(k->c->db, SQL(keputusan_libur_catat, .id = k->id, .nomor = k->nomor, .tanggal = k->tanggal, .tahun = k->tahun,
				      .jenis = k->jenis, .tentang = k->tentang, .sekarang = k->pindah.sekarang, .tambah = k->pindah.tambah,
				      .hapus = k->pindah.hapus));
}

static int sebagai_sistem(struct ctx *c)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(konteks_sistem), &rows);

	return r == 0 && !db_count(rows) ? ctx_problem(c, PROBLEM_FORBIDDEN, NULL, NULL) : r;
}

static int terapkan(struct keputusan *k)
{
	struct pindah_dampak coba = k->pindah.dampak, *d = &k->pindah.dampak;
	struct arena *arena = k->c->arena;
	int r = pindah_terapkan(&k->pindah);

	/* What is left as it was is not met while moving. */
	d->dibiarkan = coba.dibiarkan;
	if (r < 0)
		return r;
	return db_queue(k->c->db, SQL(keputusan_libur_dampak, .id = k->id, .diperpanjang = arena_printf(arena, "%lld", (long long)d->diperpanjang),
				      .diperpendek = arena_printf(arena, "%lld", (long long)d->diperpendek),
				      .dihitung_ulang = arena_printf(arena, "%lld", (long long)d->dihitung_ulang),
				      .dibiarkan = arena_printf(arena, "%lld", (long long)d->dibiarkan)));
}

static int kerjakan(struct keputusan *k)
{
	struct ctx *c = k->c;
	struct json_writer w;
	int r = k->pratinjau ? 0 : db_queue(c->db, SQL(keputusan_kunci));

	jw_init(&w, &k->perpindahan);
	if (r == 0)
		r = urai(k);
	if (r == 0 && !k->pratinjau)
		r = catat(k);
	if (r == 0)
		r = sebagai_sistem(c);
	if (r == 0)
		r = pindah_siap(&k->pindah);
	if (r == 0)
		r = pindah_coba(&k->pindah, k->pindah.pelaku_id, &w);
	return r < 0 || k->pratinjau ? r : terapkan(k);
}

static void tulis_dampak(struct json_writer *w, const struct pindah_dampak *d)
{
	jw_key(w, "dampak");
	jw_object(w);
	jw_member_int(w, "diperpanjang", d->diperpanjang);
	jw_member_int(w, "diperpendek", d->diperpendek);
	jw_member_int(w, "dihitung_ulang", d->dihitung_ulang);
	jw_member_int(w, "dibiarkan", d->dibiarkan);
	jw_key(w, "pergeseran");
	jw_array(w);
	for (size_t i = 0; i < d->n_geser; i++) {
		jw_object(w);
		jw_member_int(w, "geser_hari", d->geser[i].hari);
		jw_member_int(w, "tenggat", d->geser[i].banyak);
		jw_object_end(w);
	}
	jw_array_end(w);
	jw_object_end(w);
}

static int jawab(struct keputusan *k)
{
	struct ctx *c = k->c;
	struct buffer out;
	struct json_writer w;

	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "id", k->pratinjau ? NULL : k->id);
	jw_member_string(&w, "nomor", k->nomor);
	jw_member_string(&w, "tanggal", k->tanggal);
	jw_key(&w, "tahun");
	jw_raw(&w, k->tahun, strlen(k->tahun));
	jw_member_string(&w, "jenis", k->jenis);
	jw_member_string(&w, "tentang", k->tentang);
	jw_member_bool(&w, "pratinjau", k->pratinjau);
	jw_key(&w, "tambah");
	jw_raw(&w, k->pindah.tambah, strlen(k->pindah.tambah));
	jw_key(&w, "hapus");
	jw_raw(&w, k->pindah.hapus, strlen(k->pindah.hapus));
	tulis_dampak(&w, &k->pindah.dampak);
	jw_key(&w, "perpindahan");
	jw_raw(&w, k->perpindahan.data, k->perpindahan.len);
	jw_object_end(&w);
	if (!k->pratinjau) {
		c->request->reply.location = arena_printf(c->arena, "/v1/kalender/keputusan/%s", k->id);
		if (!c->request->reply.location) {
			buffer_done(&out);
			return -ENOMEM;
		}
	}
	return ctx_reply_json(c, k->pratinjau ? 200 : 201, &out);
}

int op_keputusan_libur_buat(struct ctx *c)
{
	const struct identity *siapa = &c->request->identity;
	const char *pratinjau = ctx_param(c, "pratinjau");
	CLEANUP(cleanup_keputusan) struct keputusan k = {
		.c = c,
		.pratinjau = pratinjau && strcmp(pratinjau, "true") == 0,
		.nomor = ctx_body_string(c, "nomor"),
		.tanggal = ctx_body_string(c, "tanggal"),
		.tentang = ctx_body_string(c, "tentang"),
		.pindah = {
			.db = c->db,
			.arena = c->arena,
			.sekarang_us = ctx_now(c),
			.sekarang = ctx_now_text(c),
			.pelaku = peran_name(siapa->peran),
			.pelaku_id = siapa->sub[0] ? siapa->sub : NULL,
			.keputusan_id = k.id,
		},
	};
	int r;

	uuid_v7(ctx_now(c), k.id);
	buffer_init(&k.perpindahan, JAWABAN_MAX_BYTES);
	k.pindah.dasar = arena_printf(c->arena, "keputusan %s", k.nomor);
	if (!k.pindah.dasar || !k.pindah.sekarang)
		return -ENOMEM;
	r = kerjakan(&k);
	return r < 0 ? r : jawab(&k);
}
