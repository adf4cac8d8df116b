/* POST .../impor: paper questionnaires as CSV, all or nothing, errors by line and column (P23(6)); on the worker that serves the request. Lines
 * pass one by one: memory does not grow with the file. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/encode.h"
#include "kalender/tanggal.h"
#include "kalender/waktu.h"
#include "skm/csv.h"
#include "skm/operations.h"
#include "skm/skm.h"
#include "statements.h"

#include "base/banned.h"

#define POTONG_BYTES 65536
#define KIRIM_TIAP 500 /* answers in one statement */
#define KIRIM_MAX_BYTES (8U << 20)
#define SARAN_MAX 2000
#define USIA_MAX 120

enum isi { ISI_UNSUR, ISI_JENIS_KELAMIN, ISI_USIA, ISI_PENDIDIKAN, ISI_PEKERJAAN, ISI_LAYANAN, ISI_SARAN, ISI_ABAIKAN };

static const char *const NAMA_PROFIL[] = { [ISI_JENIS_KELAMIN] = "jenis_kelamin", [ISI_USIA] = "usia", [ISI_PENDIDIKAN] = "pendidikan",
					   [ISI_PEKERJAAN] = "pekerjaan", [ISI_LAYANAN] = "layanan", [ISI_SARAN] = "saran",
					   [ISI_ABAIKAN] = "responden" };
static const char *const JENIS_KELAMIN[] = { "L", "P", NULL };
static const char *const PENDIDIKAN[] = { "SD", "SMP", "SMA", "D1", "D2", "D3", "D4", "S1", "S2", "S3", NULL };
static const char *const PEKERJAAN[] = { "PNS", "TNI", "POLRI", "SWASTA", "WIRAUSAHA", "PETANI", "PELAJAR", "LAINNYA", NULL };

struct kolom {
	enum isi isi;
	size_t unsur; /* of ISI_UNSUR */
	char nama[32];
};

struct impor {
	struct ctx *c;
	const char *survei_id;
	const char *hari;
	const struct db_rows *unsur;
	const struct db_rows *layanan;
	struct kolom kolom[SKM_CSV_KOLOM_MAX];
	size_t n_kolom;
	unsigned baris; /* from 1, the header */
	int64_t jawaban, kosong;
	size_t menunggu;
	bool salah;
	struct buffer kirim;
	struct json_writer w;
	char teks[SKM_CSV_BARIS_MAX + 1];
	size_t n_teks;
};

static void cleanup_impor(struct impor **p)
{
	if (*p)
		buffer_done(&(*p)->kirim);
	free(*p);
}

/* Notes a fault and goes on, so that all of them are told at once. */
static int salah(struct impor *m, size_t kolom, const char *kode, const char *id, const char *en)
{
	struct arena *arena = m->c->arena;

	if (!m->salah)
		problem_set(&m->c->request->problem, PROBLEM_INVALID, "Berkas CSV tidak dapat diterima; tidak satu baris pun disimpan.",
			    "The CSV file cannot be taken; no line of it was kept.");
	m->salah = true;
	if (m->c->request->problem.n_errors < PROBLEM_MAX_ERRORS)
		problem_add(&m->c->request->problem,
			    (struct problem_error){ .pointer = arena_printf(arena, "/baris/%u/kolom/%zu", m->baris, kolom + 1),
						    .code = kode,
						    .detail = { arena_printf(arena, "Baris %u, kolom %zu: %s", m->baris, kolom + 1, id),
								arena_printf(arena, "Line %u, column %zu: %s", m->baris, kolom + 1, en) } });
	return 0;
}

static int kenali_kolom(struct impor *m, size_t i, const char *nama)
{
	struct kolom *k = &m->kolom[i];

	snprintf(k->nama, sizeof(k->nama), "%s", nama);
	for (size_t j = 0; j < i; j++)
		if (strcmp(m->kolom[j].nama, k->nama) == 0)
			return salah(m, i, "uniqueItems", "kolom ini disebut dua kali.", "this column is named twice.");
	for (int u = 0; u < db_count(m->unsur); u++)
		if (strcmp(db_get(m->unsur, u, "kode"), nama) == 0) {
			k->isi = ISI_UNSUR;
			k->unsur = (size_t)u;
			return 0;
		}
	for (int p = ISI_JENIS_KELAMIN; p <= ISI_ABAIKAN; p++)
		if (strcmp(NAMA_PROFIL[p], nama) == 0) {
			k->isi = (enum isi)p;
			return 0;
		}
	return salah(m, i, "kolom", "bukan unsur survei ini dan bukan kolom profil.", "neither an unsur of this survey nor a profile column.");
}

