/* The index against published reports (tests/data/skm-published-cases.json) and the gaps of the tables. */
#include <criterion/criterion.h>
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <string.h>

#include "skm/indeks.h"

static const struct skm_metode SEKARANG = {
	.desimal_indeks = -1,
	.desimal_ikm = 2,
	.kelas = { { "A", "Sangat Baik", 8831 }, { "B", "Baik", 7661 }, { "C", "Kurang Baik", 6500 }, { "D", "Tidak Baik", 0 } },
	.n_kelas = 4,
};
static const struct skm_metode LAMA = {
	.desimal_indeks = -1,
	.desimal_ikm = 2,
	.kelas = { { "A", "Sangat Baik", 8126 }, { "B", "Baik", 6251 }, { "C", "Kurang Baik", 4376 }, { "D", "Tidak Baik", 0 } },
	.n_kelas = 4,
};

static json_t *kasus;

static void setup(void)
{
	kasus = json_load_file(DATA_DIR "/skm-published-cases.json", 0, NULL);
	cr_assert(kasus);
}

static void teardown(void)
{
	json_decref(kasus);
}

TestSuite(indeks, .init = setup, .fini = teardown);

static const json_t *cari(const char *id)
{
	size_t i;
	json_t *satu;

	json_array_foreach(kasus, i, satu)
		if (strcmp(json_string_value(json_object_get(satu, "id")), id) == 0)
			return satu;
	cr_assert_fail("no case %s", id);
	return NULL;
}

static struct skm_nilai hitung(const struct skm_metode *m, struct pecahan bobot, const int64_t *jumlah, int64_t terisi, size_t n)
{
	struct pecahan bobot_semua[SKM_UNSUR_MAX];
	int64_t terisi_semua[SKM_UNSUR_MAX];
	struct skm_nilai nilai;

	for (size_t i = 0; i < n; i++) {
		bobot_semua[i] = bobot;
		terisi_semua[i] = terisi;
	}
	cr_assert_eq(skm_indeks(m, bobot_semua, jumlah, terisi_semua, n, &nilai), 0);
	return nilai;
}

/* Published averages have at most 3 decimals: a thousand respondents with these totals have them exactly. */
static struct skm_nilai terbitan(const char *id, const struct skm_metode *m, struct pecahan bobot)
{
	const json_t *nrr = json_object_get(cari(id), "nrr");
	int64_t jumlah[SKM_UNSUR_MAX];

	for (size_t i = 0; i < json_array_size(nrr); i++)
		jumlah[i] = llround(json_number_value(json_array_get(nrr, i)) * 1000);
	return hitung(m, bobot, jumlah, 1000, json_array_size(nrr));
}

static int64_t sen(const char *id, const char *key, int kali)
{
	return llround(json_number_value(json_object_get(cari(id), key)) * kali);
}

Test(indeks, laporan_sembilan_unsur)
{
	struct skm_nilai nilai = terbitan("G01", &SEKARANG, (struct pecahan){ 1, 9 });

	cr_assert_eq(nilai.ikm, sen("G01", "published_ikm", 100));
	cr_assert_str_eq(nilai.kelas->mutu, "B");
	cr_assert_eq(terbitan("G01", &SEKARANG, (struct pecahan){ 111, 1000 }).ikm, 8719);
}

Test(indeks, laporan_lama_dengan_metodenya)
{
	struct skm_metode tiga = LAMA;
	struct skm_nilai nilai = terbitan("G03", &LAMA, (struct pecahan){ 71, 1000 });

	cr_assert_eq(nilai.ikm, sen("G03", "published_ikm", 100));
	cr_assert_eq((nilai.skm + 5) / 10, sen("G03", "published_skm", 1000));
	cr_assert_str_eq(nilai.kelas->mutu, "B");
	cr_assert_str_eq(skm_kelas(&SEKARANG, nilai.ikm)->mutu, "C");
	tiga.desimal_indeks = 3;
	tiga.desimal_ikm = 3;
	nilai = terbitan("G07", &tiga, (struct pecahan){ 71, 1000 });
	cr_assert_eq(nilai.ikm, sen("G07", "published_ikm", 1000));
	cr_assert_str_eq(nilai.kelas->mutu, "B");
}

Test(indeks, dari_indeks_yang_belum_dibulatkan)
{
	/* 3.8888 is shown as 3.89 and gives 97.22, not 97.25 */
	cr_assert_eq(hitung(&SEKARANG, (struct pecahan){ 1, 9 }, (int64_t[]){ 38888, 38888, 38888, 38888, 38888, 38888, 38888, 38888, 38888 }, 10000, 9).ikm,
		     9722);
}

