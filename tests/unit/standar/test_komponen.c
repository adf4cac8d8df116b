/* Components as text: every form that one can have. */
#include "standar/komponen.h"

#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"

TestSuite(komponen, .fini = fail_on_leak);

static void sama(const char *nama, const char *json, const char *teks)
{
	CLEANUP_ARENA struct arena *arena = arena_new(1 << 20);
	CLEANUP_JSON json_t *isi = json ? json_loads(json, JSON_DECODE_ANY, NULL) : NULL;
	struct ctx c = { .arena = arena };
	const struct cetak k = { &c, NULL };
	const char *hasil = komponen_teks(&k, nama, isi);

	cr_assert_str_eq(hasil, teks, "%s: %s", nama, hasil);
}

Test(komponen, belum_tertulis)
{
	sama("produk", NULL, "-");
	sama("produk", "null", "-");
	sama("produk", "[]", "-");
}

Test(komponen, daftar)
{
	sama("produk", "[\"Kartu keluarga\"]", "Kartu keluarga");
	sama("produk", "[\"Satu\", \"Dua\"]", "1. Satu\n2. Dua");
	sama("persyaratan", "[{\"uraian\": \"KTP\", \"keterangan\": null}, {\"uraian\": \"Foto\", \"keterangan\": \"3x4\"}]", "1. KTP\n2. Foto (3x4)");
	sama("prosedur", "[{\"uraian\": \"Daftar\", \"pelaksana\": \"Loket\"}]", "Daftar (Loket)");
}

Test(komponen, tarif_dalam_rupiah)
{
	sama("biaya", "[{\"uraian\": \"Baru\", \"jumlah\": 0, \"dasar_hukum\": null}]", "Baru: gratis");
	sama("biaya", "[{\"uraian\": \"Ulang\", \"jumlah\": 1250000, \"dasar_hukum\": \"Perda 3/2024\"}]", "Ulang: Rp1.250.000 (Perda 3/2024)");
	sama("biaya", "[{\"uraian\": \"a\", \"jumlah\": 999, \"dasar_hukum\": null}, {\"uraian\": \"b\", \"jumlah\": 1000000000000, \"dasar_hukum\": null}]",
	     "1. a: Rp999\n2. b: Rp1.000.000.000.000");
}

Test(komponen, waktu_dan_jumlah)
{
	sama("jangka_waktu", "{\"jumlah\": 3, \"satuan\": \"hari_kerja\", \"keterangan\": null}", "3 hari kerja");
	sama("jangka_waktu", "{\"jumlah\": 90, \"satuan\": \"menit\", \"keterangan\": \"bila lengkap\"}", "90 menit (bila lengkap)");
	sama("jumlah_pelaksana", "{\"jumlah\": 5, \"rincian\": null}", "5 orang");
}

Test(komponen, pengaduan_dengan_tempatnya)
{
	sama("pengaduan", "{\"uraian\": \"Dijawab.\", \"kontak\": [{\"kanal\": \"telepon\", \"alamat\": \"0562\"}]}", "Dijawab.\n- Telepon: 0562");
}

Test(komponen, empat_belas_dengan_nama_sendiri)
{
	for (size_t i = 0; i < KOMPONEN_JUMLAH; i++)
		for (size_t j = 0; j < i; j++)
			cr_assert_str_neq(komponen_urut[i].nama, komponen_urut[j].nama);
}
