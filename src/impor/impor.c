/* POST /v1/penyelenggara/{id}/impor: services and drafts of their standards from one table, all or nothing, in one transaction. A preview does the
 * same and takes it back, so that it can say nothing else than the import itself. */
#include "impor/impor.h"

#include <errno.h>
#include <string.h>

#include "alur/berkas.h"
#include "alur/tindakan.h"
#include "base/json_writer.h"
#include "impor/isian.h"
#include "impor/operations.h"
#include "statements.h"

#include "base/banned.h"

#define PROSES_STANDAR "standar"
#define JAWAB_MAX_BYTES (2U << 20)

struct jumlah {
	int64_t dibuat, diubah, tetap, rancangan;
};

static bool rancangan(const struct impor *m, int i, const char *tindakan)
{
	return strcmp(db_get(m->kini, i, "rancangan"), tindakan) == 0;
}

static const char *teks(struct ctx *c, const json_t *isi)
{
	CLEANUP_FREE char *out = isi ? json_dumps(isi, JSON_COMPACT) : NULL;

	return arena_strdup(c->arena, out);
}

static int tambah_layanan(struct impor *m, struct impor_baris *b, struct alur *a)
{
	CLEANUP_JSON json_t *isi = json_copy(b->isi);
	const char *layanan;

	json_object_del(isi, "komponen");
	b->layanan_id = alur_id(a);
	if (!b->layanan_id || json_object_set_new(isi, "penyelenggara_id", json_string(m->penyelenggara_id)) < 0)
		return -ENOMEM;
	layanan = teks(m->c, isi);
	return layanan ? db_queue(m->c->db, SQL(layanan_tambah, .id = b->layanan_id, .isi = layanan, .sekarang = a->sekarang)) : -ENOMEM;
}

static int ubah_layanan(struct impor *m, struct impor_baris *b, int i)
{
	CLEANUP_JSON json_t *isi = json_copy(b->isi);
	const char *layanan;
	struct db_rows *rows;
	int r;

	json_object_del(isi, "komponen");
	if (db_is(m->kini, i, "berstandar"))
		isian_tanpa_kata(isi);
	layanan = teks(m->c, isi);
	r = layanan ? ctx_exec(m->c,
			       SQL(layanan_simpan, .id = b->layanan_id, .isi = layanan, .versi = db_get(m->kini, i, "versi"), .sekarang = ctx_now_text(m->c)),
			       &rows) :
		      -ENOMEM;
	if (r == 0 && !db_count(rows))
		r = ctx_problem(m->c, PROBLEM_CONFLICT, "Sebuah layanan berubah sementara berkas ini diperiksa; kirim lagi.",
				"A service changed while this file was checked; send it again.");
	return r;
}

static int simpan_layanan(struct impor *m, struct impor_baris *b, int i, struct alur *a, struct jumlah *n)
{
	b->layanan_id = db_get(m->kini, i, "layanan_id");
	if (!b->layanan_id) {
		n->dibuat++;
		return tambah_layanan(m, b, a);
	}
	if (!m->mengurus || !db_is(m->kini, i, "berubah")) {
		n->tetap++;
		return 0;
	}
	n->diubah++;
	return ubah_layanan(m, b, i);
}

static int buka_rancangan(struct impor *m, struct impor_baris *b, int i)
{
	const struct berkas_baru baru = {
		.proses = PROSES_STANDAR, .penyelenggara_id = m->penyelenggara_id, .layanan_id = b->layanan_id, .kerahasiaan = "terbuka"
	};
	struct berkas_buka buka;
	int r = berkas_siap(m->c, &baru, &buka);

	if (r == 0 && !buka.nomor)
		r = ctx_problem(m->c, PROBLEM_CONFLICT, "Sebuah layanan berpindah sementara berkas ini diperiksa; kirim lagi.",
				"A service moved while this file was checked; send it again.");
	if (r == 0)
		r = berkas_catat(&buka, NULL);
	if (r < 0)
		return r;
	b->rancangan_id = buka.id;
	b->rancangan_nomor = buka.nomor;
	r = db_queue(m->c->db, SQL(standar_buat, .berkas = buka.id, .id = b->layanan_id, .komponen = db_get(m->kini, i, "komponen")));
	return r < 0 ? r : berkas_mulai(&buka, NULL);
}

static int ubah_rancangan(struct impor *m, struct impor_baris *b, int i)
{
	struct berkas berkas;
	int r = tindakan_siap(m->c, b->rancangan_id, &(struct tindakan){ PROSES_STANDAR, "ubah", NULL, NULL }, &berkas);

	if (r == 0)
		r = db_queue(m->c->db, SQL(standar_ubah, .berkas = b->rancangan_id, .komponen = db_get(m->kini, i, "komponen")));
	return r < 0 ? r : tindakan_terapkan(&berkas, &(struct perubahan){ 0 });
}