Test(indeks, celah_dalam_tabel)
{
	static const struct {
		int64_t n, semua, ikm;
		const char *mutu;
	} celah[] = { { 19, 524, 7661, "B" }, { 26, 717, 7660, "C" }, { 43, 1367, 8831, "A" },
		      { 19, 604, 8830, "B" }, { 113, 2644, 6500, "C" }, { 58, 1357, 6499, "D" } };

	for (size_t i = 0; i < sizeof(celah) / sizeof(celah[0]); i++) {
		int64_t jumlah[9];
		struct skm_nilai nilai;

		for (size_t u = 0; u < 9; u++)
			jumlah[u] = celah[i].semua / 9 + (u < (size_t)(celah[i].semua % 9));
		nilai = hitung(&SEKARANG, (struct pecahan){ 1, 9 }, jumlah, celah[i].n, 9);
		cr_assert_eq(nilai.ikm, celah[i].ikm, "%zu", i);
		cr_assert_str_eq(nilai.kelas->mutu, celah[i].mutu);
	}
	cr_assert_str_eq(skm_kelas(&SEKARANG, sen("G11", "published_ikm", 100))->mutu, "C");
}

Test(indeks, empat_puluh_sembilan_responden)
{
	const json_t *jumlah_json = json_object_get(cari("G13"), "totals");
	int64_t jumlah[9];

	for (size_t i = 0; i < 9; i++)
		jumlah[i] = json_integer_value(json_array_get(jumlah_json, i));
	cr_assert_eq(hitung(&SEKARANG, (struct pecahan){ 1, 9 }, jumlah, 49, 9).ikm, 7874);
	cr_assert_eq(hitung(&SEKARANG, (struct pecahan){ 111, 1000 }, jumlah, 49, 9).ikm, 7866);
	cr_assert_eq(hitung(&SEKARANG, (struct pecahan){ 11, 100 }, jumlah, 49, 9).ikm, 7795);
}

/* One answer to each case of the file, by its kind; a kind that nobody knows here is a fault. */
static void periksa_celah(const json_t *satu)
{
	int64_t n = json_integer_value(json_object_get(satu, "respondents")), semua = json_integer_value(json_object_get(satu, "grand_total"));
	int64_t jumlah[9];
	struct skm_nilai nilai;

	for (int64_t u = 0; u < 9; u++)
		jumlah[u] = semua / 9 + (u < semua % 9);
	nilai = hitung(&SEKARANG, (struct pecahan){ 1, 9 }, jumlah, n, 9);
	cr_assert_eq(nilai.ikm, llround(json_number_value(json_object_get(satu, "expected_ikm")) * 100));
	cr_assert_str_eq(nilai.kelas->mutu, json_string_value(json_object_get(satu, "expected_mutu")));
}

/* The index is shown with two decimals and the IKM comes from the one that is not: NIK / 25 rounds to the NI beside it. */
static void periksa_pasangan(const json_t *satu)
{
	size_t i;
	json_t *pasangan;

	json_array_foreach(json_object_get(satu, "pairs"), i, pasangan) {
		int64_t ni = llround(json_number_value(json_array_get(pasangan, 0)) * 100), nik = llround(json_number_value(json_array_get(pasangan, 1)) * 100);
		int64_t jumlah[9];

		for (size_t u = 0; u < 9; u++)
			jumlah[u] = nik * 4; /* of 10000 answers each: index nik / 2500 */
		cr_assert_eq((hitung(&SEKARANG, (struct pecahan){ 1, 9 }, jumlah, 10000, 9).skm + 50) / 100, ni);
		cr_assert_eq(hitung(&SEKARANG, (struct pecahan){ 1, 9 }, jumlah, 10000, 9).ikm, nik);
		cr_assert_str_eq(skm_kelas(&SEKARANG, nik)->mutu, "A");
	}
	cr_assert_eq(i, 2);
}

static void periksa_poster(const json_t *satu)
{
	const char *atribut;
	json_t *kelompok, *banyak;

	cr_assert_str_eq(skm_kelas(&SEKARANG, sen("G12", "published_ikm", 100))->mutu, json_string_value(json_object_get(satu, "mutu")));
	json_object_foreach(json_object_get(satu, "demographics"), atribut, kelompok) {
		const char *nama;
		json_int_t jumlah = 0;

		json_object_foreach(kelompok, nama, banyak)
			jumlah += json_integer_value(banyak);
		cr_assert_eq(jumlah, json_integer_value(json_object_get(satu, "respondents")), "%s", atribut);
	}
}

