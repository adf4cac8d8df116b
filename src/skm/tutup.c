/* POST .../tutup: no answer is taken any more, and the result is computed from the rollups, once; on the worker that serves the request. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "skm/hasil.h"
#include "skm/operations.h"
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
	*k = (struct skm_kelompok){ .nama = db_get(rows, row, "nama"), .responden = db_int(rows, row, "responden") };
	r = larik(rows, row, "jumlah", m->n, k->jumlah);
	return r < 0 ? r : larik(rows, row, "terisi", m->n, k->terisi);
}

static int baca(struct ctx *c, const char *survei, struct skm_masukan *m)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(skm_tutup_baca, .id = survei), &rows);

	if (r == 0)
		r = isi_survei(c->arena, rows, m);
	if (r == 0)
		r = ctx_exec(c, SQL(skm_rekap, .id = survei), &rows);
	for (int i = 0; r == 0 && i < db_count(rows); i++)
		r = *db_get(rows, i, "atribut") ? isi_kelompok(c->arena, rows, i, m) : isi_semua(rows, i, m);
	return r;
}

static const char *larik_teks(struct arena *arena, const int64_t *nilai, size_t n)
{
	CLEANUP_BUFFER struct buffer out;

	buffer_init(&out, SKM_UNSUR_MAX * 24);
	for (size_t i = 0; i < n; i++)
		buffer_printf(&out, "%s%" PRId64, i ? "," : "{", nilai[i]);
	buffer_char(&out, '}');
	return buffer_error(&out) < 0 ? NULL : arena_strndup(arena, out.data, out.len);
}

static int sampel_minimum(struct ctx *c, const char *survei, const char **ret_teks)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(skm_populasi, .id = survei), &rows);
	int64_t populasi;

	if (r < 0)
		return r;
	populasi = db_int(rows, 0, "populasi");
	*ret_teks = arena_printf(c->arena, "%" PRId64, db_is(rows, 0, "sensus") ? populasi : skm_sampel_minimum(populasi));
	return *ret_teks ? 0 : -ENOMEM;
}

static const char *atau_null(const char *json)
{
	return strcmp(json, "null") == 0 ? NULL : json;
}

static int simpan(struct ctx *c, const struct berkas *b, const struct skm_masukan *m, const struct skm_keluaran *k)
{
	const char *sampel, *pangkat = arena_printf(c->arena, "%d", m->cara.desimal_ikm);
	int r = pangkat ? sampel_minimum(c, b->id, &sampel) : -ENOMEM;

	if (r < 0)
		return r;
	return db_queue(c->db, SQL(skm_hasil_simpan, .id = b->id, .responden = arena_printf(c->arena, "%" PRId64, m->responden),
				   .dikecualikan = arena_printf(c->arena, "%" PRId64, m->dikecualikan), .sampel = sampel,
				   .jumlah = larik_teks(c->arena, m->jumlah, m->n), .terisi = larik_teks(c->arena, m->terisi, m->n),
				   .ditahan = k->ditahan ? "t" : "f",
				   .skm = k->ditahan ? NULL : arena_printf(c->arena, "%" PRId64, k->nilai.skm),
				   .ikm = k->ditahan ? NULL : arena_printf(c->arena, "%" PRId64, k->nilai.ikm), .desimal = pangkat,
				   .mutu = k->ditahan ? NULL : k->nilai.kelas->mutu, .kinerja = k->ditahan ? NULL : k->nilai.kelas->kinerja,
				   .unsur = k->unsur, .terendah = k->terendah, .tertinggi = k->tertinggi, .validitas = atau_null(k->validitas),
				   .reliabilitas = atau_null(k->reliabilitas), .demografi = k->demografi, .layanan = k->layanan,
				   .sidik = k->sidik, .sekarang = b->alur.sekarang));
}

static int hitung(struct ctx *c, const struct berkas *b)
{
	struct skm_masukan *m = arena_zalloc(c->arena, sizeof(*m));
	struct skm_keluaran k;
	int r = m ? baca(c, b->id, m) : -ENOMEM;

	if (r == 0)
		r = skm_hasil_buat(c->arena, m, &k);
	return r < 0 ? r : simpan(c, b, m, &k);
}

int op_skm_tutup(struct ctx *c)
{
	struct berkas b;
	int r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "tutup", NULL, NULL }, &b);

	if (r == 0)
		r = db_queue(c->db, SQL(skm_kunci, .id = b.id));
	if (r == 0)
		r = hitung(c, &b);
	if (r == 0)
		r = db_queue(c->db, SQL(skm_survei_ditutup, .id = b.id, .sekarang = b.alur.sekarang));
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){ .catatan = NULL });
	return r < 0 ? r : skm_jawab_survei(c, 200, b.id);
}
