/* What follows from the components of a row: members that may be left out, and the words by which the catalogue tells of them. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "impor/isian.h"

#include "base/banned.h"

#define KATA_MAX_BYTES 262144
#define RUPIAH_BUF 40

static const char *anggota(const json_t *objek, const char *nama)
{
	return json_string_value(json_object_get(objek, nama));
}

/* Members that may be left out in cells, but not in the JSON. */
static int boleh_kosong(json_t *komponen, const char *nama, const char *bagian)
{
	json_t *objek = json_object_get(komponen, nama);

	return objek && !json_object_get(objek, bagian) && json_object_set_new(objek, bagian, json_null()) < 0 ? -ENOMEM : 0;
}

/* The words as a member of the row, when there are any. */
static int pasang_kata(json_t *baris, const char *nama, const struct buffer *kata)
{
	if (buffer_error(kata) < 0)
		return -ENOMEM;
	return kata->len && json_object_set_new(baris, nama, json_stringn(kata->data, kata->len)) < 0 ? -ENOMEM : 0;
}

static int produk(json_t *baris, const json_t *daftar)
{
	CLEANUP_BUFFER struct buffer kata;
	json_t *satu;
	size_t i;

	buffer_init(&kata, KATA_MAX_BYTES);
	json_array_foreach (daftar, i, satu) {
		buffer_string(&kata, i ? "; " : "");
		buffer_string(&kata, json_string_value(satu));
	}
	return pasang_kata(baris, "produk", &kata);
}

/* 1.250.000 */
static void rupiah(struct buffer *out, json_int_t jumlah)
{
	char angka[RUPIAH_BUF];
	int n = snprintf(angka, sizeof(angka), "%" JSON_INTEGER_FORMAT, jumlah);

	buffer_string(out, "Rp");
	for (int i = 0; i < n; i++) {
		if (i && (n - i) % 3 == 0)
			buffer_char(out, '.');
		buffer_char(out, angka[i]);
	}
}

static int biaya(json_t *baris, const json_t *daftar)
{
	CLEANUP_BUFFER struct buffer kata;
	bool dipungut = false;
	json_t *satu;
	size_t i;

	buffer_init(&kata, KATA_MAX_BYTES);
	json_array_foreach (daftar, i, satu) {
		json_int_t jumlah = json_integer_value(json_object_get(satu, "jumlah"));

		dipungut |= jumlah > 0;
		buffer_printf(&kata, "%s%s: ", i ? "; " : "", anggota(satu, "uraian"));
		if (jumlah)
			rupiah(&kata, jumlah);
		else
			buffer_string(&kata, "gratis");
	}
	if (kata.len && !dipungut)
		return json_object_set_new(baris, "biaya", json_string("Gratis")) < 0 ? -ENOMEM : 0;
	return pasang_kata(baris, "biaya", &kata);
}

static int jangka_waktu(json_t *baris, const json_t *waktu)
{
	CLEANUP_BUFFER struct buffer kata;
	const char *satuan = anggota(waktu, "satuan");
	const json_t *jumlah = json_object_get(waktu, "jumlah");

	buffer_init(&kata, KATA_MAX_BYTES);
	if (satuan && jumlah) {
		buffer_printf(&kata, "%" JSON_INTEGER_FORMAT " ", json_integer_value(jumlah));
		for (; *satuan; satuan++)
			buffer_char(&kata, *satuan == '_' ? ' ' : *satuan);
	}
	return pasang_kata(baris, "jangka_waktu", &kata);
}

static int persyaratan(json_t *baris, const json_t *daftar)
{
	CLEANUP_JSON json_t *semua = json_array();
	json_t *satu;
	size_t i;

	json_array_foreach (daftar, i, satu)
		if (json_array_append(semua, json_object_get(satu, "uraian")) < 0)
			return -ENOMEM;
	return daftar && json_object_set(baris, "persyaratan", semua) < 0 ? -ENOMEM : 0;
}

int isian_lengkapi(json_t *baris)
{
	json_t *komponen = json_object_get(baris, "komponen");
	int r = boleh_kosong(komponen, "jangka_waktu", "keterangan");

	if (r == 0)
		r = boleh_kosong(komponen, "jumlah_pelaksana", "rincian");
	if (r == 0)
		r = produk(baris, json_object_get(komponen, "produk"));
	if (r == 0)
		r = biaya(baris, json_object_get(komponen, "biaya"));
	if (r == 0)
		r = jangka_waktu(baris, json_object_get(komponen, "jangka_waktu"));
	return r < 0 ? r : persyaratan(baris, json_object_get(komponen, "persyaratan"));
}

void isian_tanpa_kata(json_t *baris)
{
	static const char *const kata[] = { "produk", "biaya", "jangka_waktu", "persyaratan" };

	for (size_t i = 0; i < sizeof(kata) / sizeof(*kata); i++)
		json_object_del(baris, kata[i]);
}