/* The header names every unsur of the round, by code, in any order. */
static int kepala(struct impor *m, const char *const *kolom, size_t n)
{
	int ada = 0;

	m->n_kolom = n;
	for (size_t i = 0; i < n; i++) {
		int r = kenali_kolom(m, i, kolom[i]);

		if (r < 0)
			return r;
		ada += m->kolom[i].isi == ISI_UNSUR;
	}
	if (!m->salah && ada != db_count(m->unsur))
		salah(m, n, "required", "tidak semua unsur survei ini mempunyai kolom.", "not every unsur of this survey has a column.");
	return m->salah ? -EPROTO : 0;
}

static bool salah_satu(const char *const *daftar, const char *nilai)
{
	for (; *daftar; daftar++)
		if (strcmp(*daftar, nilai) == 0)
			return true;
	return false;
}

static const char *layanan_id(const struct impor *m, const char *kode)
{
	for (int i = 0; i < db_count(m->layanan); i++)
		if (strcmp(db_get(m->layanan, i, "kode"), kode) == 0)
			return db_get(m->layanan, i, "id");
	return NULL;
}

static int usia(struct impor *m, size_t i, const char *nilai)
{
	char *akhir;
	long tahun = strtol(nilai, &akhir, 10);

	if (nilai[0] < '1' || nilai[0] > '9' || *akhir || tahun > USIA_MAX)
		return salah(m, i, "usia", "usia adalah bilangan 1 sampai 120, atau kosong.", "the age is a number from 1 to 120, or empty.");
	jw_member_int(&m->w, "usia", tahun);
	return 0;
}

/* A cell that is not an unsur; an empty one is simply not there. */
static int sel_profil(struct impor *m, size_t i, const char *nilai)
{
	enum isi isi = m->kolom[i].isi;
	const char *const *daftar = isi == ISI_JENIS_KELAMIN ? JENIS_KELAMIN : isi == ISI_PENDIDIKAN ? PENDIDIKAN : PEKERJAAN;
	const char *tulis = nilai;

	if (!*nilai || isi == ISI_ABAIKAN)
		return 0;
	if (isi == ISI_USIA)
		return usia(m, i, nilai);
	if (isi == ISI_LAYANAN && !(tulis = layanan_id(m, nilai)))
		return salah(m, i, "layanan", "bukan kode layanan penyelenggara ini.", "not the code of a service of this agency.");
	if (isi == ISI_SARAN && strlen(nilai) > SARAN_MAX)
		return salah(m, i, "maxLength", "saran terlalu panjang.", "the suggestion is too long.");
	if (isi != ISI_LAYANAN && isi != ISI_SARAN && !salah_satu(daftar, nilai))
		return salah(m, i, "enum", "bukan salah satu nilai yang dikenal.", "not one of the known values.");
	jw_member_string(&m->w, NAMA_PROFIL[isi], tulis);
	return 0;
}

static void nilai_unsur(struct impor *m, const char *const *kolom)
{
	const char *nilai[SKM_UNSUR_MAX] = { NULL };

	for (size_t i = 0; i < m->n_kolom; i++) {
		if (m->kolom[i].isi != ISI_UNSUR)
			continue;
		if (*kolom[i] && (kolom[i][0] < '1' || kolom[i][0] > '4' || kolom[i][1]))
			salah(m, i, "nilai", "nilai adalah 1 sampai 4, atau kosong.", "a value is 1 to 4, or empty.");
		nilai[m->kolom[i].unsur] = kolom[i];
	}
	jw_key(&m->w, "nilai");
	jw_array(&m->w);
	for (int u = 0; u < db_count(m->unsur); u++) {
		if (nilai[u] && *nilai[u])
			jw_int(&m->w, nilai[u][0] - '0');
		else
			jw_null(&m->w);
	}
	jw_array_end(&m->w);
}

static void mulai_kirim(struct impor *m)
{
	buffer_done(&m->kirim);
	buffer_init(&m->kirim, KIRIM_MAX_BYTES);
	jw_init(&m->w, &m->kirim);
	jw_array(&m->w);
	m->menunggu = 0;
}

static int kirim(struct impor *m)
{
	struct db_rows *rows;
	int r;

	jw_array_end(&m->w);
	r = buffer_error(&m->kirim);
	if (r == 0 && m->menunggu && !m->salah) {
		r = ctx_exec(m->c, SQL(skm_impor_simpan, .id = m->survei_id, .hari = m->hari, .jawaban = m->kirim.data), &rows);
		if (r == 0)
			m->kosong += db_int(rows, 0, "kosong");
	}
	mulai_kirim(m);
	return r;
}

