/* Reads rounds from standard input, one a line: "desimal_indeks desimal_ikm n" and n times "jumlah terisi pembilang penyebut"; writes
 * "skm ikm mutu" for each. With the argument "mutu" questionnaires: "answers unsur" and the values of every answer; writes alpha and the correlation
 * of each unsur in 1/10000, "-" for none. For skm.py. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "skm/analisis.h"
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

/* Adds one answer to the sums, as the rollups do. */
static int jawaban(size_t unsur, int64_t *x, int64_t *xx, int64_t *xt, struct skm_momen *m)
{
	int64_t v[SKM_UNSUR_MAX], total = 0;

	for (size_t i = 0; i < unsur; i++) {
		if (scanf("%" SCNd64, &v[i]) != 1)
			return -1;
		total += v[i];
	}
	for (size_t i = 0; i < unsur; i++) {
		x[i] += v[i];
		xx[i] += v[i] * v[i];
		xt[i] += v[i] * total;
	}
	m->t += total;
	m->tt += total * total;
	return 0;
}

static void tulis(int galat, int64_t nilai, const char *sesudah)
{
	if (galat < 0)
		printf("-%s", sesudah);
	else
		printf("%" PRId64 "%s", nilai, sesudah);
}

static int satu_kuesioner(int64_t banyak, size_t unsur)
{
	int64_t x[SKM_UNSUR_MAX] = { 0 }, xx[SKM_UNSUR_MAX] = { 0 }, xt[SKM_UNSUR_MAX] = { 0 }, nilai = 0;
	struct skm_momen m = { .n = banyak, .x = x, .xx = xx, .xt = xt, .unsur = unsur };
	int r;

	for (int64_t i = 0; i < banyak; i++)
		if (jawaban(unsur, x, xx, xt, &m) < 0)
			return -1;
	r = skm_alpha(&m, &nilai);
	tulis(r, nilai, " ");
	for (size_t i = 0; i < unsur; i++) {
		r = skm_pearson(&m, i, &nilai);
		tulis(r, nilai, i + 1 < unsur ? " " : "\n");
	}
	return 0;
}

static int kuesioner(void)
{
	int64_t banyak;
	size_t n;

	while (scanf("%" SCNd64 " %zu", &banyak, &n) == 2)
		if (n > SKM_UNSUR_MAX || satu_kuesioner(banyak, n) < 0)
			return 1;
	return 0;
}

static int indeks(void)
{
	struct skm_metode m = { .kelas = { { "A", "", 8831 }, { "B", "", 7661 }, { "C", "", 6500 }, { "D", "", 0 } }, .n_kelas = 4 };
	size_t n;

	while (scanf("%d %d %zu", &m.desimal_indeks, &m.desimal_ikm, &n) == 3)
		if (n > SKM_UNSUR_MAX || satu(&m, n) < 0)
			return 1;
	return 0;
}

int main(int argc, char **argv)
{
	return argc > 1 && strcmp(argv[1], "mutu") == 0 ? kuesioner() : indeks();
}
