/* The chains of the event log: whole ones pass, and each way of tampering is told. */
#include <criterion/criterion.h>
#include <string.h>

#include "alur/rantai.h"
#include "../pengaduan/bantu.h"

static const char *const SENIN = "2026-03-02T09:00:00+07:00";

static struct rantai_hasil periksa(char **ret_laporan)
{
	struct rantai_hasil hasil;
	size_t n;
	FILE *out = open_memstream(ret_laporan, &n);

	cr_assert_eq(rantai_periksa(db_uji(), out, &hasil), 0);
	fclose(out);
	return hasil;
}

static void adukan_dengan_riwayat(char id[static 64])
{
	struct jawaban j = adukan(&SI_WARGA, SENIN);

	snprintf(id, 64, "%s", teks(j.isi, "id"));
	for (int i = 0; i < 3; i++)
		cr_assert_eq(panggil_tindakan("lengkapi", "{kekurangan,tambahan}", &SI_WARGA, SENIN, id, "{\"uraian\":\"Tambahan.\"}").status, 200);
}

static void ubah(const char *sql)
{
	nilai("alter table kejadian disable trigger user");
	nilai("%s", sql);
	nilai("alter table kejadian enable trigger user");
}

TestSuite(rantai, .fini = bantu_selesai);

Test(rantai, utuh)
{
	CLEANUP_FREE char *laporan = NULL;
	char id[64];
	struct rantai_hasil hasil;

	adukan_dengan_riwayat(id);
	hasil = periksa(&laporan);
	cr_assert_null(strstr(laporan, id), "%s", laporan); /* other tests leave broken chains behind */
	cr_assert_geq(hasil.kejadian, 4);
	cr_assert_geq(hasil.rantai, 1);
}

/* Where tampering shows: the event itself, or the one that no longer follows it. */
Test(rantai, diubah_dihapus_dihitung_ulang)
{
	for (int cara = 0; cara < 3; cara++) {
		CLEANUP_FREE char *sebelum = NULL, *laporan = NULL;
		char id[64], sql[512];
		long long putus;

		adukan_dengan_riwayat(id);
		putus = periksa(&sebelum).putus;
		if (cara == 1)
			snprintf(sql, sizeof(sql), "delete from kejadian where berkas_id = '%s' and urutan = 2", id);
		else
			snprintf(sql, sizeof(sql), "update kejadian set catatan = 'lain' where berkas_id = '%s' and urutan = 2", id);
		ubah(sql);
		if (cara == 2) {
			snprintf(sql, sizeof(sql), "update kejadian k set hash = layanand.kejadian_hash(k) where berkas_id = '%s' and urutan = 2", id);
			ubah(sql);
		}
		cr_assert_eq(periksa(&laporan).putus, putus + 1, "%d: %s", cara, laporan);
		cr_assert_not_null(strstr(laporan, id));
	}
}

Test(rantai, tidak_dapat_diubah)
{
	char id[64];

	adukan_dengan_riwayat(id);
	cr_assert_str_eq(nilai("select count(*) from pg_trigger where tgrelid = 'kejadian'::regclass and tgname like 'kejadian_abadi%%' and tgenabled = 'O'"), "2");
}
