/* Cells taken apart. */
#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "impor/isian.h"

#include "../leak.h"

TestSuite(isian, .fini = fail_on_leak);

/* What the cell becomes, as JSON; NULL: it cannot be taken apart. */
static char *jadi(const char *kolom, const char *isi)
{
	CLEANUP_JSON json_t *baris = json_pack("{s:{}}", "komponen");
	const struct kolom *k = &kolom_layanan[kolom_cari(kolom)];
	struct isian_salah salah = { 0 };

	return isian_sel(baris, k, isi, &salah) == 0 ? json_dumps(baris, JSON_COMPACT) : NULL;
}

static void sama(const char *kolom, const char *isi, const char *harap)
{
	CLEANUP_FREE char *json = jadi(kolom, isi);

	cr_assert_not_null(json, "%s: %s", kolom, isi);
	cr_expect_str_eq(json, harap, "%s: %s", kolom, json);
}

Test(isian, bentuk)
{
	sama("nama", "Kartu", "{\"komponen\":{},\"nama\":\"Kartu\"}");
	sama("pola", "Satu Pintu", "{\"komponen\":{},\"pola\":\"satu_pintu\"}");
	sama("jangka_waktu", "3", "{\"komponen\":{\"jangka_waktu\":{\"jumlah\":3}}}");
	sama("produk", "1. Kartu\n\n2) Salinan\n- 3 lembar", "{\"komponen\":{\"produk\":[\"Kartu\",\"Salinan\",\"3 lembar\"]}}");
	sama("produk", "1.000 lembar", "{\"komponen\":{\"produk\":[\"1.000 lembar\"]}}");
	sama("persyaratan", "Foto|baru", "{\"komponen\":{\"persyaratan\":[{\"uraian\":\"Foto\",\"keterangan\":\"baru\"}]}}");
	sama("kontak_pengaduan", "Email: a@b:c", "{\"komponen\":{\"pengaduan\":{\"kontak\":[{\"kanal\":\"email\",\"alamat\":\"a@b:c\"}]}}}");
}

Test(isian, rupiah)
{
	static const struct {
		const char *isi;
		long long jumlah;
	} kasus[] = {
		{ "gratis", 0 }, { "Gratis", 0 }, { "0", 0 }, { "50000", 50000 }, { "50.000", 50000 }, { "Rp50.000", 50000 }, { "Rp. 1.250.000,00", 1250000 },
		{ "rp 5", 5 }, { "1.00", -1 }, { "1.0000", -1 }, { "1000.000", -1 }, { ".5", -1 }, { "5.", -1 }, { "-5", -1 }, { "Rp", -1 }, { "", -1 },
		{ "lima", -1 }, { "9999999999999999", -1 },
	};

	for (size_t i = 0; i < sizeof(kasus) / sizeof(*kasus); i++) {
		char isi[64], harap[128];
		CLEANUP_FREE char *json = NULL;

		snprintf(isi, sizeof(isi), "Cetak | %s", kasus[i].isi);
		snprintf(harap, sizeof(harap), "{\"komponen\":{\"biaya\":[{\"uraian\":\"Cetak\",\"jumlah\":%lld,\"dasar_hukum\":null}]}}", kasus[i].jumlah);
		json = jadi("biaya", isi);
		cr_expect_eq(json == NULL, kasus[i].jumlah < 0, "%s", isi);
		if (json)
			cr_expect_str_eq(json, harap, "%s: %s", isi, json);
	}
}

Test(isian, yang_tidak_dapat_diuraikan)
{
	static const char *const kasus[][2] = { { "jangka_waktu", "tiga" }, { "jangka_waktu", "3,5" },	  { "persyaratan", "a|b|c" }, { "prosedur", "|b" },
						{ "biaya", "a|b|c|d" },	    { "kontak_pengaduan", "0562" }, { "kontak_pengaduan", ":a" } };

	for (size_t i = 0; i < sizeof(kasus) / sizeof(*kasus); i++)
		cr_expect_null(jadi(kasus[i][0], kasus[i][1]), "%s: %s", kasus[i][0], kasus[i][1]);
}

Test(isian, kata_katalog)
{
	CLEANUP_JSON json_t *baris = json_loads("{\"komponen\":{\"biaya\":[{\"uraian\":\"a\",\"jumlah\":0,\"dasar_hukum\":null}],\"produk\":[\"x\",\"y\"],"
						"\"jangka_waktu\":{\"jumlah\":3,\"satuan\":\"hari_kerja\"},\"jumlah_pelaksana\":{\"jumlah\":2}}}",
						0, NULL);

	cr_assert_eq(isian_lengkapi(baris), 0);
	cr_expect_str_eq(json_string_value(json_object_get(baris, "biaya")), "Gratis");
	cr_expect_str_eq(json_string_value(json_object_get(baris, "produk")), "x; y");
	cr_expect_str_eq(json_string_value(json_object_get(baris, "jangka_waktu")), "3 hari kerja");
	cr_expect_null(json_object_get(baris, "persyaratan"));
	cr_expect(json_is_null(json_object_get(json_object_get(json_object_get(baris, "komponen"), "jangka_waktu"), "keterangan")));
	cr_expect(json_is_null(json_object_get(json_object_get(json_object_get(baris, "komponen"), "jumlah_pelaksana"), "rincian")));
}
