/* POST .../tutup: no answer is taken any more, and the result is computed from the rollups, once; on the worker that serves the request. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "alur/berkas.h"
#include "skm/hitung.h"
#include "skm/operations.h"
#include "skm/skm.h"
#include "statements.h"

#include "base/banned.h"

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
	struct skm_masukan *m;
	struct skm_keluaran k;
	int r = skm_hitung_baca(c->db, c->arena, b->id, &m);

	if (r == 0)
		r = skm_hasil_buat(c->arena, m, &k);
	return r < 0 ? r : simpan(c, b, m, &k);
}

/* An instant survey never pauses (P23(6)): what is closed is followed by a round with the same plan, and invitations that wait for their
 * answer go along. */
static int lanjutkan(struct ctx *c, const struct berkas *lama)
{
	struct berkas_buka baru;
	struct berkas b;
	int r = berkas_siap(c, &(struct berkas_baru){ .proses = PROSES_SKM, .penyelenggara_id = lama->penyelenggara_id, .kerahasiaan = "terbuka" },
			    &baru);

	if (r == 0)
		r = berkas_catat(&baru, NULL);
	if (r == 0)
		r = db_queue(c->db, SQL(skm_survei_salin, .id = baru.id, .dari = lama->id, .sekarang = baru.alur.sekarang));
	if (r == 0)
		r = berkas_mulai(&baru, NULL);
	if (r == 0)
		r = db_queue(c->db, SQL(skm_undangan_pindah, .dari = lama->id, .ke = baru.id));
	b = (struct berkas){ .alur = baru.alur, .id = baru.id };
	if (r == 0)
		r = tindakan_susulan(&b, &(struct tindakan){ PROSES_SKM, "buka", "{seketika}", NULL },
				     &(struct perubahan){ .catatan = arena_printf(c->arena, "Lanjutan dari %s.", lama->nomor) });
	return r;
}

int op_skm_tutup(struct ctx *c)
{
	bool seketika = false;
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
	if (r == 0)
		r = skm_seketika(c, b.id, &seketika);
	if (r == 0)
		r = seketika ? lanjutkan(c, &b) : db_queue(c->db, SQL(skm_undangan_akhiri, .id = b.id));
	return r < 0 ? r : skm_jawab_survei(c, 200, b.id);
}
