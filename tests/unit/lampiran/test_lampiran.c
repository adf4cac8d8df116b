/* Upload and download through their handlers, against a real database (unggah.c, unduh.c). */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "../pengaduan/bantu.h"
#include "base/encode.h"
#include "kalender/waktu.h"
#include "lampiran/operations.h"
#include "pii/seal.h"
#include "work/services.h"
#include "work/stream.h"

#define SAAT "2026-03-02T10:00:00+07:00"

/* A file in memory that gives its bytes in awkward portions. */
struct berkas_uji {
	struct body_file file;
	const unsigned char *isi;
	size_t n, at;
};

static ssize_t baca(struct body_file *f, void *buf, size_t n)
{
	struct berkas_uji *b = (struct berkas_uji *)f;
	size_t bagian = b->n - b->at < n ? b->n - b->at : n;

	if (bagian > 40001)
		bagian = 40001;
	memcpy(buf, b->isi + b->at, bagian);
	b->at += bagian;
	return (ssize_t)bagian;
}

static int ulang(struct body_file *f)
{
	((struct berkas_uji *)f)->at = 0;
	return 0;
}

static struct berkas_uji berkas(const char *jenis, const char *nama, const unsigned char *isi, size_t n)
{
	struct berkas_uji b = { .file = { .read = baca, .rewind = ulang, .size = (int64_t)n, .content_type = jenis, .filename = nama },
				.isi = isi,
				.n = n };

	crypto_hash_sha256(b.file.sha256, isi, n);
	return b;
}

/* A request that lives until selesai(): streams are read after the handler. */
struct panggilan {
	struct operation op;
	struct param_spec spek[2];
	const char *nilai[2];
	struct request r;
	struct ctx c;
	int galat;
};

static void mulai_transaksi(struct panggilan *p)
{
	struct db_context konteks = { .identity = &p->r.identity, .legal_us = p->r.legal_us, .budget_ms = 5000 };

	cr_assert(db_ready(p->c.db));
	cr_assert_eq(db_begin(p->c.db, p->c.arena, &konteks), 0);
}

static void jalankan(struct panggilan *p, handler_fn handler, const struct siapa *siapa, const char *id, const char *kategori,
		     struct body_file *file)
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	memset(p, 0, sizeof(*p));
	p->spek[0] = (struct param_spec){ .name = "id", .in = PARAM_PATH };
	p->spek[1] = (struct param_spec){ .name = "kategori", .in = PARAM_QUERY };
	p->op = (struct operation){ .id = "uji_lampiran", .params = p->spek, .n_params = 2, .writes = true };
	p->nilai[0] = id;
	p->nilai[1] = kategori;
	p->r = (struct request){ .arena = arena_new(4U << 20), .op = &p->op, .file = file };
	p->r.params = (struct params){ .op = &p->op, .values = p->nilai };
	cr_assert_eq(waktu_urai(SAAT, strlen(SAAT), &p->r.legal_us), 0);
	p->r.identity.peran = siapa->peran;
	snprintf(p->r.identity.sub, sizeof(p->r.identity.sub), "%s", siapa->sub);
	snprintf(p->r.identity.penyelenggara_id, sizeof(p->r.identity.penyelenggara_id), "%s", siapa->penyelenggara);
	if (siapa->kode_akses) {
		crypto_hash_sha256(hash, (const unsigned char *)siapa->kode_akses, strlen(siapa->kode_akses));
		hex_encode(hash, sizeof(hash), p->r.identity.kode_akses);
	}
	p->c = (struct ctx){ .request = &p->r, .db = db_uji(), .arena = p->r.arena, .services = layanan_uji() };
	mulai_transaksi(p);
	p->galat = handler(&p->c);
	if (p->galat == 0)
		p->galat = db_commit(p->c.db);
	if (p->galat < 0)
		db_rollback(p->c.db);
}

static int status(const struct panggilan *p)
{
	if (p->galat == 0)
		return p->r.reply.status;
	return p->r.problem.code == PROBLEM_NONE ? 500 : problem_info(p->r.problem.code)->status;
}

static void selesai(struct panggilan *p)
{
	arena_free(p->r.arena);
}

static int unggah(const struct siapa *siapa, const char *id, const char *kategori, const char *jenis, const char *isi, char lampiran[64])
{
	struct berkas_uji b = berkas(jenis, "bukti.txt", (const unsigned char *)isi, strlen(isi));
	struct panggilan p;
	int hasil;

	jalankan(&p, op_lampiran_unggah, siapa, id, kategori, &b.file);
	hasil = status(&p);
	if (hasil == 201 && lampiran) {
		json_t *j = json_loadb(p.r.reply.body, p.r.reply.body_len, 0, NULL);

		snprintf(lampiran, 64, "%s", teks(j, "id"));
		json_decref(j);
	}
	selesai(&p);
	return hasil;
}

