/* Reads the sample files by libcsv; on the command's thread. */
#include "contoh/csv_baris.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <csv.h>

#include "base/banned.h"

#define FILE_MAX_BYTES (4U << 20)
#define PATH_MAX_BYTES 4096

struct bacaan {
	json_t *kepala; /* names of the columns */
	json_t *baris; /* the row in the making: an array of cells */
	json_t *semua;
	unsigned nomor;
	bool salah;
};

static void sel(void *isi, size_t n, void *cls)
{
	struct bacaan *b = cls;
	json_t *nilai = isi ? json_stringn(isi, n) : json_null();

	if (json_array_append_new(b->baris, nilai) < 0)
		b->salah = true;
}

static void akhir_baris(int tanda, void *cls)
{
	struct bacaan *b = cls;
	json_t *objek, *nama;
	size_t i;

	(void)tanda;
	if (b->salah)
		return;
	b->nomor++;
	if (b->nomor == 1) {
		b->kepala = json_incref(b->baris);
	} else if (json_array_size(b->baris) != json_array_size(b->kepala)) {
		b->salah = true;
	} else {
		objek = json_object();
		json_array_foreach (b->kepala, i, nama)
			b->salah |= json_object_set(objek, json_string_value(nama), json_array_get(b->baris, i)) < 0;
		b->salah |= json_array_append_new(b->semua, objek) < 0;
	}
	json_decref(b->baris);
	b->baris = json_array();
}

static int urai(const char *teks, size_t n, struct bacaan *b)
{
	struct csv_parser parser;
	bool baik;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL) != 0)
		return -ENOMEM;
	baik = csv_parse(&parser, teks, n, sel, akhir_baris, b) == n && csv_fini(&parser, sel, akhir_baris, b) == 0;
	csv_free(&parser);
	return baik && !b->salah && b->nomor ? 0 : -EINVAL;
}

static int isi_berkas(const char *path, char **ret_teks, size_t *ret_n)
{
	CLEANUP_FILE FILE *f = fopen(path, "re");
	CLEANUP_FREE char *teks = NULL;

	if (!f)
		return -errno;
	teks = malloc(FILE_MAX_BYTES);
	if (!teks)
		return -ENOMEM;
	*ret_n = fread(teks, 1, FILE_MAX_BYTES, f);
	if (ferror(f) || *ret_n == FILE_MAX_BYTES)
		return ferror(f) ? -EIO : -EFBIG;
	*ret_teks = TAKE(teks);
	return 0;
}

int csv_baris_baca(const char *dir, const char *name, FILE *out, json_t **ret_rows)
{
	struct bacaan b = { .baris = json_array(), .semua = json_array() };
	char path[PATH_MAX_BYTES];
	CLEANUP_FREE char *teks = NULL;
	size_t n = 0;
	int r;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	r = isi_berkas(path, &teks, &n);
	if (r == 0)
		r = urai(teks, n, &b);
	json_decref(b.baris);
	json_decref(b.kepala);
	if (r == 0) {
		*ret_rows = b.semua;
		return 0;
	}
	json_decref(b.semua);
	if (r == -EINVAL)
		fprintf(out, "%s:%u: bukan CSV dengan kolom sebanyak kepalanya\n", path, b.nomor + 1);
	else
		fprintf(out, "%s: %s\n", path, strerror(-r));
	return r;
}
