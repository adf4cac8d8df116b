/* A result as a workbook: one sheet for each table, members named as in the JSON; strings are written as strings, never as formulas. Rows go
 * to disk as they come (constant memory). On the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include <xlsxwriter.h>

#include "base/clock.h"
#include "kalender/waktu.h"
#include "lembar/tulis.h"
#include "skm/laporan.h"

#include "base/banned.h"

#define BUKU_MAX_BYTES LAPORAN_MAX_BYTES
#define DESIMAL_MAX 4

/* A column, or a row of the summary: a member, also one below another ("metode.kode"), and its decimals. */
struct anggota {
	const char *nama;
	int desimal;
};

struct buku {
	lxw_workbook *buku;
	lxw_format *tebal;
	lxw_format *angka[DESIMAL_MAX + 1];
	lxw_error error;
};

struct isi_buku {
	const struct laporan *l;
	const char *dir; /* for what the library cannot keep in memory */
};

static void catat(struct buku *w, lxw_error error)
{
	if (!w->error)
		w->error = error;
}

static const json_t *anggota_dari(const json_t *objek, const char *nama)
{
	const char *titik = strchr(nama, '.');
	char pertama[32];

	if (!titik)
		return json_object_get(objek, nama);
	snprintf(pertama, sizeof(pertama), "%.*s", (int)(titik - nama), nama);
	return json_object_get(json_object_get(objek, pertama), titik + 1);
}

/* A value that is withheld leaves its cell empty. */
static void sel(struct buku *w, lxw_worksheet *s, lxw_row_t baris, lxw_col_t kolom, const json_t *isi, int desimal)
{
	if (json_is_string(isi))
		catat(w, worksheet_write_string(s, baris, kolom, json_string_value(isi), NULL));
	else if (json_is_number(isi))
		catat(w, worksheet_write_number(s, baris, kolom, json_number_value(isi), w->angka[desimal]));
	else if (json_is_boolean(isi))
		catat(w, worksheet_write_boolean(s, baris, kolom, json_is_true(isi), NULL));
}

