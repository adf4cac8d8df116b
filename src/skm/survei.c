/* Planning a round: POST and PUT /v1/skm/survei (P23(5)-(8)); on the worker that serves the request. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "alur/berkas.h"
#include "skm/operations.h"
#include "skm/skm.h"
#include "statements.h"

#include "base/banned.h"

#define AWALAN_TAMBAHAN "lain_"

/* The method of the round's year and the weights as they will be kept. */
struct rancangan {
	const char *metode;
	const char *versi;
	const struct db_rows *baku; /* the method's own unsur, one row each */
	const json_t *unsur;        /* as asked for, or NULL: the method's own */
	const char *unsur_teks;
};

static bool unsur_baku(const struct rancangan *r, const char *kode)
{
	for (int i = 0; i < db_count(r->baku); i++)
		if (strcmp(db_get(r->baku, i, "kode"), kode) == 0)
			return true;
	return false;
}

static const char *penunjuk(struct ctx *c, size_t i, const char *anggota)
{
	return arena_printf(c->arena, "/unsur/%zu/%s", i, anggota);
}

/* Unsur beyond those of the method bring their own name and question; none comes twice. */
static int periksa_kode(struct ctx *c, const struct rancangan *r, size_t i, const json_t *satu)
{
	const char *kode = json_string_value(json_object_get(satu, "kode"));
	bool tambahan = strncmp(kode, AWALAN_TAMBAHAN, strlen(AWALAN_TAMBAHAN)) == 0;

	for (size_t j = 0; j < i; j++)
		if (strcmp(json_string_value(json_object_get(json_array_get(r->unsur, j), "kode")), kode) == 0)
			return ctx_invalid(c, penunjuk(c, i, "kode"), "uniqueItems", "Unsur ini disebut dua kali.", "This unsur is named twice.");
	if (!tambahan && !unsur_baku(r, kode))
		return ctx_invalid(c, penunjuk(c, i, "kode"), "kode", "Bukan unsur metode tahun ini; unsur tambahan memakai kode lain_1 sampai lain_6.",
				   "Not an unsur of this year's method; further ones are lain_1 to lain_6.");
	if (tambahan && (!json_is_string(json_object_get(satu, "nama")) || !json_is_string(json_object_get(satu, "pertanyaan"))))
		return ctx_invalid(c, penunjuk(c, i, "pertanyaan"), "required", "Unsur tambahan memerlukan nama dan pertanyaan.",
				   "A further unsur needs a name and a question.");
	return 0;
}

/* Weights for all or for none; their sum is exactly 1. */
static int periksa_bobot(struct ctx *c, const struct rancangan *r)
{
	struct pecahan suku[SKM_UNSUR_MAX];
	size_t n = 0, i;
	json_t *satu;

	json_array_foreach(r->unsur, i, satu) {
		const json_t *bobot = json_object_get(satu, "bobot");

		if (json_is_object(bobot))
			suku[n++] = (struct pecahan){ (uint64_t)json_integer_value(json_object_get(bobot, "pembilang")),
						      (uint64_t)json_integer_value(json_object_get(bobot, "penyebut")) };
	}
	if (n == 0)
		return 0;
	if (db_get(r->baku, 0, "bobot_pembilang"))
		return ctx_invalid(c, "/unsur", "bobot", "Metode tahun ini menetapkan bobotnya sendiri.", "This year's method sets its own weights.");
	if (n == json_array_size(r->unsur) && pecahan_genap(suku, n))
		return 0;
	return ctx_invalid(c, "/unsur", "bobot", "Bobot disebut untuk semua unsur atau tidak sama sekali, dan jumlahnya tepat 1.",
			   "Weights are given for every unsur or for none, and their sum is exactly 1.");
}

static int periksa_unsur(struct ctx *c, struct rancangan *r)
{
	size_t i;
	json_t *satu;

	json_array_foreach(r->unsur, i, satu) {
		int e = periksa_kode(c, r, i, satu);

		if (e < 0)
			return e;
	}
	return periksa_bobot(c, r);
}

