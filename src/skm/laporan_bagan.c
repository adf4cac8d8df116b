/* The charts of a result; on the worker that serves the request. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "skm/laporan.h"

#include "base/banned.h"

#define URAIAN_MAX_BYTES 65536
#define NRR_DESIMAL 3

/* What is drawn, in words: "title. name: value; name: value." */
static int uraikan(const struct laporan *l, struct bagan *b)
{
	CLEANUP_BUFFER struct buffer teks;

	buffer_init(&teks, URAIAN_MAX_BYTES);
	buffer_printf(&teks, "%s, %s. %s. ", laporan_teks_dari(json_object_get(l->hasil, "penyelenggara"), "nama"),
		      laporan_teks_dari(l->hasil, "judul"), b->judul);
	for (size_t i = 0; i < b->n; i++)
		buffer_printf(&teks, "%s%s: %s", i ? "; " : "", b->butir[i].nama, b->butir[i].angka ? b->butir[i].angka : l->t->ditahan);
	buffer_string(&teks, ".");
	b->uraian = buffer_error(&teks) < 0 ? NULL : arena_strndup(l->arena, teks.data, teks.len);
	return b->uraian ? 0 : -ENOMEM;
}

static struct bagan_butir *tempat_butir(const struct laporan *l, struct bagan *b, size_t n)
{
	struct bagan_butir *butir = n ? arena_zalloc(l->arena, n * sizeof(*butir)) : NULL;

	b->butir = butir;
	b->n = n;
	return butir;
}

/* The lower limit of the second best class, "Baik", as a target; on the scale of the axis. */
static void sasaran(const struct laporan *l, struct bagan *b, double pembagi)
{
	const json_t *kelas = json_array_get(json_object_get(l->tambahan, "kelas"), 1);
	struct bagan_batas *batas = kelas ? arena_zalloc(l->arena, sizeof(*batas)) : NULL;

	if (!batas)
		return;
	batas->nilai = (double)json_integer_value(json_object_get(kelas, "batas")) / pembagi;
	batas->nama = arena_printf(l->arena, "%s (%s)", laporan_teks_dari(kelas, "kinerja"), laporan_teks_dari(kelas, "mutu"));
	b->batas = batas;
	b->n_batas = batas->nama ? 1 : 0;
}

static int bagan_unsur(const struct laporan *l, struct bagan *b)
{
	const json_t *unsur = json_object_get(l->hasil, "unsur");
	struct bagan_butir *butir = tempat_butir(l, b, json_array_size(unsur));

	b->judul = l->t->bagan_unsur;
	b->jenis = BAGAN_BATANG;
	b->bawah = 1;
	b->atas = 4;
	b->langkah = 0.5;
	b->desimal = 1;
	sasaran(l, b, 2500); /* hundredths of an IKM, which is 25 times the NRR */
	for (size_t i = 0; butir && i < b->n; i++) {
		const json_t *satu = json_array_get(unsur, i), *nrr = json_object_get(satu, "nrr");

		butir[i].nama = laporan_nama_unsur(l, laporan_teks_dari(satu, "kode"));
		butir[i].nilai = json_number_value(nrr);
		if (json_is_number(nrr))
			butir[i].angka = arena_printf(l->arena, "%s (%s)", laporan_desimal(l, nrr, NRR_DESIMAL), laporan_teks_dari(satu, "mutu"));
	}
	return butir ? 0 : -ENODATA;
}

/* From the largest; equal ones by name, so that the order does not depend on the sorting. */
static int lebih_besar(const void *a, const void *b)
{
	const struct bagan_butir *x = a, *y = b;

	return x->nilai < y->nilai ? 1 : x->nilai > y->nilai ? -1 : strcmp(x->nama, y->nama);
}