/* What each case says would come of other weights. */
static void periksa_bobot(const json_t *satu, const struct skm_metode *m)
{
	static const struct {
		const char *nama;
		struct pecahan bobot;
	} bobot[] = { { "0.11", { 11, 100 } }, { "0.111", { 111, 1000 } }, { "1/9", { 1, 9 } }, { "0.071", { 71, 1000 } }, { "1/14", { 1, 14 } } };
	const json_t *hitungan = json_object_get(satu, "computed"), *jumlah = json_object_get(satu, "totals");
	const json_t *nrr = jumlah ? jumlah : json_object_get(satu, "nrr");
	int64_t n = jumlah ? json_integer_value(json_object_get(satu, "n")) : 1000;
	size_t cocok = 0;

	for (size_t b = 0; b < sizeof(bobot) / sizeof(bobot[0]); b++) {
		const json_t *harap = json_object_get(hitungan, bobot[b].nama);
		int64_t nilai[SKM_UNSUR_MAX];

		if (!harap)
			continue;
		for (size_t i = 0; i < json_array_size(nrr); i++)
			nilai[i] = llround(json_number_value(json_array_get(nrr, i)) * (jumlah ? 1 : 1000));
		cr_assert_eq(hitung(m, bobot[b].bobot, nilai, n, json_array_size(nrr)).ikm, llround(json_number_value(json_object_get(harap, "ikm")) * 100), "%s",
			     bobot[b].nama);
		cocok++;
	}
	cr_assert_eq(cocok, json_object_size(hitungan));
}

Test(indeks, setiap_kasus)
{
	size_t i;
	json_t *satu;

	json_array_foreach(kasus, i, satu) {
		const char *jenis = json_string_value(json_object_get(satu, "kind"));

		if (strcmp(jenis, "gap_vector_synthetic") == 0)
			periksa_celah(satu);
		else if (strcmp(jenis, "ni_to_nik") == 0)
			periksa_pasangan(satu);
		else if (strcmp(jenis, "publication_poster") == 0)
			periksa_poster(satu);
		else if (strcmp(jenis, "category_conflict") == 0)
			cr_assert_str_eq(skm_kelas(&SEKARANG, sen("G11", "published_ikm", 100))->mutu, json_string_value(json_object_get(satu, "expected_mutu")));
		else if (strcmp(jenis, "nrr14_legacy") == 0)
			periksa_bobot(satu, &LAMA);
		else if (strcmp(jenis, "nrr9") == 0 || strcmp(jenis, "raw_rows_partial") == 0)
			periksa_bobot(satu, &SEKARANG);
		else
			cr_assert_fail("unknown kind %s", jenis);
	}
	cr_assert_eq(i, 10);
}

Test(indeks, satu_unsur)
{
	const struct skm_kelas *kelas;
	int64_t nrr, tertimbang;

	cr_assert_eq(skm_nrr(&SEKARANG, (struct pecahan){ 1, 9 }, 138, 49, &nrr, &tertimbang, &kelas), 0);
	cr_assert_eq(nrr, 2816);
	cr_assert_eq(tertimbang, 3129);
	cr_assert_str_eq(kelas->mutu, "C");
	cr_assert_eq(skm_nrr(&SEKARANG, (struct pecahan){ 1, 9 }, 0, 0, &nrr, &tertimbang, &kelas), -EDOM);
}

Test(indeks, unsur_tanpa_jawaban)
{
	struct skm_nilai nilai;

	cr_assert_eq(skm_indeks(&SEKARANG, (struct pecahan[]){ { 1, 2 }, { 1, 2 } }, (int64_t[]){ 4, 0 }, (int64_t[]){ 1, 0 }, 2, &nilai), -EDOM);
}

Test(indeks, sampel_krejcie_morgan)
{
	static const int tabel[][2] = { { 10, 10 }, { 30, 28 }, { 50, 44 }, { 100, 80 }, { 150, 108 }, { 200, 132 }, { 300, 169 }, { 400, 196 },
					{ 500, 217 }, { 750, 254 }, { 1000, 278 }, { 1500, 306 }, { 2000, 322 }, { 3000, 341 }, { 5000, 357 },
					{ 10000, 370 }, { 20000, 377 }, { 50000, 381 }, { 75000, 382 } };

	for (size_t i = 0; i < sizeof(tabel) / sizeof(tabel[0]); i++)
		cr_assert_eq(skm_sampel_minimum(tabel[i][0]), tabel[i][1], "%d", tabel[i][0]);
	cr_assert_eq(skm_sampel_minimum(0), 0);
	cr_assert_eq(skm_sampel_minimum(1), 1);
}