static int satu_jawaban(struct impor *m, const char *const *kolom, size_t n)
{
	if (n != m->n_kolom)
		return salah(m, n < m->n_kolom ? n : m->n_kolom, "kolom", "banyaknya kolom berbeda dengan baris judul.",
			     "the number of columns differs from the header.");
	jw_object(&m->w);
	nilai_unsur(m, kolom);
	for (size_t i = 0; i < n; i++)
		if (m->kolom[i].isi != ISI_UNSUR)
			sel_profil(m, i, kolom[i]);
	jw_object_end(&m->w);
	m->jawaban++;
	return ++m->menunggu < KIRIM_TIAP ? 0 : kirim(m);
}

static int satu_baris(struct impor *m)
{
	const char *kolom[SKM_CSV_KOLOM_MAX];
	char *awal = m->teks;
	size_t panjang = m->n_teks;
	int n;

	m->baris++;
	m->n_teks = 0;
	if (panjang && m->teks[panjang - 1] == '\r')
		panjang--;
	m->teks[panjang] = '\0';
	if (m->baris == 1 && strncmp(awal, "\xef\xbb\xbf", 3) == 0)
		awal += 3;
	if (strlen(m->teks) != panjang || !utf8_valid(m->teks, panjang))
		return salah(m, 0, "utf8", "bukan teks UTF-8.", "not UTF-8 text.");
	n = skm_csv_urai(awal, kolom);
	if (n < 0)
		return salah(m, 0, "csv", "bukan baris CSV yang sah.", "not a valid CSV line.");
	return m->baris == 1 ? kepala(m, kolom, (size_t)n) : satu_jawaban(m, kolom, (size_t)n);
}

static int terima(struct impor *m, const char *isi, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int r = 0;

		if (isi[i] == '\n')
			r = satu_baris(m);
		else if (m->n_teks < SKM_CSV_BARIS_MAX)
			m->teks[m->n_teks++] = isi[i];
		else {
			m->baris++;
			salah(m, 0, "maxLength", "baris terlalu panjang.", "the line is too long.");
			return -EPROTO;
		}
		if (r < 0)
			return r;
	}
	return 0;
}

static int baca_semua(struct impor *m)
{
	struct body_file *f = m->c->request->file;
	CLEANUP_FREE char *isi = malloc(POTONG_BYTES);
	ssize_t n = 0;
	int r = isi ? f->rewind(f) : -ENOMEM;

	while (r == 0 && (n = f->read(f, isi, POTONG_BYTES)) > 0)
		r = terima(m, isi, (size_t)n);
	if (r == 0 && n < 0)
		r = (int)n;
	if (r == 0 && m->n_teks)
		r = satu_baris(m);
	if (r == 0)
		r = kirim(m);
	if (r == 0 && !m->salah && m->jawaban == 0)
		salah(m, 0, "minItems", "tidak ada jawaban.", "there is no answer.");
	return r == 0 && m->salah ? -EPROTO : r;
}

static int siap(struct impor *m, const struct berkas *b)
{
	struct ctx *c = m->c;
	struct db_rows *unsur, *layanan;
	char hari[TANGGAL_BUF];
	int r = ctx_exec(c, SQL(skm_tutup_baca, .id = b->id), &unsur);

	if (r == 0)
		r = ctx_exec(c, SQL(skm_layanan_kode, .id = b->id), &layanan);
	if (r < 0)
		return r;
	m->survei_id = b->id;
	m->unsur = unsur;
	m->layanan = layanan;
	m->hari = arena_strdup(c->arena, tanggal_tulis(waktu_tanggal(ctx_now(c)), hari));
	mulai_kirim(m);
	return m->hari ? 0 : -ENOMEM;
}

static int jawab(struct ctx *c, const struct impor *m)
{
	struct buffer out;
	struct json_writer w;

	buffer_init(&out, 1024);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "survei_id", m->survei_id);
	jw_member_int(&w, "jawaban", m->jawaban);
	jw_member_int(&w, "dikecualikan", m->kosong);
	jw_object_end(&w);
	return ctx_reply_json(c, 200, &out);
}

int op_skm_impor(struct ctx *c)
{
	CLEANUP(cleanup_impor) struct impor *m = calloc(1, sizeof(*m));
	struct berkas b;
	int r = m ? tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "impor", NULL, NULL }, &b) : -ENOMEM;

	if (r < 0)
		return r;
	m->c = c;
	r = siap(m, &b);
	if (r == 0)
		r = baca_semua(m);
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){ .data = arena_printf(c->arena, "{\"jawaban\":%lld}", (long long)m->jawaban) });
	return r < 0 ? r : jawab(c, m);
}
