/* The calendar from the database: which years are known, the decree behind a holiday. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "alur/kalender_muat.h"
#include "../pengaduan/bantu.h"

static void kosongkan(void)
{
	basis_data_siap();
	nilai("delete from hari_libur");
	nilai("delete from keputusan_libur");
}

TestSuite(kalender_muat, .fini = bantu_selesai);

Test(kalender_muat, kosong_tetap_yang_lama)
{
	struct kalender_kini kini;

	kosongkan();
	cr_assert_eq(kalender_kini_init(&kini), 0);
	cr_assert_eq(kalender_muat(db_uji(), &kini), -ENODATA);
	cr_assert_null(kalender_kini_ambil(&kini));
	kalender_kini_done(&kini);
}

Test(kalender_muat, tahun_dan_keputusan)
{
	struct kalender_kini kini;
	struct kalender *k;
	const struct hari_libur *libur;
	size_t n;

	kosongkan();
	nilai("insert into keputusan_libur (id, nomor, tanggal, tahun, jenis, tentang) values"
	      " (gen_random_uuid(), 'SKB 1', '2025-09-01', 2026, 'penetapan', 'x'), (gen_random_uuid(), 'SKB 2', '2026-02-01', 2026, 'perubahan', 'x')");
	nilai("insert into hari_libur (id, tanggal, nama, jenis, keputusan_id) values"
	      " (gen_random_uuid(), '2026-03-19', 'Nyepi', 'libur_nasional', (select id from keputusan_libur where nomor = 'SKB 1')),"
	      " (gen_random_uuid(), '2026-04-27', 'Hari Jadi', 'libur_daerah', null), (gen_random_uuid(), '2028-04-27', 'Hari Jadi', 'libur_daerah', null)");
	cr_assert_eq(kalender_kini_init(&kini), 0);
	cr_assert_eq(kalender_muat(db_uji(), &kini), 0);
	k = kalender_kini_ambil(&kini);
	cr_assert(kalender_tahu(k, 20531));
	cr_assert_not(kalender_tahu(k, 20531 + 731), "one local holiday does not make 2028 known");
	libur = kalender_libur_pada(k, 20531, &n);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(libur->keputusan, "SKB 1", "a later decree about the year does not take over its days");
	libur = kalender_libur_pada(k, 20570, &n);
	cr_assert_eq(n, 1);
	cr_assert_null(libur->keputusan, "a local holiday is not set by the joint decree");
	cr_assert_eq(kalender_versi(k), strtoll(nilai("select versi from kalender"), NULL, 10));
	kalender_unref(k);
	kalender_kini_done(&kini);
}
