/* Reads what the result of a round is made of: method, weights and the sums of its rollups; on the thread of the connection. */
#include "skm/hitung.h"

#include <errno.h>
#include <string.h>

#include "skm/skm.h"
#include "statements.h"

#include "base/banned.h"

static int isi_survei(struct arena *arena, const struct db_rows *rows, struct skm_masukan *m)
{
	m->n = (size_t)db_count(rows);
	if (m->n == 0 || m->n > SKM_UNSUR_MAX)
		return -EIO;
	for (size_t i = 0; i < m->n; i++) {
		m->kode[i] = db_get(rows, (int)i, "kode");
		m->bobot[i] = (struct pecahan){ (uint64_t)db_int(rows, (int)i, "bobot_pembilang"), (uint64_t)db_int(rows, (int)i, "bobot_penyebut") };
	}
	m->metode = db_get(rows, 0, "metode");
	m->tanpa_rincian = db_is(rows, 0, "menggantikan");
	m->ambang_validitas = db_int(rows, 0, "ambang_validitas");
	m->ambang_reliabilitas = db_int(rows, 0, "ambang_reliabilitas");
	return skm_metode_dari(arena, rows, 0, &m->cara);
}

static int larik(const struct db_rows *rows, int row, const char *kolom, size_t n, int64_t *ret_nilai)
{
	int banyak = skm_urai_larik(db_get(rows, row, kolom), ret_nilai, SKM_UNSUR_MAX);

	return banyak < 0 ? banyak : (size_t)banyak == n ? 0 : -EIO;
}

static int isi_semua(const struct db_rows *rows, int row, struct skm_masukan *m)
{
	int r = larik(rows, row, "jumlah", m->n, m->jumlah);

	m->responden = db_int(rows, row, "responden");
	m->dikecualikan = db_int(rows, row, "dikecualikan");
	m->momen = (struct skm_momen){ db_int(rows, row, "lengkap"), db_int(rows, row, "t"), db_int(rows, row, "tt"), m->x, m->xx, m->xt, m->n };
	if (r == 0)
		r = larik(rows, row, "terisi", m->n, m->terisi);
	if (r == 0)
		r = larik(rows, row, "x", m->n, m->x);
	if (r == 0)
		r = larik(rows, row, "xx", m->n, m->xx);
	return r < 0 ? r : larik(rows, row, "xt", m->n, m->xt);
}

static int isi_kelompok(struct arena *arena, const struct db_rows *rows, int row, struct skm_masukan *m)
{
	const char *atribut = db_get(rows, row, "atribut");
	struct skm_atribut *a = m->n_atribut ? &m->atribut[m->n_atribut - 1] : NULL;
	struct skm_kelompok *k;
	int r;

	if (!a || strcmp(a->nama, atribut) != 0) {
		if (m->n_atribut == SKM_ATRIBUT_MAX)
			return -EIO;
		a = &m->atribut[m->n_atribut++];
		*a = (struct skm_atribut){ .nama = atribut, .kelompok = arena_alloc(arena, (size_t)db_count(rows) * sizeof(*k)) };
		if (!a->kelompok)
			return -ENOMEM;
	}
	k = &a->kelompok[a->banyak++];
	*k = (struct skm_kelompok){ .kunci = db_get(rows, row, "kelompok"), .nama = db_get(rows, row, "nama"), .responden = db_int(rows, row, "responden") };
	r = larik(rows, row, "jumlah", m->n, k->jumlah);
	return r < 0 ? r : larik(rows, row, "terisi", m->n, k->terisi);
}

/* The place of the row's group in this break-down; a->banyak: no such group. */
static size_t kelompok_baris(const struct db_rows *rows, int row, const struct skm_atribut *a)
{
	const char *kunci = db_get(rows, row, a->nama);
	size_t k = 0;

	while (k < a->banyak && strcmp(a->kelompok[k].kunci, kunci) != 0)
		k++;
	return k;
}

static int isi_sel(struct arena *arena, const struct db_rows *rows, struct skm_masukan *m)
{
	m->n_sel = (size_t)db_count(rows);
	m->sel = arena_alloc(arena, (m->n_sel + 1) * sizeof(*m->sel));
	if (!m->sel)
		return -ENOMEM;
	for (size_t i = 0; i < m->n_sel; i++) {
		m->sel[i].banyak = db_int(rows, (int)i, "banyak");
		for (size_t a = 0; a < m->n_atribut; a++) {
			m->sel[i].kelompok[a] = kelompok_baris(rows, (int)i, &m->atribut[a]);
			if (m->sel[i].kelompok[a] == m->atribut[a].banyak)
				return -EIO;
		}
	}
	return 0;
}

int skm_hitung_baca(struct db *db, struct arena *arena, const char *survei, struct skm_masukan **ret_masukan)
{
	struct skm_masukan *m = arena_zalloc(arena, sizeof(*m));
	struct db_rows *rows;
	int r = m ? db_exec(db, SQL(skm_tutup_baca, .id = survei), &rows) : -ENOMEM;

	if (r == 0)
		r = isi_survei(arena, rows, m);
	if (r == 0)
		r = db_exec(db, SQL(skm_rekap, .id = survei), &rows);
	for (int i = 0; r == 0 && i < db_count(rows); i++)
		r = *db_get(rows, i, "atribut") ? isi_kelompok(arena, rows, i, m) : isi_semua(rows, i, m);
	if (r == 0)
		r = db_exec(db, SQL(skm_sel, .id = survei), &rows);
	if (r == 0)
		r = isi_sel(arena, rows, m);
	*ret_masukan = m;
	return r;
}
