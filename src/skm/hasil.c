/* Makes the figures of a round: index, unsur, break-downs with small groups withheld, quality of the questionnaire, hash of the inputs. */
#include "skm/hasil.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include <sodium.h>

#include "base/encode.h"
#include "skm/skm.h"

#include "base/banned.h"

#define JSON_MAX_BYTES (1U << 20)

typedef void tulis_fn(struct json_writer *w, const struct skm_masukan *m, const struct skm_keluaran *k);

static const char *tulis(struct arena *arena, tulis_fn *fn, const struct skm_masukan *m, const struct skm_keluaran *k)
{
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;

	buffer_init(&out, JSON_MAX_BYTES);
	jw_init(&w, &out);
	fn(&w, m, k);
	return buffer_error(&out) < 0 ? NULL : arena_strndup(arena, out.data, out.len);
}

static void null_anggota(struct json_writer *w, const char *const *nama)
{
	for (; *nama; nama++) {
		jw_key(w, *nama);
		jw_null(w);
	}
}

void skm_tulis_unsur(struct json_writer *w, const struct skm_metode *cara, const char *const *kode, const struct pecahan *bobot,
		     const int64_t *jumlah, const int64_t *terisi, size_t n, bool ditahan)
{
	static const char *const angka[] = { "jumlah", "terisi", "nrr", "nrr_tertimbang", "mutu", NULL };

	jw_array(w);
	for (size_t i = 0; i < n; i++) {
		const struct skm_kelas *kelas;
		int64_t nrr, tertimbang;

		jw_object(w);
		jw_member_string(w, "kode", kode[i]);
		if (ditahan || skm_nrr(cara, bobot[i], jumlah[i], terisi[i], &nrr, &tertimbang, &kelas) < 0) {
			null_anggota(w, angka);
		} else {
			jw_member_int(w, "jumlah", jumlah[i]);
			jw_member_int(w, "terisi", terisi[i]);
			skm_desimal(w, "nrr", nrr, 3);
			skm_desimal(w, "nrr_tertimbang", tertimbang, 4);
			jw_member_string(w, "mutu", kelas->mutu);
		}
		jw_object_end(w);
	}
	jw_array_end(w);
}

static void unsur(struct json_writer *w, const struct skm_masukan *m, const struct skm_keluaran *k)
{
	skm_tulis_unsur(w, &m->cara, m->kode, m->bobot, m->jumlah, m->terisi, m->n, k->ditahan);
}

/* a/b < c/d for counts */
static bool lebih_rendah(int64_t a, int64_t b, int64_t c, int64_t d)
{
	return (__int128)a * d < (__int128)c * b;
}

/* The unsur with the lowest (tanda 1) or highest (-1) NRR, all of them when several are equal. */
static void ujung(struct json_writer *w, const struct skm_masukan *m, const struct skm_keluaran *k, bool rendah)
{
	size_t pilih = 0;

	jw_array(w);
	for (size_t i = 1; i < m->n && !k->ditahan; i++)
		if (rendah ? lebih_rendah(m->jumlah[i], m->terisi[i], m->jumlah[pilih], m->terisi[pilih]) :
			     lebih_rendah(m->jumlah[pilih], m->terisi[pilih], m->jumlah[i], m->terisi[i]))
			pilih = i;
	for (size_t i = 0; i < m->n && !k->ditahan; i++)
		if ((__int128)m->jumlah[i] * m->terisi[pilih] == (__int128)m->jumlah[pilih] * m->terisi[i])
			jw_string(w, m->kode[i]);
	jw_array_end(w);
}

static void terendah(struct json_writer *w, const struct skm_masukan *m, const struct skm_keluaran *k)
{
	ujung(w, m, k, true);
}

static void tertinggi(struct json_writer *w, const struct skm_masukan *m, const struct skm_keluaran *k)
{
	ujung(w, m, k, false);
}

static void validitas(struct json_writer *w, const struct skm_masukan *m, const struct skm_keluaran *k)
{
	if (k->ditahan || m->momen.n < SKM_TAHAN) {
		jw_null(w);
		return;
	}
	jw_object(w);
	jw_member_string(w, "metode", "pearson_butir_total");
	jw_member_int(w, "lengkap", m->momen.n);
	skm_desimal(w, "ambang", m->ambang_validitas, 4);
	jw_key(w, "unsur");
	jw_array(w);
	for (size_t i = 0; i < m->n; i++) {
		int64_t r;

		jw_object(w);
		jw_member_string(w, "kode", m->kode[i]);
		if (skm_pearson(&m->momen, i, &r) < 0) {
			null_anggota(w, (const char *const[]){ "r", "valid", NULL });
		} else {
			skm_desimal(w, "r", r, 4);
			jw_member_bool(w, "valid", r >= m->ambang_validitas);
		}
		jw_object_end(w);
	}
	jw_array_end(w);
	jw_object_end(w);
}

static void reliabilitas(struct json_writer *w, const struct skm_masukan *m, const struct skm_keluaran *k)
{
	int64_t alpha;

	if (k->ditahan || m->momen.n < SKM_TAHAN || skm_alpha(&m->momen, &alpha) < 0) {
		jw_null(w);
		return;
	}
	jw_object(w);
	jw_member_string(w, "metode", "cronbach_alpha");
	jw_member_int(w, "lengkap", m->momen.n);
	skm_desimal(w, "ambang", m->ambang_reliabilitas, 4);
	skm_desimal(w, "alpha", alpha, 4);
	jw_member_bool(w, "reliabel", alpha >= m->ambang_reliabilitas);
	jw_object_end(w);
}

