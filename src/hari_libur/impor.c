/* Owns the import of the calendar's files; on the thread of its command, with a connection of its own. */
#include "hari_libur/impor.h"

#include <errno.h>
#include <string.h>

#include "base/clock.h"
#include "base/json_writer.h"
#include "db/db.h"
#include "hari_libur/pindah.h"
#include "kalender/csv.h"
#include "kalender/tanggal.h"
#include "kalender/waktu.h"
#include "statements.h"

#include "base/banned.h"

#define ISI_MAX_BYTES (16U << 20)
#define ARENA_MAX_BYTES (64U << 20)
#define BUDGET_MS 600000 /* of each statement */

struct berkas_csv {
	struct buffer teks;
	struct json_writer w;
	unsigned banyak;
};

static void mulai(struct berkas_csv *b)
{
	*b = (struct berkas_csv){ 0 };
	buffer_init(&b->teks, ISI_MAX_BYTES);
	jw_init(&b->w, &b->teks);
	jw_array(&b->w);
}

static void cleanup_berkas(struct berkas_csv *b)
{
	buffer_done(&b->teks);
}

static int satu_libur(void *cls, const struct hari_libur *l, struct kalender_csv_galat *galat)
{
	struct berkas_csv *b = cls;
	char tanggal[TANGGAL_BUF];

	(void)galat;
	jw_object(&b->w);
	jw_member_string(&b->w, "tanggal", tanggal_tulis(l->tanggal, tanggal));
	jw_member_string(&b->w, "nama", l->nama);
	jw_member_string(&b->w, "jenis", hari_libur_jenis_nama(l->jenis));
	jw_member_string(&b->w, "keputusan", l->keputusan);
	jw_object_end(&b->w);
	b->banyak++;
	return buffer_error(&b->teks);
}

static int satu_keputusan(void *cls, const struct keputusan_libur *k, struct kalender_csv_galat *galat)
{
	struct berkas_csv *b = cls;
	char tanggal[TANGGAL_BUF];

	(void)galat;
	jw_object(&b->w);
	jw_member_int(&b->w, "tahun", k->tahun);
	jw_member_string(&b->w, "nomor", k->nomor);
	jw_member_string(&b->w, "tanggal", tanggal_tulis(k->tanggal, tanggal));
	jw_member_string(&b->w, "jenis", k->jenis);
	jw_member_string(&b->w, "tentang", k->tentang);
	jw_object_end(&b->w);
	b->banyak++;
	return buffer_error(&b->teks);
}

static int buka(const char *path, FILE **ret_file, FILE *out)
{
	int r;

	*ret_file = fopen(path, "re");
	if (*ret_file)
		return 0;
	r = -errno;
	fprintf(out, "%s: %s\n", path, strerror(-r));
	return r;
}

static int hasil(int r, const char *path, const struct kalender_csv_galat *galat, struct berkas_csv *b, FILE *out)
{
	jw_array_end(&b->w);
	if (r == 0)
		r = buffer_error(&b->teks);
	if (r < 0)
		fprintf(out, "%s:%u: %s\n", path, galat->baris, galat->pesan[0] ? galat->pesan : strerror(-r));
	return r;
}

static int baca_libur(const char *path, struct berkas_csv *b, FILE *out)
{
	struct kalender_csv_galat galat = { 0 };
	CLEANUP_FILE FILE *f = NULL;
	int r = buka(path, &f, out);

	return r < 0 ? r : hasil(kalender_csv_baca(f, satu_libur, b, &galat), path, &galat, b, out);
}

static int baca_keputusan(const char *path, struct berkas_csv *b, FILE *out)
{
	struct kalender_csv_galat galat = { 0 };
	CLEANUP_FILE FILE *f = NULL;
	int r = buka(path, &f, out);

	return r < 0 ? r : hasil(kalender_csv_baca_keputusan(f, satu_keputusan, b, &galat), path, &galat, b, out);
}

static int tolak_asing(const struct db_rows *rows, FILE *out)
{
	if (!db_count(rows))
		return 0;
	fprintf(out, "keputusan %s (%s) tidak dikenal; sertakan berkas keputusannya\n", db_get(rows, 0, "keputusan"),
		db_get(rows, 0, "tanggal"));
	return -EINVAL;
}

/* The decrees first, so that the days can name them. */
static int tulis_keputusan(struct db *db, const struct berkas_csv *libur, const struct berkas_csv *keputusan, FILE *out)
{
	struct db_rows *rows;
	int r = db_queue(db, SQL(keputusan_kunci));

	if (r == 0 && keputusan->banyak)
		r = db_queue(db, SQL(keputusan_libur_impor, .isi = keputusan->teks.data));
	if (r == 0)
		r = db_exec(db, SQL(hari_libur_asing, .isi = libur->teks.data), &rows);
	return r < 0 ? r : tolak_asing(rows, out);
}

