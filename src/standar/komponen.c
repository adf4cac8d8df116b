/* Turns components into text; pure but for the arena, on the worker that serves the request. */
#include "standar/komponen.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "document/tanda_terima_teks.h"

#include "base/banned.h"

#define TEKS_MAX_BYTES PDF_TEXT_MAX_BYTES
#define RUPIAH_BUF 32

const struct komponen komponen_urut[KOMPONEN_JUMLAH] = {
	{ "persyaratan", "Persyaratan" },
	{ "prosedur", "Sistem, mekanisme, dan prosedur" },
	{ "jangka_waktu", "Jangka waktu penyelesaian" },
	{ "biaya", "Biaya/tarif" },
	{ "produk", "Produk pelayanan" },
	{ "pengaduan", "Penanganan pengaduan, saran, dan masukan" },
	{ "dasar_hukum", "Dasar hukum" },
	{ "sarana", "Sarana, prasarana, dan/atau fasilitas" },
	{ "kompetensi", "Kompetensi pelaksana" },
	{ "pengawasan_internal", "Pengawasan internal" },
	{ "jumlah_pelaksana", "Jumlah pelaksana" },
	{ "jaminan_pelayanan", "Jaminan pelayanan" },
	{ "jaminan_keamanan", "Jaminan keamanan dan keselamatan pelayanan" },
	{ "evaluasi_kinerja", "Evaluasi kinerja pelaksana" },
};

/* Rp1.250.000 */
static const char *rupiah(json_int_t jumlah, char out[static RUPIAH_BUF])
{
	char angka[RUPIAH_BUF];
	size_t n = (size_t)snprintf(angka, sizeof(angka), "%" JSON_INTEGER_FORMAT, jumlah);
	size_t di = 2;

	out[0] = 'R';
	out[1] = 'p';
	for (size_t i = 0; i < n && di + 2 < RUPIAH_BUF; i++) {
		if (i && (n - i) % 3 == 0)
			out[di++] = '.';
		out[di++] = angka[i];
	}
	out[di] = '\0';
	return out;
}

static void dalam_kurung(struct buffer *out, const char *teks)
{
	if (teks)
		buffer_printf(out, " (%s)", teks);
}

static void tulis_tarif(struct buffer *out, const json_t *tarif)
{
	json_int_t jumlah = json_integer_value(json_object_get(tarif, "jumlah"));
	char teks[RUPIAH_BUF];

	buffer_printf(out, "%s: %s", cetak_anggota(tarif, "uraian"), jumlah ? rupiah(jumlah, teks) : "gratis");
	dalam_kurung(out, cetak_anggota(tarif, "dasar_hukum"));
}

/* One entry of a list: a text, a tariff, a requirement with its note, or a step with who does it. */
static void tulis_butir(struct buffer *out, const json_t *butir)
{
	if (json_is_string(butir)) {
		buffer_string(out, json_string_value(butir));
		return;
	}
	if (json_object_get(butir, "jumlah")) {
		tulis_tarif(out, butir);
		return;
	}
	buffer_string(out, cetak_anggota(butir, "uraian"));
	dalam_kurung(out, cetak_anggota(butir, "keterangan"));
	dalam_kurung(out, cetak_anggota(butir, "pelaksana"));
}

static void tulis_daftar(struct buffer *out, const json_t *daftar)
{
	size_t i;
	json_t *butir;

	json_array_foreach(daftar, i, butir) {
		if (json_array_size(daftar) > 1)
			buffer_printf(out, "%s%zu. ", i ? "\n" : "", i + 1);
		tulis_butir(out, butir);
	}
}

static void tulis_pengaduan(struct buffer *out, const json_t *isi)
{
	size_t i;
	json_t *kontak;

	buffer_string(out, cetak_anggota(isi, "uraian"));
	json_array_foreach(json_object_get(isi, "kontak"), i, kontak)
		buffer_printf(out, "\n- %s: %s", tanda_terima_istilah(cetak_anggota(kontak, "kanal"), "id"), cetak_anggota(kontak, "alamat"));
}

static void tulis_objek(struct buffer *out, const struct cetak *k, const char *nama, const json_t *isi)
{
	if (strcmp(nama, "pengaduan") == 0) {
		tulis_pengaduan(out, isi);
	} else if (strcmp(nama, "jangka_waktu") == 0) {
		buffer_string(out, cetak_waktu(k, isi));
		dalam_kurung(out, cetak_anggota(isi, "keterangan"));
	} else {
		buffer_printf(out, "%" JSON_INTEGER_FORMAT " orang", json_integer_value(json_object_get(isi, "jumlah")));
		dalam_kurung(out, cetak_anggota(isi, "rincian"));
	}
}

const char *komponen_teks(const struct cetak *k, const char *nama, const json_t *isi)
{
	CLEANUP_BUFFER struct buffer out;

	buffer_init(&out, TEKS_MAX_BYTES);
	if (json_is_array(isi))
		tulis_daftar(&out, isi);
	else if (json_is_object(isi))
		tulis_objek(&out, k, nama, isi);
	if (!out.len)
		buffer_string(&out, "-");
	return buffer_error(&out) < 0 ? NULL : arena_strndup(k->c->arena, out.data, out.len);
}
