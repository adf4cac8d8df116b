/* From the file to rows of JSON, with every fault told by its cell. */
#include <errno.h>
#include <string.h>

#include "impor/impor.h"
#include "impor/isian.h"

#include "base/banned.h"

#define JENIS_CSV "text/csv"

/* In a JSON Pointer (RFC 6901). */
static const char *ruas(struct arena *arena, const char *nama)
{
	char *out = arena_alloc(arena, 2 * strlen(nama) + 1);
	size_t n = 0;

	if (!out)
		return NULL;
	for (; *nama; nama++) {
		if (*nama == '~' || *nama == '/')
			out[n++] = '~';
		out[n++] = *nama == '~' ? '0' : *nama == '/' ? '1' : *nama;
	}
	out[n] = '\0';
	return out;
}

static void tambah(struct impor *m, const char *pointer, const char *kode, const char *id, const char *en)
{
	struct problem *p = &m->c->request->problem;

	problem_set(p, PROBLEM_INVALID, "Berkas tidak dapat diterima; tidak satu baris pun disimpan.", "The file cannot be taken; no row of it was kept.");
	problem_add(p, (struct problem_error){ .pointer = pointer, .code = kode, .detail = { id, en } });
}

void impor_salah_di(struct impor *m, unsigned baris, unsigned di, const char *kode, const char *id, const char *en)
{
	struct arena *arena = m->c->arena;
	const char *nama = di < LEMBAR_KOLOM_MAX && m->kolom[di] >= 0 ? kolom_layanan[m->kolom[di]].nama : "-";
	char alamat[LEMBAR_ALAMAT_BUF];

	if (m->c->request->problem.n_errors >= PROBLEM_MAX_ERRORS)
		return;
	lembar_alamat(baris, di, alamat);
	tambah(m, arena_printf(arena, "/%s/%s", ruas(arena, m->lembar), alamat), kode,
	       arena_printf(arena, "Lembar %s, sel %s (%s): %s", m->lembar, alamat, nama, id),
	       arena_printf(arena, "Sheet %s, cell %s (%s): %s", m->lembar, alamat, nama, en));
}

void impor_salah(struct impor *m, unsigned baris, int kolom, const char *kode, const char *id, const char *en)
{
	int di = m->letak[kolom];

	impor_salah_di(m, baris, di < 0 ? 0 : (unsigned)di, kode, id, en);
}

int impor_akhir(const struct impor *m)
{
	return m->c->request->problem.code == PROBLEM_NONE ? 0 : -EPROTO;
}

static int isi_berkas(struct impor *m, char **ret_isi, size_t *ret_n)
{
	struct body_file *f = m->c->request->file;
	CLEANUP_FREE char *isi = NULL;
	size_t n = 0;
	ssize_t satu = 1;
	int r;

	if (f->size > IMPOR_MAX_BYTES)
		return ctx_problem(m->c, PROBLEM_TOO_LARGE, "Paling besar 4 MB (4.194.304 byte).", "At most 4 MB (4,194,304 bytes).");
	isi = malloc((size_t)f->size + 1);
	r = isi ? f->rewind(f) : -ENOMEM;
	while (r == 0 && n < (size_t)f->size && (satu = f->read(f, isi + n, (size_t)f->size - n)) > 0)
		n += (size_t)satu;
	if (r == 0 && (satu < 0 || n < (size_t)f->size))
		r = satu < 0 ? (int)satu : -EIO;
	if (r < 0)
		return r;
	*ret_isi = TAKE(isi);
	*ret_n = n;
	return 0;
}

static int baca_lembar(struct impor *m, struct arena *arena, struct lembar *ret_lembar)
{
	CLEANUP_FREE char *isi = NULL;
	struct lembar_galat galat = { 0 };
	size_t n = 0;
	int r = isi_berkas(m, &isi, &n);

	if (r < 0)
		return r;
	if (strcmp(m->c->request->file->content_type, JENIS_CSV) == 0)
		r = lembar_csv(isi, n, LEMBAR_LAYANAN, arena, ret_lembar, &galat);
	else
		r = lembar_xlsx(isi, n, LEMBAR_LAYANAN, arena, ret_lembar, &galat);
	m->lembar = ret_lembar->nama ? arena_strdup(m->c->arena, ret_lembar->nama) : LEMBAR_LAYANAN;
	if (r != -EINVAL)
		return r == 0 && !m->lembar ? -ENOMEM : r;
	if (galat.baris)
		impor_salah_di(m, galat.baris, galat.kolom, galat.kode, galat.id, galat.en);
	else
		tambah(m, "", galat.kode, arena_printf(m->c->arena, "Berkas ini: %s", galat.id), arena_printf(m->c->arena, "This file: %s", galat.en));
	return -EPROTO;
}

