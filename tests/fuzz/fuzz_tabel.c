/* Fuzz target: bytes as CSV, then every cell as every kind of column. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/encode.h"
#include "impor/isian.h"
#include "lembar/lembar.h"

#define MUST(condition)                                                                            \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);            \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void sebagai_setiap_kolom(const char *isi)
{
	CLEANUP_JSON json_t *baris = json_pack("{s:{}}", "komponen");

	MUST(utf8_valid(isi, strlen(isi)));
	for (int k = 0; k < KOLOM_JUMLAH; k++) {
		struct isian_salah salah = { 0 };
		int r = isian_sel(baris, &kolom_layanan[k], isi, &salah);

		MUST(r == 0 || (r == -EINVAL && salah.kode && salah.id && salah.en));
	}
	MUST(isian_lengkapi(baris) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_new(LEMBAR_ARENA_BYTES);
	struct lembar_galat galat = { 0 };
	struct lembar l = { 0 };
	int r;

	MUST(arena);
	r = lembar_csv(data, n, "Layanan", arena, &l, &galat);
	MUST(r == 0 || (r == -EINVAL && galat.kode && galat.id && galat.en));
	for (size_t i = 0; r == 0 && i < l.n_baris; i++)
		for (int k = 0; k < LEMBAR_KOLOM_MAX; k++)
			if (l.baris[i].sel[k])
				sebagai_setiap_kolom(l.baris[i].sel[k]);
	arena_free(arena);
	return 0;
}
