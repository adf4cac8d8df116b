/* The result as a whole: the same sums give the same bytes, other sums another hash; withheld means withheld everywhere. */
#include <criterion/criterion.h>
#include <string.h>

#include "skm/hasil.h"

static struct skm_masukan masukan(int64_t responden)
{
	return (struct skm_masukan){
		.metode = "permenpanrb-14-2017/1",
		.cara = { .desimal_indeks = -1, .desimal_ikm = 2, .kelas = { { "A", "Sangat Baik", 8831 }, { "D", "Tidak Baik", 0 } }, .n_kelas = 2 },
		.kode = { "waktu", "biaya" },
		.bobot = { { 1, 2 }, { 1, 2 } },
		.n = 2,
		.responden = responden,
		.jumlah = { 4 * responden, 3 * responden },
		.terisi = { responden, responden },
	};
}

Test(hasil, byte_yang_sama)
{
	struct arena *arena = arena_new(1 << 20);
	struct skm_masukan a = masukan(10), b = masukan(10), lain = masukan(11);
	struct skm_keluaran ka, kb, kl;

	cr_assert_eq(skm_hasil_buat(arena, &a, &ka), 0);
	cr_assert_eq(skm_hasil_buat(arena, &b, &kb), 0);
	cr_assert_eq(skm_hasil_buat(arena, &lain, &kl), 0);
	cr_assert_str_eq(ka.unsur, kb.unsur);
	cr_assert_str_eq(ka.sidik, kb.sidik);
	cr_assert_str_neq(ka.sidik, kl.sidik);
	cr_assert_eq(ka.nilai.ikm, 8750);
	cr_assert_str_eq(ka.terendah, "[\"biaya\"]");
	cr_assert_str_eq(ka.tertinggi, "[\"waktu\"]");
	cr_assert_str_eq(ka.unsur, "[{\"kode\":\"waktu\",\"jumlah\":40,\"terisi\":10,\"nrr\":4.000,\"nrr_tertimbang\":2.0000,\"mutu\":\"A\"},"
				   "{\"kode\":\"biaya\",\"jumlah\":30,\"terisi\":10,\"nrr\":3.000,\"nrr_tertimbang\":1.5000,\"mutu\":\"D\"}]");
	arena_free(arena);
}

Test(hasil, ditahan)
{
	struct arena *arena = arena_new(1 << 20);
	struct skm_masukan m = masukan(4);
	struct skm_keluaran k;

	cr_assert_eq(skm_hasil_buat(arena, &m, &k), 0);
	cr_assert(k.ditahan);
	cr_assert_str_eq(k.terendah, "[]");
	cr_assert_str_eq(k.validitas, "null");
	cr_assert_null(strstr(k.unsur, "16"));
	m = masukan(0);
	cr_assert_eq(skm_hasil_buat(arena, &m, &k), 0);
	cr_assert(k.ditahan);
	arena_free(arena);
}