static void satu_kelompok(struct json_writer *w, const struct skm_masukan *m, const struct skm_kelompok *g, bool ditahan)
{
	static const char *const angka[] = { "responden", "skm", "ikm", "mutu", NULL };
	struct skm_nilai nilai;

	jw_object(w);
	jw_member_string(w, "kelompok", g->nama);
	jw_member_bool(w, "ditahan", ditahan);
	if (ditahan || skm_indeks(&m->cara, m->bobot, g->jumlah, g->terisi, m->n, &nilai) < 0) {
		null_anggota(w, angka);
	} else {
		jw_member_int(w, "responden", g->responden);
		skm_desimal(w, "skm", nilai.skm, 4);
		skm_desimal(w, "ikm", nilai.ikm, m->cara.desimal_ikm);
		jw_member_string(w, "mutu", nilai.kelas->mutu);
	}
	jw_object_end(w);
}

static void kelompok(struct json_writer *w, const struct skm_masukan *m, const struct skm_keluaran *k, const struct skm_atribut *a)
{
	jw_array(w);
	for (size_t i = 0; i < a->banyak; i++)
		satu_kelompok(w, m, &a->kelompok[i], k->ditahan || m->tanpa_rincian || a->kelompok[i].ditahan);
	jw_array_end(w);
}

static void demografi(struct json_writer *w, const struct skm_masukan *m, const struct skm_keluaran *k)
{
	static const char *const nama[] = { "jenis_kelamin", "usia", "pendidikan", "pekerjaan" };

	jw_object(w);
	for (size_t n = 0; n < sizeof(nama) / sizeof(nama[0]); n++) {
		struct skm_atribut a = { .nama = nama[n] };

		for (size_t i = 0; i < m->n_atribut; i++)
			if (strcmp(m->atribut[i].nama, nama[n]) == 0)
				a = m->atribut[i];
		jw_key(w, nama[n]);
		kelompok(w, m, k, &a);
	}
	jw_object_end(w);
}

static void layanan(struct json_writer *w, const struct skm_masukan *m, const struct skm_keluaran *k)
{
	struct skm_atribut a = { .nama = "layanan" };

	for (size_t i = 0; i < m->n_atribut; i++)
		if (strcmp(m->atribut[i].nama, "layanan") == 0)
			a = m->atribut[i];
	kelompok(w, m, k, &a);
}

/* One line for the method and the counts, one for each unsur: what anybody needs to compute the figures again. */
static int sidik(const struct skm_masukan *m, char ret_hex[static 65])
{
	CLEANUP_BUFFER struct buffer teks;
	unsigned char hash[crypto_hash_sha256_BYTES];
	int r;

	buffer_init(&teks, JSON_MAX_BYTES);
	buffer_printf(&teks, "%s %" PRId64 " %" PRId64 "\n", m->metode, m->responden, m->dikecualikan);
	for (size_t i = 0; i < m->n; i++)
		buffer_printf(&teks, "%s %" PRIu64 "/%" PRIu64 " %" PRId64 " %" PRId64 "\n", m->kode[i], m->bobot[i].pembilang,
			      m->bobot[i].penyebut, m->jumlah[i], m->terisi[i]);
	r = buffer_error(&teks);
	if (r < 0)
		return r;
	crypto_hash_sha256(hash, (const unsigned char *)teks.data, teks.len);
	hex_encode(hash, sizeof(hash), ret_hex);
	return 0;
}

int skm_hasil_buat(struct arena *arena, struct skm_masukan *m, struct skm_keluaran *ret_keluaran)
{
	struct skm_keluaran k = { .ditahan = !skm_cukup(m->terisi, m->n) };
	int r = sidik(m, k.sidik);

	if (r == 0 && !k.ditahan)
		r = skm_indeks(&m->cara, m->bobot, m->jumlah, m->terisi, m->n, &k.nilai);
	if (r < 0)
		return r;
	for (size_t i = 0; i < m->n_atribut; i++)
		skm_tahan(m->atribut[i].kelompok, m->atribut[i].banyak, m->n);
	skm_tahan_silang(m->atribut, m->n_atribut, m->sel, m->n_sel, m->n);
	r = skm_tahan_jalin(arena, m->atribut, m->n_atribut, m->sel, m->n_sel, m->n);
	if (r < 0)
		return r;
	k.unsur = tulis(arena, unsur, m, &k);
	k.terendah = tulis(arena, terendah, m, &k);
	k.tertinggi = tulis(arena, tertinggi, m, &k);
	k.validitas = tulis(arena, validitas, m, &k);
	k.reliabilitas = tulis(arena, reliabilitas, m, &k);
	k.demografi = tulis(arena, demografi, m, &k);
	k.layanan = tulis(arena, layanan, m, &k);
	if (!k.unsur || !k.terendah || !k.tertinggi || !k.validitas || !k.reliabilitas || !k.demografi || !k.layanan)
		return -ENOMEM;
	*ret_keluaran = k;
	return 0;
}
