/* Days left as SQL tells them (view tenggat_tampil) and as the calendar of the daemon tells them: the same. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "alur/kalender_muat.h"
#include "kalender/tanggal.h"
#include "kalender/tenggat.h"
#include "kalender/waktu.h"
#include "../pengaduan/bantu.h"

/* A year with holidays at odd places, weekends among them. */
static void isi_kalender(void)
{
	basis_data_siap();
	nilai("delete from hari_libur");
	nilai("insert into hari_libur (id, tanggal, nama, jenis) select gen_random_uuid(), '2024-01-05'::date + g * 17, 'Libur ' || g, 'libur_nasional'"
	      " from generate_series(0, 60) g");
	nilai("insert into hari_libur (id, tanggal, nama, jenis) select gen_random_uuid(), tanggal, 'Kedua', 'libur_daerah' from hari_libur where tanggal < '2024-06-01'");
}

TestSuite(sisa, .fini = bantu_selesai);

Test(sisa, sama_dengan_kalender)
{
	static const char *const satuan[] = { "hari", "hari_kerja" };
	struct kalender_kini kini;
	struct kalender *k;

	char id[64];

	isi_kalender();
	snprintf(id, sizeof(id), "%s", teks(tenggat(adukan(&SI_WARGA, "2026-03-02T09:00:00+07:00").isi, "verifikasi"), "id"));
	cr_assert_eq(kalender_kini_init(&kini), 0);
	cr_assert_eq(kalender_muat(db_uji(), &kini), 0);
	k = kalender_kini_ambil(&kini);
	srand(7);
	for (int i = 0; i < 400; i++) {
		int32_t hari = 19723 + 10 + rand() % 700; /* 2024-01-11 and on */
		int32_t tempo = 19723 + 10 + rand() % 700;
		int64_t sekarang = waktu_awal_hari(hari) + (int64_t)(rand() % 86400) * 1000000;
		int32_t sisa;
		char a[WAKTU_BUF], b[WAKTU_BUF], sama[16];

		cr_assert_eq(kalender_sisa(k, sekarang, waktu_akhir_hari(tempo), (enum tenggat_satuan)(i & 1), KALENDER_SEMENTARA, &sisa), 0);
		snprintf(sama, sizeof(sama), "%d", sisa);
		nilai("set layanand.sekarang = '%s'", waktu_tulis(sekarang, a));
		nilai("update tenggat set jatuh_tempo = '%s', satuan = '%s' where id = '%s'", waktu_tulis(waktu_akhir_hari(tempo), b),
		      satuan[i & 1], id);
		cr_assert_str_eq(nilai("select sisa from tenggat_tampil where id = '%s'", id), sama,
				 "%s %s %s", a, b, satuan[i & 1]);
	}
	kalender_unref(k);
	kalender_kini_done(&kini);
}