static int simpan_rancangan(struct impor *m, struct impor_baris *b, int i, struct jumlah *n)
{
	b->rancangan_id = db_get(m->kini, i, "rancangan_id");
	b->rancangan_nomor = db_get(m->kini, i, "rancangan_nomor");
	n->rancangan += rancangan(m, i, "dibuka") || rancangan(m, i, "diubah");
	if (rancangan(m, i, "dibuka"))
		return m->pratinjau ? 0 : buka_rancangan(m, b, i);
	return rancangan(m, i, "diubah") ? ubah_rancangan(m, b, i) : 0;
}

/* Services first: what they are refused for comes before any number is given to a draft. Numbers cannot be taken back: a preview opens no case. */
static int simpan(struct impor *m, struct jumlah *n)
{
	struct alur a;
	int r = alur_dari_ctx(m->c, &a);

	for (size_t i = 0; r == 0 && i < m->n_baris; i++)
		r = simpan_layanan(m, &m->baris[i], (int)i, &a, n);
	for (size_t i = 0; r == 0 && i < m->n_baris; i++)
		r = simpan_rancangan(m, &m->baris[i], (int)i, n);
	return r;
}

static int terapkan(struct impor *m, struct jumlah *n)
{
	struct db_rows *rows;
	int r = m->pratinjau ? db_queue(m->c->db, SQL(impor_titik)) : 0;

	if (r == 0)
		r = simpan(m, n);
	/* Waits for what was queued: its refusals are told. */
	return r == 0 && m->pratinjau ? ctx_exec(m->c, SQL(impor_lepas), &rows) : r;
}

/* Of what a preview would make there is nothing to point at. */
static void tulis_rancangan(struct json_writer *w, const struct impor *m, int i)
{
	const struct impor_baris *b = &m->baris[i];
	bool belum_ada = m->pratinjau && rancangan(m, i, "dibuka");

	jw_key(w, "rancangan");
	if (rancangan(m, i, "tanpa")) {
		jw_null(w);
		return;
	}
	jw_object(w);
	jw_member_string(w, "id", belum_ada ? NULL : b->rancangan_id);
	jw_member_string(w, "nomor", belum_ada ? NULL : b->rancangan_nomor);
	jw_member_string(w, "tindakan", db_get(m->kini, i, "rancangan"));
	jw_object_end(w);
}

static void tulis_baris(struct json_writer *w, const struct impor *m, int i)
{
	const struct impor_baris *b = &m->baris[i];
	bool ada = db_get(m->kini, i, "layanan_id") != NULL;
	const char *kurang = db_get(m->kini, i, "komponen_kurang");

	jw_object(w);
	jw_member_int(w, "baris", b->nomor);
	jw_member_string(w, "kode", json_string_value(json_object_get(b->isi, "kode")));
	jw_member_string(w, "layanan_id", m->pratinjau && !ada ? NULL : b->layanan_id);
	jw_member_string(w, "tindakan", !ada ? "dibuat" : m->mengurus && db_is(m->kini, i, "berubah") ? "diubah" : "tetap");
	tulis_rancangan(w, m, i);
	jw_key(w, "komponen_kurang");
	jw_raw(w, kurang, strlen(kurang));
	jw_object_end(w);
}

static int jawab(const struct impor *m, const struct jumlah *n)
{
	struct buffer out;
	struct json_writer w;

	buffer_init(&out, JAWAB_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_bool(&w, "pratinjau", m->pratinjau);
	jw_member_int(&w, "dibuat", n->dibuat);
	jw_member_int(&w, "diubah", n->diubah);
	jw_member_int(&w, "tetap", n->tetap);
	jw_member_int(&w, "rancangan", n->rancangan);
	jw_key(&w, "layanan");
	jw_array(&w);
	for (size_t i = 0; i < m->n_baris; i++)
		tulis_baris(&w, m, (int)i);
	jw_array_end(&w);
	jw_object_end(&w);
	return ctx_reply_json(m->c, 200, &out);
}

static int boleh(struct impor *m)
{
	struct db_rows *rows;
	int r = ctx_exec(m->c, SQL(impor_periksa, .id = m->penyelenggara_id), &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(m->c, PROBLEM_NOT_FOUND, NULL, NULL);
	m->mengurus = db_is(rows, 0, "mengurus");
	if (db_is(rows, 0, "boleh"))
		return 0;
	return ctx_problem(m->c, PROBLEM_FORBIDDEN, "Hanya penyelenggara sendiri dan UPTD di bawahnya.", "Only one's own agency and UPTD below it.");
}

static void cleanup_semua(struct impor *m)
{
	json_decref(m->semua);
}

int op_penyelenggara_impor(struct ctx *c)
{
	const char *pratinjau = ctx_param(c, "pratinjau");
	CLEANUP(cleanup_semua) struct impor m = {
		.c = c, .penyelenggara_id = ctx_param(c, "id"), .pratinjau = pratinjau && strcmp(pratinjau, "true") == 0, .semua = json_array()
	};
	struct jumlah n = { 0 };
	int r = boleh(&m);

	memset(m.kolom, -1, sizeof(m.kolom));
	memset(m.letak, -1, sizeof(m.letak));
	if (r == 0)
		r = impor_baca_berkas(&m);
	if (r == 0)
		r = impor_periksa_baris(&m);
	if (r == 0)
		r = terapkan(&m, &n);
	return r < 0 ? r : jawab(&m, &n);
}