/* What the import came to. */
struct hasil_impor {
	struct pindah_dampak dampak;
	int64_t disimpulkan; /* days whose decree neither the file nor anything else says for certain */
	int64_t tanpa;       /* days without any */
};

static int tulis_libur(struct db *db, struct arena *arena, int64_t sekarang_us, const struct berkas_csv *libur, struct hasil_impor *ret_hasil)
{
	char sekarang[WAKTU_BUF];
	struct pindah p = {
		.db = db,
		.arena = arena,
		.sekarang_us = sekarang_us,
		.sekarang = waktu_tulis(sekarang_us, sekarang),
		.pelaku = peran_name(PERAN_SISTEM),
		.dasar = "impor kalender",
	};
	struct db_rows *rows;
	int r = db_exec(db, SQL(hari_libur_selisih, .isi = libur->teks.data), &rows);

	if (r < 0)
		return r;
	p.tambah = db_get(rows, 0, "tambah");
	p.hapus = db_get(rows, 0, "hapus");
	*ret_hasil = (struct hasil_impor){ p.dampak, db_int(rows, 0, "disimpulkan"), db_int(rows, 0, "tanpa") };
	if (strcmp(p.tambah, "[]") == 0 && strcmp(p.hapus, "[]") == 0)
		return 0;
	r = pindah_siap(&p);
	if (r == 0)
		r = pindah_terapkan(&p);
	ret_hasil->dampak = p.dampak;
	return r;
}

static void lapor(const struct berkas_csv *libur, const struct berkas_csv *keputusan, const struct hasil_impor *h, FILE *out)
{
	const struct pindah_dampak *d = &h->dampak;

	fprintf(out, "%u hari libur, %u keputusan; tenggat diperpanjang %lld, diperpendek %lld, dihitung ulang %lld, dibiarkan %lld\n", libur->banyak,
		keputusan->banyak, (long long)d->diperpanjang, (long long)d->diperpendek, (long long)d->dihitung_ulang, (long long)d->dibiarkan);
	if (h->disimpulkan)
		fprintf(out, "perhatian: keputusan bagi %lld hari libur disimpulkan (keputusan_disimpulkan), karena berkas tidak menyebutnya dan tahunnya "
			     "mempunyai beberapa keputusan; sebutkan pada kolom decree\n", (long long)h->disimpulkan);
	if (h->tanpa)
		fprintf(out, "perhatian: %lld hari libur tanpa keputusan\n", (long long)h->tanpa);
}

static int simpan(struct db *db, const struct berkas_csv *libur, const struct berkas_csv *keputusan, FILE *out)
{
	static const struct identity sistem = { .peran = PERAN_SISTEM };
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	struct db_context konteks = { .identity = &sistem, .legal_us = clock_legal_us(), .budget_ms = BUDGET_MS };
	struct hasil_impor h;
	int r = arena ? db_begin(db, arena, &konteks) : -ENOMEM;

	if (r == 0)
		r = tulis_keputusan(db, libur, keputusan, out);
	if (r == 0)
		r = tulis_libur(db, arena, konteks.legal_us, libur, &h);
	if (r == 0)
		r = db_commit(db);
	if (r < 0 && *db_failure(db)->message)
		fprintf(out, "%s\n", db_failure(db)->message);
	db_rollback(db);
	if (r == 0)
		lapor(libur, keputusan, &h, out);
	return r;
}

/* Which deadlines have passed is told by the legal clock, which in development mode is the database's. */
static int ikuti_jam(struct db *db, const struct config *c)
{
	static const struct identity sistem = { .peran = PERAN_SISTEM };
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	struct db_rows *rows;
	int r;

	if (strcmp(c->server_mode, "development") != 0)
		return 0;
	r = arena ? db_begin(db, arena, &(struct db_context){ &sistem, clock_legal_us(), true, BUDGET_MS }) : -ENOMEM;
	if (r == 0)
		r = db_exec(db, SQL(jam_baca), &rows);
	if (r == 0)
		clock_set_offset_us(db_int(rows, 0, "geser_us"));
	db_rollback(db);
	return r;
}

int kalender_impor(const struct config *c, const char *libur_path, const char *keputusan_path, FILE *out)
{
	CLEANUP(cleanup_berkas) struct berkas_csv libur, keputusan;
	CLEANUP(cleanup_db) struct db *db = NULL;
	struct db_options options = { c->database_conninfo, "layanand calendar" };
	int r;

	mulai(&libur);
	mulai(&keputusan);
	r = baca_libur(libur_path, &libur, out);
	if (r == 0 && keputusan_path)
		r = baca_keputusan(keputusan_path, &keputusan, out);
	if (r == 0)
		r = db_open(&options, &db);
	if (r == 0)
		r = ikuti_jam(db, c);
	if (r == 0)
		r = simpan(db, &libur, &keputusan, out);
	return r;
}