static int unduh(const struct siapa *siapa, const char *lampiran)
{
	struct panggilan p;
	int hasil;

	jalankan(&p, op_lampiran_unduh, siapa, lampiran, NULL, NULL);
	hasil = status(&p);
	selesai(&p);
	return hasil;
}

/* Every piece as a worker would fetch it, compared with what was sent. */
static void periksa_isi(struct panggilan *p, const unsigned char *isi, size_t n)
{
	const struct stream *s = p->r.reply.stream;
	size_t at = 0;

	cr_assert_not_null(s);
	cr_assert_eq(s->size, (int64_t)n);
	for (int64_t i = 0; at < n; i++) {
		const unsigned char *data;
		size_t len;

		p->c.arena = arena_new(1U << 20);
		mulai_transaksi(p);
		cr_assert_eq(s->piece(&p->c, s->state, i, &data, &len), 0);
		cr_assert_eq(len, n - at < SEAL_CHUNK_BYTES ? n - at : SEAL_CHUNK_BYTES);
		cr_assert_eq(memcmp(data, isi + at, len), 0);
		at += len;
		db_rollback(p->c.db);
		arena_free(p->c.arena);
	}
}

Test(lampiran, pulang_pergi_pada_batas_potong)
{
	static const size_t UKURAN[] = { 5, SEAL_CHUNK_BYTES - 1, SEAL_CHUNK_BYTES, SEAL_CHUNK_BYTES + 1, 9 * SEAL_CHUNK_BYTES + 77 };
	struct jawaban j = adukan(&SI_WARGA, SAAT);
	unsigned char *isi = malloc(10 * SEAL_CHUNK_BYTES);

	for (size_t i = 0; i < sizeof(UKURAN) / sizeof(UKURAN[0]); i++) {
		struct berkas_uji b;
		struct panggilan p;
		char id[64];
		json_t *jawab;

		randombytes_buf(isi, UKURAN[i]);
		memcpy(isi, "%PDF-", 5);
		b = berkas("application/pdf", "../a b.pdf", isi, UKURAN[i]);
		jalankan(&p, op_lampiran_unggah, &SI_WARGA, teks(j.isi, "id"), NULL, &b.file);
		cr_assert_eq(status(&p), 201, "%zu: %d %s", UKURAN[i], status(&p), db_failure(p.c.db)->message);
		jawab = json_loadb(p.r.reply.body, p.r.reply.body_len, 0, NULL);
		cr_assert_str_eq(teks(jawab, "nama"), "a b.pdf");
		cr_assert_str_eq(teks(jawab, "kategori"), "bukti");
		cr_assert_eq(json_integer_value(json_object_get(jawab, "ukuran")), (json_int_t)UKURAN[i]);
		snprintf(id, sizeof(id), "%s", teks(jawab, "id"));
		json_decref(jawab);
		selesai(&p);

		jalankan(&p, op_lampiran_unduh, &SI_WARGA, id, NULL, NULL);
		cr_assert_eq(status(&p), 200);
		cr_assert_str_eq(p.r.reply.content_type, "application/pdf");
		cr_assert_not_null(strstr(p.r.reply.content_disposition, "attachment; filename=\"a b.pdf\""));
		cr_assert_eq(strlen(p.r.reply.etag), 66);
		periksa_isi(&p, isi, UKURAN[i]);
		selesai(&p);
		/* What lies in the database is not what was sent. */
		cr_assert_str_eq(nilai("select count(*) from lampiran_potong where lampiran_id = '%s' and position('\\x255044462d'::bytea in isi) > 0", id), "0");
	}
	free(isi);
	json_decref(j.isi);
}

Test(lampiran, potongan_tidak_dapat_ditukar_atau_dipotong)
{
	struct jawaban j = adukan(&SI_WARGA, SAAT);
	size_t n = 2 * SEAL_CHUNK_BYTES + 9;
	unsigned char *isi = calloc(1, n);
	struct berkas_uji b;
	struct panggilan p;
	const unsigned char *data;
	size_t len;
	char id[64];
	json_t *jawab;

	memcpy(isi, "%PDF-1.4", 8);
	b = berkas("application/pdf", NULL, isi, n);
	jalankan(&p, op_lampiran_unggah, &SI_WARGA, teks(j.isi, "id"), NULL, &b.file);
	cr_assert_eq(status(&p), 201);
	jawab = json_loadb(p.r.reply.body, p.r.reply.body_len, 0, NULL);
	snprintf(id, sizeof(id), "%s", teks(jawab, "id"));
	json_decref(jawab);
	selesai(&p);
	nilai("begin; delete from lampiran_potong where lampiran_id = '%s' and urutan = 1;"
	      " update lampiran_potong set urutan = 1 where lampiran_id = '%s' and urutan = 0; commit", id, id);
	jalankan(&p, op_lampiran_unduh, &SI_WARGA, id, NULL, NULL);
	cr_assert_eq(status(&p), 200);
	for (int64_t i = 0; i < 2; i++) {
		mulai_transaksi(&p);
		cr_assert_lt(p.r.reply.stream->piece(&p.c, p.r.reply.stream->state, i, &data, &len), 0, "piece %d", (int)i);
		db_rollback(p.c.db);
	}
	selesai(&p);
	free(isi);
	json_decref(j.isi);
}

