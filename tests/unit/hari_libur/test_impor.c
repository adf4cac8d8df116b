/* Import of the calendar's files into the database (impor.c). */
#include "hari_libur/impor.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "../pengaduan/bantu.h"

#define KEPUTUSAN "tahun,nomor,tanggal,jenis,tentang\n2026,SKB 1/2025,2025-09-01,penetapan,Hari libur 2026\n"

static struct config *config;
static char pesan[4096];

static void siap(void)
{
	basis_data_siap();
	nilai("delete from hari_libur");
	nilai("delete from keputusan_libur");
	cr_assert_eq(config_load(NULL, stderr, &config), 0);
	free(config->database_conninfo);
	config->database_conninfo = strdup(UJI_CONNINFO);
}

static void usai(void)
{
	config_free(config);
}

TestSuite(impor, .init = siap, .fini = usai);

static const char *berkas(const char *nama, const char *isi)
{
	static char path[2][512];
	static int giliran;
	char *ini = path[giliran++ % 2];
	FILE *f;

	snprintf(ini, 512, "%s/%s", getenv("PG_DIR"), nama);
	f = fopen(ini, "w");
	cr_assert_not_null(f);
	fputs(isi, f);
	fclose(f);
	return ini;
}

static int impor(const char *libur, const char *keputusan)
{
	FILE *out = fmemopen(pesan, sizeof(pesan), "w");
	const char *a = berkas("libur.csv", libur), *b = keputusan ? berkas("keputusan.csv", keputusan) : NULL;
	int r = kalender_impor(config, a, b, out);

	fclose(out);
	return r;
}

Test(impor, dua_kali_sama_saja)
{
	const char *libur = "date,name,type,decree\n2026-01-01,Tahun Baru,libur_nasional,SKB 1/2025\n2026-03-20,Cuti Bersama,cuti_bersama,\n";

	for (int i = 0; i < 2; i++) {
		cr_assert_eq(impor(libur, KEPUTUSAN), 0, "%s", pesan);
		cr_expect_str_eq(nilai("select string_agg(l.tanggal || ' ' || l.jenis || ' ' || coalesce(k.nomor, '-'), ',' order by l.tanggal)"
				       " from hari_libur l left join keputusan_libur k on k.id = l.keputusan_id"),
				 "2026-01-01 libur_nasional SKB 1/2025,2026-03-20 cuti_bersama SKB 1/2025");
	}
	cr_expect_not_null(strstr(pesan, "2 hari libur, 1 keputusan"));
	cr_expect_str_eq(nilai("select count(*) from keputusan_libur"), "1");
}

Test(impor, yang_dicabut_hilang_yang_daerah_tinggal)
{
	cr_assert_eq(impor("date,name,type\n2025-01-01,Tahun Baru,libur_nasional\n2026-01-01,Tahun Baru,libur_nasional\n"
			   "2026-03-20,Cuti Bersama,cuti_bersama\n", NULL), 0, "%s", pesan);
	nilai("insert into hari_libur (id, tanggal, nama, jenis) values (gen_random_uuid(), '2026-04-27', 'Hari Jadi Bengkayang', 'libur_daerah')");
	cr_assert_eq(impor("date,name,type\n2026-01-01,Tahun Baru,libur_nasional\n", NULL), 0, "%s", pesan);
	cr_expect_str_eq(nilai("select string_agg(tanggal::text, ',' order by tanggal) from hari_libur"), "2025-01-01,2026-01-01,2026-04-27");
}

Test(impor, berkas_yang_salah_tidak_mengubah_apa_pun)
{
	cr_assert_eq(impor("date,name,type\n2026-01-01,Tahun Baru,libur_nasional\n", NULL), 0);
	cr_expect_eq(impor("date,name,type\n2026-01-02,Lain,libur_nasional\n2026-02-30,Tidak ada,libur_nasional\n", NULL), -EINVAL);
	cr_expect_not_null(strstr(pesan, "libur.csv:3:"), "%s", pesan);
	cr_expect_eq(impor("date,name,type,decree\n2026-01-02,Lain,libur_nasional,SKB 9/9999\n", KEPUTUSAN), -EINVAL);
	cr_expect_not_null(strstr(pesan, "SKB 9/9999"), "%s", pesan);
	cr_expect_eq(impor("date,name,type\n2026-01-02,Lain,libur_nasional\n", "tahun,nomor\n"), -EINVAL);
	cr_expect_str_eq(nilai("select string_agg(nama, ',') from hari_libur"), "Tahun Baru");
	cr_expect_str_eq(nilai("select count(*) from keputusan_libur"), "0");
	cr_expect_eq(kalender_impor(config, "/tidak/ada.csv", NULL, stderr), -ENOENT);
}

#define DUA_KEPUTUSAN KEPUTUSAN "2026,SKB 2/2026,2026-02-01,perubahan,Tambahan cuti bersama\n"

/* Where the file does not say and several decrees could be meant, the likeliest is taken and marked; what says it clears the mark. */
Test(impor, keputusan_yang_disimpulkan_ditandai)
{
	static const char DASAR[] = "select string_agg(l.tanggal || ' ' || coalesce(k.nomor, '-') || ' ' || l.keputusan_disimpulkan, ',' order by l.tanggal)"
				    " from hari_libur l left join keputusan_libur k on k.id = l.keputusan_id";
	const char *bisu = "date,name,type\n2026-01-01,Tahun Baru,libur_nasional\n2026-03-19,Nyepi,libur_nasional\n2026-03-20,Cuti Bersama,cuti_bersama\n"
			   "2026-06-27,Pilkada,libur_nasional_keppres\n";

	cr_assert_eq(impor(bisu, DUA_KEPUTUSAN), 0, "%s", pesan);
	cr_expect_str_eq(nilai(DASAR), "2026-01-01 SKB 1/2025 false,2026-03-19 SKB 1/2025 true,2026-03-20 SKB 2/2026 true,2026-06-27 - false",
			 "%s: no later decree can be behind a day before it", nilai(DASAR));
	cr_expect_not_null(strstr(pesan, "keputusan bagi 2 hari libur disimpulkan"), "%s", pesan);
	cr_expect_not_null(strstr(pesan, "1 hari libur tanpa keputusan"), "%s", pesan);
	cr_assert_eq(impor(bisu, NULL), 0, "%s", pesan);
	cr_expect_not_null(strstr(pesan, "keputusan bagi 2 hari libur disimpulkan"), "the same again: %s", pesan);
	cr_assert_eq(impor("date,name,type,decree\n2026-01-01,Tahun Baru,libur_nasional,\n2026-03-19,Nyepi,libur_nasional,SKB 1/2025\n"
			   "2026-03-20,Cuti Bersama,cuti_bersama,SKB 1/2025\n", NULL), 0, "%s", pesan);
	cr_expect_str_eq(nilai(DASAR), "2026-01-01 SKB 1/2025 false,2026-03-19 SKB 1/2025 false,2026-03-20 SKB 1/2025 false");
	cr_expect_null(strstr(pesan, "perhatian"), "%s", pesan);
}

Test(impor, kalender_yang_dikirimkan)
{
	cr_assert_eq(kalender_impor(config, DATA_DIR "/hari-libur.csv", DATA_DIR "/keputusan-hari-libur.csv", stderr), 0);
	cr_expect_str_eq(nilai("select count(*) from hari_libur where tanggal = '2021-05-13'"), "2", "two holidays on one day");
	cr_expect_str_eq(nilai("select min(extract(year from tanggal)) || '-' || max(extract(year from tanggal)) from hari_libur"), "2018-2027");
}