static int bagan_kekurangan(const struct laporan *l, struct bagan *b)
{
	const json_t *unsur = json_object_get(l->hasil, "unsur");
	struct bagan_butir *butir = tempat_butir(l, b, json_array_size(unsur));
	double semua = 0;

	b->judul = l->t->bagan_kekurangan;
	b->sumbu = l->t->kumulatif;
	b->jenis = BAGAN_KOLOM;
	b->kumulatif = true;
	b->desimal = 1;
	for (size_t i = 0; butir && i < b->n; i++) {
		const json_t *satu = json_array_get(unsur, i), *nrr = json_object_get(satu, "nrr");

		butir[i].nama = laporan_nama_unsur(l, laporan_teks_dari(satu, "kode"));
		butir[i].nilai = json_is_number(nrr) ? (double)lround(4000 - 1000 * json_number_value(nrr)) / 1000 : 0;
		semua += butir[i].nilai;
		if (json_is_number(nrr)) {
			CLEANUP_JSON json_t *kurang = json_real(butir[i].nilai);

			butir[i].angka = laporan_desimal(l, kurang, NRR_DESIMAL);
		}
	}
	if (butir)
		qsort(butir, b->n, sizeof(*butir), lebih_besar);
	/* The axis ends at the sum, so that the line of shares and the columns have one scale. */
	b->atas = semua > 0 ? semua : 1;
	b->langkah = bagan_langkah(b->atas, 6);
	return butir ? 0 : -ENODATA;
}

static int bagan_profil(const struct laporan *l, const char *atribut, struct bagan *b)
{
	const json_t *kelompok = laporan_urut(l, atribut);
	struct bagan_butir *butir = tempat_butir(l, b, json_array_size(kelompok));
	double tertinggi = 1;

	b->judul = laporan_gabung(l, l->t->bagan_profil, " ", laporan_kecil(l, laporan_sebutan("atribut", atribut, l->bahasa)));
	b->jenis = BAGAN_BATANG;
	for (size_t i = 0; butir && i < b->n; i++) {
		const json_t *satu = json_array_get(kelompok, i), *responden = json_object_get(satu, "responden");

		butir[i].nama = laporan_kelompok(l, atribut, laporan_teks_dari(satu, "kelompok"));
		butir[i].nilai = json_number_value(responden);
		tertinggi = fmax(tertinggi, butir[i].nilai);
		if (json_is_integer(responden))
			butir[i].angka = laporan_gabung(l, laporan_bulat(l, responden), " · ", laporan_persen(l, responden));
	}
	b->langkah = fmax(1, bagan_langkah(tertinggi, 6));
	b->atas = ceil(tertinggi / b->langkah) * b->langkah;
	return butir ? 0 : -ENODATA;
}

static int bagan_tren(const struct laporan *l, struct bagan *b)
{
	const json_t *tren = json_object_get(l->tambahan, "tren");
	struct bagan_butir *butir = tempat_butir(l, b, json_array_size(tren));

	b->judul = l->t->bagan_tren;
	b->jenis = BAGAN_GARIS;
	b->bawah = 25;
	b->atas = 100;
	b->langkah = 15;
	sasaran(l, b, 100);
	for (size_t i = 0; butir && i < b->n; i++) {
		const json_t *satu = json_array_get(tren, b->n - 1 - i), *ikm = json_object_get(satu, "ikm");

		butir[i].nama = arena_printf(l->arena, "%s %" JSON_INTEGER_FORMAT, laporan_teks_dari(satu, "periode"),
					     json_integer_value(json_object_get(satu, "tahun")));
		butir[i].nilai = json_number_value(ikm);
		if (!butir[i].nama)
			return -ENOMEM;
		if (json_is_number(ikm))
			butir[i].angka = arena_printf(l->arena, "%s (%s)", laporan_ikm(l, ikm), laporan_teks_dari(satu, "mutu"));
	}
	return butir ? 0 : -ENODATA;
}

int laporan_bagan(const struct laporan *l, const char *jenis, struct bagan *ret_bagan)
{
	int r;

	*ret_bagan = (struct bagan){ .bahasa = l->bahasa };
	if (strcmp(jenis, "unsur") == 0)
		r = bagan_unsur(l, ret_bagan);
	else if (strcmp(jenis, "kekurangan") == 0)
		r = bagan_kekurangan(l, ret_bagan);
	else if (strcmp(jenis, "tren") == 0)
		r = bagan_tren(l, ret_bagan);
	else
		r = bagan_profil(l, jenis, ret_bagan);
	return r < 0 ? r : uraikan(l, ret_bagan);
}