static int pihak_ketiga(struct ctx *c)
{
	const char *siapa = ctx_body_string(c, "pelaksana_survei");
	bool ketiga = siapa && strcmp(siapa, "pihak_ketiga") == 0;

	if (ketiga == !!ctx_body_string(c, "nama_pihak_ketiga"))
		return 0;
	return ctx_invalid(c, "/nama_pihak_ketiga", "pihak_ketiga", "Nama pihak ketiga disebut bila, dan hanya bila, ia yang melaksanakan survei.",
			   "The third party is named when, and only when, it conducts the survey.");
}

static const char *angka(struct ctx *c, const char *key)
{
	return arena_printf(c->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(json_object_get(ctx_body(c), key)));
}

static int rancang(struct ctx *c, struct rancangan *r)
{
	const json_t *unsur = json_object_get(ctx_body(c), "unsur");
	CLEANUP_FREE char *teks = NULL;
	struct db_rows *rows;
	int e = pihak_ketiga(c);

	if (e == 0)
		e = ctx_exec(c, SQL(skm_metode_baca, .kode = ctx_body_string(c, "metode_hitung"), .tahun = angka(c, "tahun")), &rows);
	if (e < 0)
		return e;
	if (!db_count(rows))
		return ctx_invalid(c, "/metode_hitung", "metode_hitung", "Metode ini tidak ada atau tidak berlaku pada tahun itu.",
				   "There is no such method, or not in that year.");
	*r = (struct rancangan){ db_get(rows, 0, "metode"), db_get(rows, 0, "versi"), rows, json_is_array(unsur) ? unsur : NULL, NULL };
	if (!r->unsur)
		return 0;
	teks = json_dumps(r->unsur, JSON_COMPACT);
	r->unsur_teks = teks ? arena_strdup(c->arena, teks) : NULL;
	return r->unsur_teks ? periksa_unsur(c, r) : -ENOMEM;
}

static bool seketika(struct ctx *c)
{
	return json_is_true(json_object_get(ctx_body(c), "seketika"));
}

static int simpan(struct ctx *c, const struct rancangan *r, const char *id)
{
	const char *pelaksana = ctx_body_string(c, "pelaksana_survei"), *akses = ctx_body_string(c, "akses");
	int e = db_queue(c->db, SQL(skm_survei_simpan, .id = id, .layanan = ctx_body_string(c, "layanan_id"), .judul = ctx_body_string(c, "judul"),
				    .tahun = angka(c, "tahun"), .periode = ctx_body_string(c, "periode"), .metode = ctx_body_string(c, "metode"),
				    .populasi = angka(c, "populasi"), .pelaksana_survei = pelaksana ? pelaksana : "mandiri",
				    .nama_pihak_ketiga = ctx_body_string(c, "nama_pihak_ketiga"), .akses = akses ? akses : "terbuka",
				    .metode_hitung = r->metode, .versi = r->versi, .seketika = seketika(c) ? "t" : "f",
				    .menggantikan_id = ctx_body_string(c, "menggantikan_id")));

	if (e == 0)
		e = db_queue(c->db, SQL(skm_unsur_buang, .survei = id));
	if (e == 0)
		e = db_queue(c->db, SQL(skm_unsur_simpan, .survei = id, .metode = r->metode, .versi = r->versi, .unsur = r->unsur_teks));
	return e;
}

