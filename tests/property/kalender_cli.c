/* Answers questions of kalender.py about deadlines, one per line, with the daemon's own calendar
 * code: `T <start RFC 3339> <days> <unit>` with the due instant, the number of skipped days and a
 * sum over the derivation, `S <now> <due> <unit>` with the days left, or with `ERANGE` / `EINVAL`.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kalender/csv.h"
#include "kalender/kalender.h"
#include "kalender/tanggal.h"
#include "kalender/tenggat.h"
#include "kalender/waktu.h"

static int tambah(void *cls, const struct hari_libur *libur, struct kalender_csv_galat *galat)
{
	int r = kalender_builder_tahun(cls, tanggal_ke_sipil(libur->tanggal).tahun);

	return r < 0 ? r : kalender_builder_libur(cls, libur);
}

static struct kalender *muat(const char *jalur)
{
	CLEANUP_FILE FILE *f = fopen(jalur, "re");
	struct kalender_csv_galat galat = { .pesan = "cannot be opened" };
	struct kalender_builder *b;
	struct kalender *k;

	if (kalender_builder_new(&b) < 0)
		abort();
	if (!f || kalender_csv_baca(f, tambah, b, &galat) < 0 || kalender_builder_jadi(b, &k) < 0) {
		fprintf(stderr, "%s:%u: %s\n", jalur, galat.baris, galat.pesan);
		exit(EXIT_FAILURE);
	}
	kalender_builder_free(b);
	return k;
}

/* Over the skipped days: their distance from day zero, times 1 for a weekend and 2 for a holiday,
 * plus the number of holidays named; and over the counted days nothing but that they come in order.
 */
static int64_t jumlah_rincian(const struct kalender *k, const struct tenggat_hasil *h, int panjang,
			      enum tenggat_satuan satuan)
{
	struct hari_rincian hari;
	struct tenggat_iter i;
	int32_t lalu = h->hari_nol, ke = 0;
	int64_t jumlah = 0;

	if (tenggat_iter_init(&i, k, h->hari_nol, panjang, satuan, KALENDER_PASTI) < 0)
		return -1;
	while (tenggat_iter_lanjut(&i, &hari) > 0) {
		if (hari.sifat == HARI_DIHITUNG)
			ke++;
		else
			jumlah += (hari.tanggal - h->hari_nol) * (int64_t)hari.sifat +
				  (int64_t)hari.n_libur;
		if (hari.tanggal != lalu + 1 || hari.ke != ke)
			return -1;
		lalu = hari.tanggal;
	}
	return lalu == h->hari_akhir && ke == panjang ? jumlah : -1;
}

static int64_t waktu(const char *teks)
{
	int64_t us;

	if (waktu_urai(teks, strlen(teks), &us) < 0) {
		fprintf(stderr, "not an instant: %s\n", teks);
		exit(EXIT_FAILURE);
	}
	return us;
}

static void galat(int r)
{
	puts(r == -ERANGE ? "ERANGE" : "EINVAL");
}

static void jawab_tenggat(const struct kalender *k, const char *mulai, const char *hari,
			  const char *nama_satuan)
{
	int panjang = (int)strtol(hari, NULL, 10);
	enum tenggat_satuan satuan;
	struct tenggat_hasil h;
	char buf[WAKTU_BUF];
	int r;

	r = tenggat_satuan_urai(nama_satuan, &satuan);
	if (r == 0)
		r = kalender_tenggat(k, waktu(mulai), panjang, satuan, &h);
	if (r < 0) {
		galat(r);
		return;
	}
	printf("%s %" PRId32 " %" PRId64 "\n", waktu_tulis(h.jatuh_tempo_us, buf), h.dilewati,
	       jumlah_rincian(k, &h, panjang, satuan));
}

static void jawab_sisa(const struct kalender *k, const char *kini, const char *tempo,
		       const char *nama_satuan)
{
	enum tenggat_satuan satuan;
	int32_t sisa;
	int r;

	r = tenggat_satuan_urai(nama_satuan, &satuan);
	if (r == 0)
		r = kalender_sisa(k, waktu(kini), waktu(tempo), satuan, KALENDER_PASTI, &sisa);
	if (r < 0)
		galat(r);
	else
		printf("%" PRId32 "\n", sisa);
}

int main(int argc, char **argv)
{
	CLEANUP_KALENDER struct kalender *k = NULL;
	char a[64], b[64], c[64], baris[256], jenis;

	if (argc != 2) {
		fprintf(stderr, "usage: kalender_cli HARI-LIBUR.CSV\n");
		return EXIT_FAILURE;
	}
	k = muat(argv[1]);
	while (fgets(baris, sizeof(baris), stdin)) {
		if (sscanf(baris, "%c %63s %63s %63s", &jenis, a, b, c) != 4) {
			fprintf(stderr, "not a question: %s", baris);
			return EXIT_FAILURE;
		}
		if (jenis == 'T')
			jawab_tenggat(k, a, b, c);
		else
			jawab_sisa(k, a, b, c);
	}
	return EXIT_SUCCESS;
}
