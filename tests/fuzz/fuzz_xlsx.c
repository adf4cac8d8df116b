/* Fuzz target: bytes as a workbook; and the same as the one sheet of a workbook whose other parts are sound, so that what is behind the packing is reached
 * as well. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "base/encode.h"
#include "lembar/lembar.h"

#define MUST(condition)                                                                            \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);            \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

static const char BUKU[] = "<workbook><sheets><sheet name=\"Layanan\" id=\"a\"/></sheets></workbook>";
static const char HUBUNGAN[] = "<R><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
			       "<Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"t.xml\"/></R>";
static const char TEKS[] = "<sst><si><t>kode</t></si><si><r><t>a_x000A_</t></r><rPh><t>b</t></rPh></si></sst>";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void periksa(int r, const struct lembar *l, const struct lembar_galat *galat)
{
	unsigned sebelum = 0;

	MUST(r == 0 || r == -EINVAL);
	MUST(r == 0 || (galat->kode && galat->id && galat->en));
	for (size_t i = 0; r == 0 && i < l->n_baris; i++) {
		MUST(l->baris[i].nomor > sebelum);
		sebelum = l->baris[i].nomor;
		for (int k = 0; k < LEMBAR_KOLOM_MAX; k++) {
			const char *isi = l->baris[i].sel[k];

			MUST(!isi || (*isi && utf8_valid(isi, strlen(isi)) && strlen(isi) <= LEMBAR_SEL_MAX_BYTES));
		}
	}
}

static void baca(const void *data, size_t n)
{
	struct arena *arena = arena_new(LEMBAR_ARENA_BYTES);
	struct lembar_galat galat = { 0 };
	struct lembar lembar = { 0 };
	int r;

	MUST(arena);
	r = lembar_xlsx(data, n, "layanan", arena, &lembar, &galat);
	periksa(r, &lembar, &galat);
	arena_free(arena);
}

static void tambah(zip_t *zip, const char *nama, const void *isi, size_t n)
{
	zip_source_t *sumber = zip_source_buffer(zip, isi, n, 0);
	zip_int64_t di = zip_file_add(zip, nama, sumber, 0);

	MUST(di >= 0 && zip_set_file_compression(zip, (zip_uint64_t)di, ZIP_CM_STORE, 0) == 0);
}

static void sebagai_lembar(const uint8_t *data, size_t n)
{
	zip_source_t *tujuan = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(tujuan, ZIP_TRUNCATE, NULL);
	zip_stat_t isi;
	void *semua;

	MUST(zip);
	zip_source_keep(tujuan);
	tambah(zip, "xl/workbook.xml", BUKU, sizeof(BUKU) - 1);
	tambah(zip, "xl/_rels/workbook.xml.rels", HUBUNGAN, sizeof(HUBUNGAN) - 1);
	tambah(zip, "xl/t.xml", TEKS, sizeof(TEKS) - 1);
	tambah(zip, "xl/s.xml", data, n);
	MUST(zip_close(zip) == 0 && zip_source_stat(tujuan, &isi) == 0 && zip_source_open(tujuan) == 0);
	semua = malloc(isi.size);
	MUST(semua && zip_source_read(tujuan, semua, isi.size) == (zip_int64_t)isi.size);
	zip_source_close(tujuan);
	zip_source_free(tujuan);
	baca(semua, isi.size);
	free(semua);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	baca(data, n);
	sebagai_lembar(data, n);
	return 0;
}
