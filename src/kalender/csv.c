/* Owns the meaning of the calendar's CSV files: columns, dates, kinds; on the thread of the command
 * that imports. */
#include "kalender/csv.h"

#include <errno.h>
#include <string.h>

#include "kalender/csv_rekaman.h"
#include "kalender/tanggal.h"

#include "base/banned.h"

#define KOLOM_LIBUR 3
#define KOLOM_LIBUR_KEPUTUSAN 4
#define KOLOM_KEPUTUSAN 5

static const char *const judul_libur[] = { "date", "name", "type", "decree" };
static const char *const judul_keputusan[] = { "tahun", "nomor", "tanggal", "jenis", "tentang" };

struct pembaca_libur {
	kalender_csv_libur_fn *fn;
	void *cls;
	size_t n_kolom; /* of the header */
};

struct pembaca_keputusan {
	kalender_csv_keputusan_fn *fn;
	void *cls;
};

static int periksa_judul(const struct csv_rekaman *rekaman, const char *const *judul, size_t n,
			 struct kalender_csv_galat *galat)
{
	if (rekaman->n != n)
		return csv_tolak(galat, "judul punya %zu kolom, seharusnya %zu", rekaman->n, n);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(rekaman->kolom[i], judul[i]) != 0)
			return csv_tolak(galat, "judul kolom %zu seharusnya \"%s\"", i + 1,
					 judul[i]);
	}
	return 0;
}

static int urai_tanggal(const char *teks, size_t kolom, struct kalender_csv_galat *galat,
			int32_t *ret_tanggal)
{
	int r = tanggal_urai(teks, strlen(teks), ret_tanggal);

	if (r == -ERANGE)
		return csv_tolak(galat, "kolom %zu: tanggal %s tidak ada", kolom, teks);
	if (r < 0)
		return csv_tolak(galat, "kolom %zu: tanggal harus YYYY-MM-DD", kolom);
	return 0;
}

static int baris_libur(const struct pembaca_libur *p, const struct csv_rekaman *rekaman,
		       struct kalender_csv_galat *galat)
{
	struct hari_libur libur = { .nama = rekaman->kolom[1] };
	int r;

	if (rekaman->n != p->n_kolom)
		return csv_tolak(galat, "%zu kolom, seharusnya %zu", rekaman->n, p->n_kolom);
	r = urai_tanggal(rekaman->kolom[0], 1, galat, &libur.tanggal);
	if (r < 0)
		return r;
	if (libur.nama[0] == '\0')
		return csv_tolak(galat, "kolom 2: nama kosong");
	r = hari_libur_jenis_urai(rekaman->kolom[2], &libur.jenis);
	if (r < 0)
		return csv_tolak(galat, "kolom 3: jenis tidak dikenal");
	if (p->n_kolom == KOLOM_LIBUR_KEPUTUSAN && rekaman->kolom[3][0] != '\0')
		libur.keputusan = rekaman->kolom[3];
	return p->fn(p->cls, &libur, galat);
}

static int rekaman_libur(void *cls, const struct csv_rekaman *rekaman,
			 struct kalender_csv_galat *galat)
{
	struct pembaca_libur *p = cls;

	if (rekaman->baris > 1)
		return baris_libur(p, rekaman, galat);
	p->n_kolom = rekaman->n == KOLOM_LIBUR_KEPUTUSAN ? KOLOM_LIBUR_KEPUTUSAN : KOLOM_LIBUR;
	return periksa_judul(rekaman, judul_libur, p->n_kolom, galat);
}

static int urai_tahun(const char *teks, struct kalender_csv_galat *galat, int *ret_tahun)
{
	int tahun = 0;

	if (strlen(teks) != 4 || strspn(teks, "0123456789") != 4)
		return csv_tolak(galat, "kolom 1: tahun harus empat angka");
	for (size_t i = 0; i < 4; i++)
		tahun = tahun * 10 + (teks[i] - '0');
	if (tahun < TANGGAL_TAHUN_MIN)
		return csv_tolak(galat, "kolom 1: tahun %s tidak ada", teks);
	*ret_tahun = tahun;
	return 0;
}

static int urai_jenis(const char *teks, struct kalender_csv_galat *galat, const char **ret_jenis)
{
	static const char *const nama[] = { "penetapan", "perubahan", "daerah", NULL };

	for (size_t i = 0; nama[i]; i++) {
		if (strcmp(teks, nama[i]) == 0) {
			*ret_jenis = nama[i];
			return 0;
		}
	}
	return csv_tolak(galat, "kolom 4: jenis harus penetapan, perubahan atau daerah");
}

static int baris_keputusan(const struct pembaca_keputusan *p, const struct csv_rekaman *rekaman,
			   struct kalender_csv_galat *galat)
{
	struct keputusan_libur keputusan = { .nomor = rekaman->kolom[1] };
	int r;

	if (rekaman->n != KOLOM_KEPUTUSAN)
		return csv_tolak(galat, "%zu kolom, seharusnya %d", rekaman->n, KOLOM_KEPUTUSAN);
	r = urai_tahun(rekaman->kolom[0], galat, &keputusan.tahun);
	if (r < 0)
		return r;
	if (keputusan.nomor[0] == '\0')
		return csv_tolak(galat, "kolom 2: nomor kosong");
	r = urai_tanggal(rekaman->kolom[2], 3, galat, &keputusan.tanggal);
	if (r < 0)
		return r;
	r = urai_jenis(rekaman->kolom[3], galat, &keputusan.jenis);
	if (r < 0)
		return r;
	keputusan.tentang = rekaman->kolom[4];
	if (keputusan.tentang[0] == '\0')
		return csv_tolak(galat, "kolom 5: tentang kosong");
	return p->fn(p->cls, &keputusan, galat);
}

static int rekaman_keputusan(void *cls, const struct csv_rekaman *rekaman,
			     struct kalender_csv_galat *galat)
{
	if (rekaman->baris > 1)
		return baris_keputusan(cls, rekaman, galat);
	return periksa_judul(rekaman, judul_keputusan, KOLOM_KEPUTUSAN, galat);
}

int kalender_csv_baca(FILE *f, kalender_csv_libur_fn *fn, void *cls,
		      struct kalender_csv_galat *ret_galat)
{
	struct pembaca_libur p = { .fn = fn, .cls = cls };

	return csv_rekaman_baca(f, rekaman_libur, &p, ret_galat);
}

int kalender_csv_baca_keputusan(FILE *f, kalender_csv_keputusan_fn *fn, void *cls,
				struct kalender_csv_galat *ret_galat)
{
	struct pembaca_keputusan p = { .fn = fn, .cls = cls };

	return csv_rekaman_baca(f, rekaman_keputusan, &p, ret_galat);
}