static lxw_worksheet *lembar(struct buku *w, const char *nama, double lebar_pertama)
{
	lxw_worksheet *s = workbook_add_worksheet(w->buku, nama);

	if (!s) {
		catat(w, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return NULL;
	}
	catat(w, worksheet_set_column(s, 0, 0, lebar_pertama, NULL));
	catat(w, worksheet_set_column(s, 1, 12, 18, NULL));
	return s;
}

static void kepala(struct buku *w, lxw_worksheet *s, const struct anggota *kolom, size_t n, const char *depan)
{
	lxw_col_t at = 0;

	if (depan)
		catat(w, worksheet_write_string(s, 0, at++, depan, w->tebal));
	for (size_t i = 0; i < n; i++)
		catat(w, worksheet_write_string(s, 0, at++, kolom[i].nama, w->tebal));
	worksheet_freeze_panes(s, 1, 0);
}

static void baris(struct buku *w, lxw_worksheet *s, lxw_row_t nomor, lxw_col_t mulai, const struct anggota *kolom, size_t n, const json_t *objek)
{
	for (size_t i = 0; i < n; i++)
		sel(w, s, nomor, (lxw_col_t)(mulai + i), anggota_dari(objek, kolom[i].nama), kolom[i].desimal);
}

static void ringkasan(struct buku *w, const struct laporan *l, int desimal_ikm)
{
	const struct anggota isi[] = {
		{ "nomor" }, { "status" }, { "judul" }, { "tahun" }, { "periode" }, { "penyelenggara.nama" }, { "layanan.nama" }, { "responden" },
		{ "dikecualikan" }, { "populasi" }, { "cara_memilih" }, { "sampel_minimum" }, { "sampel_cukup" }, { "ditahan" }, { "skm", 4 },
		{ "ikm", desimal_ikm }, { "mutu" }, { "kinerja" }, { "metode.kode" }, { "metode.versi" }, { "metode.pembulatan" }, { "metode.dasar_hukum" },
		{ "reliabilitas.alpha", 4 }, { "reliabilitas.reliabel" }, { "sidik_masukan" }, { "dihitung_pada" }, { "diterbitkan_pada" },
	};
	lxw_worksheet *s = lembar(w, "Ringkasan", 24);
	lxw_row_t n = 0;

	for (size_t i = 0; s && i < sizeof(isi) / sizeof(isi[0]); i++) {
		catat(w, worksheet_write_string(s, n, 0, isi[i].nama, w->tebal));
		sel(w, s, n++, 1, anggota_dari(l->hasil, isi[i].nama), isi[i].desimal);
	}
	if (s) {
		catat(w, worksheet_write_string(s, n, 0, "keterangan", w->tebal));
		catat(w, worksheet_write_string(s, n, 1, l->ditahan ? l->t->ditahan_semua : l->t->ditahan_kelompok, NULL));
	}
}

static void unsur(struct buku *w, const struct laporan *l)
{
	static const struct anggota kolom[] = { { "kode" }, { "jumlah" }, { "terisi" }, { "nrr", 3 }, { "nrr_tertimbang", 4 }, { "mutu" } };
	const json_t *daftar = json_object_get(l->hasil, "unsur"), *valid = json_object_get(json_object_get(l->hasil, "validitas"), "unsur");
	static const struct anggota tambahan[] = { { "r", 4 }, { "valid" } };
	const size_t n = sizeof(kolom) / sizeof(kolom[0]);
	lxw_worksheet *s = lembar(w, "Unsur", 44);

	if (!s)
		return;
	kepala(w, s, kolom, n, "nama");
	for (lxw_col_t i = 0; i < 2; i++)
		catat(w, worksheet_write_string(s, 0, (lxw_col_t)(1 + n + i), tambahan[i].nama, w->tebal));
	for (size_t i = 0; i < json_array_size(daftar); i++) {
		const json_t *satu = json_array_get(daftar, i);
		lxw_row_t nomor = (lxw_row_t)i + 1;

		catat(w, worksheet_write_string(s, nomor, 0, laporan_nama_unsur(l, laporan_teks_dari(satu, "kode")), NULL));
		baris(w, s, nomor, 1, kolom, n, satu);
		baris(w, s, nomor, (lxw_col_t)(1 + n), tambahan, 2, json_array_get(valid, i));
	}
}

static void kelompok(struct buku *w, const struct laporan *l, int desimal_ikm)
{
	const struct anggota kolom[] = { { "kelompok" }, { "ditahan" }, { "responden" }, { "skm", 4 }, { "ikm", desimal_ikm }, { "mutu" } };
	static const char *const atribut[] = { "jenis_kelamin", "usia", "pendidikan", "pekerjaan", "layanan" };
	lxw_worksheet *s = lembar(w, "Kelompok", 18);
	lxw_row_t nomor = 1;

	if (!s)
		return;
	kepala(w, s, kolom, sizeof(kolom) / sizeof(kolom[0]), "atribut");
	for (size_t a = 0; a < sizeof(atribut) / sizeof(atribut[0]); a++) {
		const json_t *urut = laporan_urut(l, atribut[a]);

		for (size_t i = 0; i < json_array_size(urut); i++, nomor++) {
			catat(w, worksheet_write_string(s, nomor, 0, atribut[a], NULL));
			baris(w, s, nomor, 1, kolom, sizeof(kolom) / sizeof(kolom[0]), json_array_get(urut, i));
		}
	}
}

static void saran(struct buku *w, const struct laporan *l)
{
	static const struct anggota kolom[] = { { "unsur" }, { "uraian" }, { "penanggung_jawab" }, { "target" } };
	const json_t *daftar = json_object_get(l->hasil, "saran_perbaikan");
	lxw_worksheet *s = lembar(w, "Saran perbaikan", 24);

	if (!s)
		return;
	kepala(w, s, kolom, 4, NULL);
	for (size_t i = 0; i < json_array_size(daftar); i++)
		baris(w, s, (lxw_row_t)i + 1, 0, kolom, 4, json_array_get(daftar, i));
}

static lxw_format *format_angka(lxw_workbook *buku, const char *bentuk)
{
	lxw_format *f = workbook_add_format(buku);

	if (f)
		format_set_num_format(f, bentuk);
	return f;
}

/* The instant of the computation, so that the same result gives the same bytes. */
static void keterangan(struct buku *w, const struct laporan *l)
{
	const char *kapan = laporan_teks_dari(l->hasil, "dihitung_pada");
	int64_t us = 0;

	if (waktu_urai(kapan, strlen(kapan), &us) < 0)
		catat(w, LXW_ERROR_PARAMETER_VALIDATION);
	catat(w, workbook_set_properties(w->buku, &(lxw_doc_properties){ .title = (char *)(uintptr_t)l->t->judul,
									 .subject = (char *)(uintptr_t)laporan_teks_dari(l->hasil, "judul"),
									 .company = (char *)(uintptr_t)LAPORAN_INSTANSI,
									 .created = (time_t)(us / US_PER_S) }));
}

static int tulis(void *cls, const char *path)
{
	const struct isi_buku *isi = cls;
	const struct laporan *l = isi->l;
	static const char *const bentuk[DESIMAL_MAX + 1] = { "0", "0.0", "0.00", "0.000", "0.0000" };
	int desimal_ikm = (int)json_integer_value(json_object_get(l->tambahan, "desimal_ikm"));
	lxw_workbook_options pilihan = { .constant_memory = 1, .tmpdir = (char *)(uintptr_t)isi->dir };
	struct buku w = { .buku = workbook_new_opt(path, &pilihan) };
	lxw_error akhir;

	if (!w.buku)
		return -ENOMEM;
	w.tebal = workbook_add_format(w.buku);
	if (w.tebal)
		format_set_bold(w.tebal);
	for (int i = 0; i <= DESIMAL_MAX; i++)
		w.angka[i] = format_angka(w.buku, bentuk[i]);
	keterangan(&w, l);
	ringkasan(&w, l, desimal_ikm);
	unsur(&w, l);
	kelompok(&w, l, desimal_ikm);
	saran(&w, l);
	akhir = workbook_close(w.buku);
	return w.error || akhir ? -EIO : 0;
}

int laporan_buku(struct laporan *l, const char *dir, struct buffer *out)
{
	buffer_init(out, BUKU_MAX_BYTES);
	return lembar_lewat_berkas(dir, tulis, &(struct isi_buku){ l, dir }, out);
}