/* The header: columns in any order, none unknown, none twice, that of kode always there. */
static int kepala(struct impor *m, const struct lembar_baris *baris)
{
	for (unsigned i = 0; i < LEMBAR_KOLOM_MAX; i++) {
		int k = baris->sel[i] ? kolom_cari(baris->sel[i]) : -1;

		if (baris->sel[i] && k < 0)
			impor_salah_di(m, baris->nomor, i, "kolom", "kolom ini tidak dikenal; lihat templat.", "this column is not known; see the template.");
		else if (k >= 0 && m->letak[k] >= 0)
			impor_salah_di(m, baris->nomor, i, "uniqueItems", "kolom ini disebut dua kali.", "this column is named twice.");
		if (k < 0 || m->letak[k] >= 0)
			continue;
		m->letak[k] = (int)i;
		m->kolom[i] = k;
	}
	if (m->letak[0] < 0)
		impor_salah_di(m, baris->nomor, 0, "required", "kolom kode tidak ada.", "there is no column kode.");
	return impor_akhir(m);
}

static int sel(struct impor *m, struct impor_baris *b, unsigned di, const char *isi)
{
	struct isian_salah s = { 0 };
	int r;

	if (m->kolom[di] < 0) {
		impor_salah_di(m, b->nomor, di, "kolom", "kolom ini tidak mempunyai judul.", "this column has no header.");
		return 0;
	}
	if (isi == lembar_rusak) {
		s = (struct isian_salah){ "rumus", "rumus sel ini gagal.", "the formula of this cell failed." };
		r = -EINVAL;
	} else {
		r = strcmp(isi, "-") == 0 ? 0 : isian_sel(b->isi, &kolom_layanan[m->kolom[di]], isi, &s);
	}
	if (r != -EINVAL)
		return r;
	b->salah = true;
	impor_salah_di(m, b->nomor, di, s.kode, s.id, s.en);
	return 0;
}

/* A row of the sheet; one whose kode begins with # is a note. */
static int satu_baris(struct impor *m, const struct lembar_baris *baris)
{
	struct impor_baris *b = &m->baris[m->n_baris];
	const char *kode = baris->sel[m->letak[0]];
	int r = 0;

	if (kode && kode != lembar_rusak && *kode == '#')
		return 0;
	*b = (struct impor_baris){ .nomor = baris->nomor, .isi = json_object() };
	if (json_object_set_new(b->isi, "komponen", json_object()) < 0 || json_array_append_new(m->semua, b->isi) < 0)
		return -ENOMEM;
	m->n_baris++;
	for (unsigned i = 0; r == 0 && i < LEMBAR_KOLOM_MAX; i++)
		if (baris->sel[i])
			r = sel(m, b, i, baris->sel[i]);
	if (r == 0 && !json_object_get(b->isi, "kode") && !b->salah)
		impor_salah(m, b->nomor, 0, "required", "kode tidak boleh kosong.", "the code must not be empty.");
	return r < 0 ? r : isian_lengkapi(b->isi);
}

/* Each service once. */
static void berbeda(struct impor *m)
{
	CLEANUP_JSON json_t *sudah = json_object();

	for (size_t i = 0; i < m->n_baris; i++) {
		const char *kode = json_string_value(json_object_get(m->baris[i].isi, "kode"));

		if (!kode)
			continue;
		if (json_object_get(sudah, kode))
			impor_salah(m, m->baris[i].nomor, 0, "uniqueItems", "kode ini sudah disebut di baris lain.", "this code stands in another row as well.");
		json_object_set_new(sudah, kode, json_true());
	}
}

int impor_baca_berkas(struct impor *m)
{
	CLEANUP_ARENA struct arena *arena = arena_new(LEMBAR_ARENA_BYTES);
	struct lembar lembar = { 0 };
	int r = arena ? baca_lembar(m, arena, &lembar) : -ENOMEM;

	if (r == 0 && lembar.n_baris)
		r = kepala(m, &lembar.baris[0]);
	if (r < 0)
		return r;
	m->baris = arena_zalloc(m->c->arena, (lembar.n_baris + 1) * sizeof(*m->baris));
	if (!m->baris)
		return -ENOMEM;
	for (size_t i = 1; r == 0 && i < lembar.n_baris; i++)
		r = satu_baris(m, &lembar.baris[i]);
	if (r < 0)
		return r;
	berbeda(m);
	if (!m->n_baris)
		tambah(m, "", "minItems", "Tidak ada layanan dalam berkas ini.", "There is no service in this file.");
	return 0;
}
