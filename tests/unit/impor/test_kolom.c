/* The table of columns against the contract: each has its place in what the operations of the catalogue and of standards take, its choices are theirs, its
 * example is taken. */
#include <string.h>

#include <criterion/criterion.h>

#include "contract/schema.h"
#include "impor/isian.h"

#include "../leak.h"

TestSuite(kolom, .fini = fail_on_leak);

static struct contract *kontrak(void)
{
	CLEANUP_JSON json_t *json = json_load_file(CONTRACT_JSON, 0, NULL);
	CLEANUP_FREE char *teks = json_dumps(json, JSON_COMPACT);
	struct contract *c;

	cr_assert_eq(contract_load(teks, strlen(teks), stderr, &c), 0);
	return c;
}

static const struct schema *skema(const struct contract *c, const char *operasi)
{
	size_t n;
	const struct operation *semua = contract_operations(c, &n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(semua[i].id, operasi) == 0)
			return semua[i].body_schema;
	cr_assert_fail("%s", operasi);
	return NULL;
}

static json_t *contoh(void)
{
	json_t *baris = json_pack("{s:{}}", "komponen");
	struct isian_salah salah;

	for (int i = 0; i < KOLOM_JUMLAH; i++)
		cr_assert_eq(isian_sel(baris, &kolom_layanan[i], kolom_layanan[i].contoh, &salah), 0, "%s", kolom_layanan[i].nama);
	cr_assert_eq(isian_lengkapi(baris), 0);
	return baris;
}

static void lolos(const struct contract *c, const char *operasi, const json_t *isi, bool harap)
{
	struct arena *arena = arena_new(1 << 20);
	struct problem p = { 0 };
	int r = schema_validate(skema(c, operasi), isi, arena, &p);

	cr_expect_eq(r == 0, harap, "%s: %s", operasi, p.n_errors ? p.errors[0].pointer : "");
	arena_free(arena);
}

Test(kolom, contoh_diterima_dan_lengkap)
{
	struct contract *c = kontrak();
	CLEANUP_JSON json_t *layanan = contoh();
	CLEANUP_JSON json_t *standar = json_pack("{s:O}", "komponen", json_object_get(layanan, "komponen"));

	cr_expect_eq(json_object_size(json_object_get(layanan, "komponen")), 14);
	lolos(c, "standar_buat", standar, true);
	json_object_del(layanan, "komponen");
	json_object_set_new(layanan, "penyelenggara_id", json_string("019510a4-0000-7000-8000-000000000101"));
	lolos(c, "layanan_buat", layanan, true);
	contract_free(c);
}

Test(kolom, setiap_pilihan_diterima)
{
	struct contract *c = kontrak();

	for (int i = 0; i < KOLOM_JUMLAH; i++)
		for (size_t p = 0; kolom_layanan[i].bentuk == BENTUK_PILIHAN && kolom_layanan[i].pilihan[p]; p++) {
			CLEANUP_JSON json_t *baris = contoh();
			CLEANUP_JSON json_t *standar = NULL;
			struct isian_salah salah;

			cr_assert_eq(isian_sel(baris, &kolom_layanan[i], kolom_layanan[i].pilihan[p], &salah), 0);
			standar = json_pack("{s:O}", "komponen", json_object_get(baris, "komponen"));
			lolos(c, "standar_buat", standar, true);
			json_object_del(baris, "komponen");
			lolos(c, "layanan_ubah", baris, true);
		}
	contract_free(c);
}

Test(kolom, tempat)
{
	cr_expect_eq(kolom_tempat("/nama"), kolom_cari("NAMA"));
	cr_expect_eq(kolom_tempat("/komponen/persyaratan/3/uraian"), kolom_cari("persyaratan"));
	cr_expect_eq(kolom_tempat("/komponen/jangka_waktu"), kolom_cari("jangka waktu"));
	cr_expect_eq(kolom_tempat("/komponen/jangka_waktu/satuan"), kolom_cari("satuan_waktu"));
	cr_expect_eq(kolom_tempat(""), 0);
	cr_expect_eq(kolom_cari("namaku"), -1);
	cr_expect_eq(kolom_cari("nam"), -1);
}