/* An instant survey is about one service; what is corrected is a withdrawn result of the same agency. */
static int periksa_sifat(struct ctx *c)
{
	const char *lama = ctx_body_string(c, "menggantikan_id");
	struct db_rows *rows;
	int e;

	if (seketika(c) && !ctx_body_string(c, "layanan_id"))
		return ctx_invalid(c, "/layanan_id", "required", "Survei seketika mengenai satu layanan.", "An instant survey is about one service.");
	if (!lama)
		return 0;
	e = ctx_exec(c, SQL(skm_menggantikan_cocok, .menggantikan = lama, .penyelenggara = ctx_body_string(c, "penyelenggara_id")), &rows);
	if (e == 0 && !db_count(rows))
		e = ctx_invalid(c, "/menggantikan_id", "menggantikan_id", "Bukan survei penyelenggara ini yang hasilnya ditarik.",
				"Not a survey of this agency whose result was withdrawn.");
	return e;
}

static int periksa_tempat(struct ctx *c, const struct berkas_buka *b)
{
	if (!b->penyelenggara_ada)
		return ctx_invalid(c, "/penyelenggara_id", "penyelenggara_id", "Penyelenggara tidak ada.", "There is no such agency.");
	if (!b->layanan_cocok)
		return ctx_invalid(c, "/layanan_id", "layanan_id", "Bukan layanan penyelenggara ini.", "Not a service of this agency.");
	if (!b->dalam_lingkup && c->request->identity.peran != PERAN_BAGIAN_ORGANISASI)
		return ctx_problem(c, PROBLEM_FORBIDDEN, "Hanya survei penyelenggara sendiri.", "Only surveys of one's own agency.");
	return 0;
}

int op_skm_survei_buat(struct ctx *c)
{
	struct rancangan r;
	struct berkas_buka b;
	int e = rancang(c, &r);

	if (e == 0)
		e = berkas_siap(c, &(struct berkas_baru){ .proses = PROSES_SKM,
							  .penyelenggara_id = ctx_body_string(c, "penyelenggara_id"),
							  .layanan_id = ctx_body_string(c, "layanan_id"),
							  .kerahasiaan = "terbuka" },
				&b);
	if (e == 0)
		e = periksa_tempat(c, &b);
	if (e == 0)
		e = periksa_sifat(c);
	if (e == 0)
		e = berkas_catat(&b, NULL);
	if (e == 0)
		e = simpan(c, &r, b.id);
	if (e == 0)
		e = berkas_mulai(&b, NULL);
	if (e == 0)
		e = skm_jawab_survei(c, 201, b.id);
	if (e == 0)
		c->request->reply.location = arena_printf(c->arena, "/v1/skm/survei/%s", b.id);
	return e < 0 || c->request->reply.location ? e : -ENOMEM;
}

/* A round stays with its agency. */
static int periksa_ubah(struct ctx *c, const struct berkas *b)
{
	const char *layanan = ctx_body_string(c, "layanan_id");
	struct db_rows *rows;
	int e;

	if (strcmp(b->penyelenggara_id, ctx_body_string(c, "penyelenggara_id")) != 0)
		return ctx_invalid(c, "/penyelenggara_id", "const", "Survei tetap milik penyelenggaranya.", "A survey stays with its agency.");
	if (!layanan)
		return 0;
	e = ctx_exec(c, SQL(skm_layanan_cocok, .layanan = layanan, .penyelenggara = b->penyelenggara_id), &rows);
	if (e == 0 && !db_count(rows))
		e = ctx_invalid(c, "/layanan_id", "layanan_id", "Bukan layanan penyelenggara ini.", "Not a service of this agency.");
	return e;
}

int op_skm_survei_ubah(struct ctx *c)
{
	struct rancangan r;
	struct berkas b;
	int e = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "ubah", NULL, NULL }, &b);

	if (e == 0)
		e = rancang(c, &r);
	if (e == 0)
		e = periksa_ubah(c, &b);
	if (e == 0)
		e = periksa_sifat(c);
	if (e == 0)
		e = simpan(c, &r, b.id);
	if (e == 0)
		e = tindakan_terapkan(&b, &(struct perubahan){ .catatan = NULL });
	return e < 0 ? e : skm_jawab_survei(c, 200, b.id);
}
