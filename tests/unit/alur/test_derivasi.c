/* The days of a deadline: computed, kept as what was skipped, told again without the calendar. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "alur/derivasi.h"
#include "kalender/tanggal.h"
#include "kalender/waktu.h"
#include "../leak.h"

TestSuite(derivasi, .fini = fail_on_leak);

static int32_t tgl(const char *teks)
{
	int32_t tanggal;

	cr_assert_eq(tanggal_urai(teks, strlen(teks), &tanggal), 0);
	return tanggal;
}

static struct kalender *kalender(void)
{
	struct kalender_builder *b;
	struct kalender *k;

	cr_assert_eq(kalender_builder_new(&b), 0);
	cr_assert_eq(kalender_builder_tahun(b, 2026), 0);
	cr_assert_eq(kalender_builder_libur(b, &(struct hari_libur){ tgl("2026-03-19"), LIBUR_NASIONAL, "Nyepi", "SKB 1" }), 0);
	cr_assert_eq(kalender_builder_libur(b, &(struct hari_libur){ tgl("2026-03-19"), LIBUR_DAERAH, "Hari Jadi", NULL }), 0);
	cr_assert_eq(kalender_builder_jadi(b, &k), 0);
	kalender_builder_free(b);
	return k;
}

static json_t *ceritakan(const struct hitungan *h, int panjang)
{
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;
	json_t *hari;

	buffer_init(&out, 1U << 20);
	jw_init(&w, &out);
	cr_assert_eq(derivasi_tulis(&w, h->hari_nol, panjang, h->dilewati), 0);
	hari = json_loads(out.data, 0, NULL);
	cr_assert_not_null(hari);
	return hari;
}

static const char *anggota(const json_t *hari, size_t i, const char *nama)
{
	const char *s = json_string_value(json_object_get(json_array_get(hari, i), nama));

	return s ? s : "";
}

Test(derivasi, hari_kerja)
{
	CLEANUP_ARENA struct arena *arena = arena_new(1U << 20);
	CLEANUP_KALENDER struct kalender *k = kalender();
	struct hitungan h;
	CLEANUP_JSON json_t *hari = NULL;
	char waktu[WAKTU_BUF];

	/* Wednesday evening: 19 is a holiday, 21 and 22 are a weekend. */
	cr_assert_eq(derivasi_hitung(arena, k, waktu_awal_hari(tgl("2026-03-18")) + INT64_C(72000000000), 2, "hari_kerja",
				     KALENDER_PASTI, &h),
		     0);
	cr_assert_str_eq(waktu_tulis(h.jatuh_tempo_us, waktu), "2026-03-23T23:59:59+07:00");
	hari = ceritakan(&h, 2);
	cr_assert_eq(json_array_size(hari), 6);
	cr_assert_str_eq(anggota(hari, 0, "alasan"), "hari penerimaan");
	cr_assert_str_eq(anggota(hari, 1, "alasan"), "Hari Jadi; Nyepi");
	cr_assert_str_eq(anggota(hari, 3, "alasan"), "Sabtu");
	cr_assert_str_eq(anggota(hari, 4, "alasan"), "Minggu");
	cr_assert_str_eq(anggota(hari, 5, "tanggal"), "2026-03-23");
	cr_assert_eq(json_integer_value(json_object_get(json_array_get(hari, 5), "hari_ke")), 2);
}

Test(derivasi, hari_kalender_tidak_melewati_apa_pun)
{
	CLEANUP_ARENA struct arena *arena = arena_new(1U << 20);
	CLEANUP_JSON json_t *hari = NULL;
	struct hitungan h;

	cr_assert_eq(derivasi_hitung(arena, NULL, waktu_awal_hari(tgl("2026-03-18")), 14, "hari", KALENDER_SEMENTARA, &h), 0);
	cr_assert_str_eq(h.dilewati, "[]");
	hari = ceritakan(&h, 14);
	cr_assert_eq(json_array_size(hari), 15);
	cr_assert_str_eq(anggota(hari, 14, "tanggal"), "2026-04-01");
}

Test(derivasi, ditolak)
{
	CLEANUP_ARENA struct arena *arena = arena_new(1U << 20);
	CLEANUP_KALENDER struct kalender *k = kalender();
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;
	struct hitungan h;

	cr_assert_eq(derivasi_hitung(arena, k, waktu_awal_hari(tgl("2026-12-30")), 5, "hari_kerja", KALENDER_PASTI, &h), -ERANGE);
	cr_assert_eq(derivasi_hitung(arena, k, waktu_awal_hari(tgl("2026-12-30")), 5, "hari_kerja", KALENDER_SEMENTARA, &h), 0);
	cr_assert_eq(derivasi_hitung(arena, k, 0, 5, "minggu", KALENDER_PASTI, &h), -EINVAL);
	buffer_init(&out, 1U << 20);
	jw_init(&w, &out);
	cr_assert_eq(derivasi_tulis(&w, 0, 3, "{}"), -EINVAL);
	/* A skipped day that lies outside the walk was not made by derivasi_hitung. */
	cr_assert_eq(derivasi_tulis(&w, 0, 3, "[{\"tanggal\":\"2030-01-01\",\"alasan\":\"x\"}]"), -EINVAL);
}
