/* Reads rounds from standard input, one a line: "desimal_indeks desimal_ikm n" and n times "jumlah terisi pembilang penyebut"; writes
 * "skm ikm mutu" for each. For skm.py. */
#include <inttypes.h>
#include <stdio.h>

#include "skm/indeks.h"

static int satu(struct skm_metode *m, size_t n)
{
	struct pecahan bobot[SKM_UNSUR_MAX];
	int64_t jumlah[SKM_UNSUR_MAX], terisi[SKM_UNSUR_MAX];
	struct skm_nilai nilai;

	for (size_t i = 0; i < n; i++)
		if (scanf("%" SCNd64 " %" SCNd64 " %" SCNu64 " %" SCNu64, &jumlah[i], &terisi[i], &bobot[i].pembilang, &bobot[i].penyebut) != 4)
			return -1;
	if (skm_indeks(m, bobot, jumlah, terisi, n, &nilai) < 0)
		return -1;
	printf("%" PRId64 " %" PRId64 " %s\n", nilai.skm, nilai.ikm, nilai.kelas->mutu);
	return 0;
}

int main(void)
{
	struct skm_metode m = { .kelas = { { "A", "", 8831 }, { "B", "", 7661 }, { "C", "", 6500 }, { "D", "", 0 } }, .n_kelas = 4 };
	size_t n;

	while (scanf("%d %d %zu", &m.desimal_indeks, &m.desimal_ikm, &n) == 3)
		if (n > SKM_UNSUR_MAX || satu(&m, n) < 0)
			return 1;
	return 0;
}