Test(lampiran, siapa_boleh)
{
	struct jawaban j = adukan(&SI_WARGA, SAAT);
	struct siapa kode = { PERAN_PUBLIK, "", "", NULL }, salah = { PERAN_PUBLIK, "", "", "kode-yang-tidak-benar-0000" };
	char id[64], bukti[64], identitas[64], jawaban[64];

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	kode.kode_akses = teks(j.isi, "kode_akses");
	cr_assert_eq(unggah(&SI_WARGA, id, NULL, "text/plain", "Bukti pertama.\n", bukti), 201);
	cr_assert_eq(unggah(&kode, id, "identitas", "text/plain", "Salinan kartu.\n", identitas), 201);
	cr_assert_eq(unggah(&SI_PENGELOLA, id, "jawaban", "text/plain", "Surat jawaban.\n", jawaban), 201);
	cr_expect_eq(unggah(&SI_WARGA, id, "jawaban", "text/plain", "Bukan petugas.\n", NULL), 403);
	cr_expect_eq(unggah(&SI_WARGA_LAIN, id, NULL, "text/plain", "Bukan milik saya.\n", NULL), 404);
	cr_expect_eq(unggah(&salah, id, NULL, "text/plain", "Kode salah.\n", NULL), 404);
	cr_expect_eq(unggah(&SI_CAMAT, id, NULL, "text/plain", "Instansi lain.\n", NULL), 404);
	cr_expect_eq(unggah(&PUBLIK, id, NULL, "text/plain", "Tanpa kode.\n", NULL), 404);

	cr_expect_eq(unduh(&SI_WARGA, bukti), 200);
	cr_expect_eq(unduh(&kode, bukti), 200);
	cr_expect_eq(unduh(&SI_PENGELOLA, bukti), 200);
	cr_expect_eq(unduh(&SI_WARGA, jawaban), 200);
	cr_expect_eq(unduh(&SI_WARGA_LAIN, bukti), 404);
	cr_expect_eq(unduh(&SI_CAMAT, bukti), 404);
	cr_expect_eq(unduh(&PUBLIK, bukti), 404);
	cr_expect_str_eq(nilai("select count(*) from akses_identitas where berkas_id = '%s'", id), "0");
	cr_expect_eq(unduh(&SI_PENGELOLA, identitas), 200);
	cr_expect_eq(unduh(&SI_CAMAT, identitas), 404);
	cr_expect_str_eq(nilai("select string_agg(peran || ' ' || pembaca, ',') from akses_identitas where berkas_id = '%s'", id),
			 "pelaksana " PENGELOLA);
	cr_expect_str_eq(nilai("select count(*) from kejadian where berkas_id = '%s' and jenis = 'pengaduan.lampiran'", id), "3");
	cr_expect_str_eq(nilai("select bool_and(hash = layanand.kejadian_hash(k)) from kejadian k where berkas_id = '%s'", id), "t");
	json_decref(j.isi);
}

Test(lampiran, yang_ditolak)
{
	struct jawaban j = adukan(&SI_WARGA, SAAT);
	char id[64];

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	json_decref(j.isi);
	cr_expect_eq(unggah(&SI_WARGA, id, NULL, "image/png", "Bukan gambar.\n", NULL), 415);
	cr_expect_eq(unggah(&SI_WARGA, id, NULL, "text/plain", "", NULL), 422);
	cr_expect_eq(unggah(&SI_WARGA, "019583a0-0000-7000-8000-00000000ffff", NULL, "text/plain", "Tidak ada.\n", NULL), 404);
	for (int i = 0; i < 20; i++)
		cr_assert_eq(unggah(&SI_WARGA, id, NULL, "text/plain", "Satu dari dua puluh.\n", NULL), 201);
	cr_expect_eq(unggah(&SI_WARGA, id, NULL, "text/plain", "Yang kedua puluh satu.\n", NULL), 409);
	cr_expect_str_eq(nilai("select count(*) from lampiran where berkas_id = '%s'", id), "20");
	nilai("update berkas set status = 'dicabut' where id = '%s'", id);
	cr_expect_eq(unggah(&SI_WARGA, id, NULL, "text/plain", "Sudah berakhir.\n", NULL), 409);
}
