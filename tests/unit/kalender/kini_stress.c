/* One thread replaces the calendar in force while others use it; meant for ThreadSanitizer and
 * AddressSanitizer, and wrong answers fail it everywhere. Every calendar knows one year and has one
 * holiday in that year. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "kalender/kalender.h"
#include "kalender/tanggal.h"

#define PEMBACA 4
#define PUTARAN 20000
#define TAHUN_AWAL 2000

static struct kalender_kini kini;
static atomic_bool selesai;
static atomic_uint salah;

static int32_t satu_januari(int tahun)
{
	int32_t tanggal;

	if (tanggal_dari_sipil((struct tanggal_sipil){ tahun, 1, 1 }, &tanggal) < 0)
		abort();
	return tanggal;
}

static struct kalender *buat(int tahun)
{
	struct hari_libur libur = { .tanggal = satu_januari(tahun), .nama = "Tahun Baru" };
	struct kalender_builder *b;
	struct kalender *k;

	if (kalender_builder_new(&b) < 0 || kalender_builder_tahun(b, tahun) < 0 ||
	    kalender_builder_libur(b, &libur) < 0 || kalender_builder_jadi(b, &k) < 0)
		abort();
	kalender_builder_free(b);
	return k;
}

static void *baca(void *cls)
{
	while (!atomic_load(&selesai)) {
		struct kalender *k = kalender_kini_ambil(&kini);
		int awal, akhir;
		size_t n;

		kalender_jangkauan(k, &awal, &akhir);
		kalender_libur_pada(k, satu_januari(awal), &n);
		if (awal != akhir || n != 1)
			atomic_fetch_add(&salah, 1);
		kalender_unref(k);
	}
	return cls;
}

int main(void)
{
	pthread_t pembaca[PEMBACA];

	if (kalender_kini_init(&kini) < 0)
		abort();
	kalender_kini_ganti(&kini, buat(TAHUN_AWAL));
	for (int i = 0; i < PEMBACA; i++) {
		if (pthread_create(&pembaca[i], NULL, baca, NULL) != 0)
			abort();
	}
	for (int i = 0; i < PUTARAN; i++)
		kalender_kini_ganti(&kini, buat(TAHUN_AWAL + i % 1000));
	atomic_store(&selesai, true);
	for (int i = 0; i < PEMBACA; i++)
		pthread_join(pembaca[i], NULL);
	kalender_kini_done(&kini);
	printf("%d replacements, %u wrong answers\n", PUTARAN, atomic_load(&salah));
	return atomic_load(&salah) ? EXIT_FAILURE : EXIT_SUCCESS;
}
