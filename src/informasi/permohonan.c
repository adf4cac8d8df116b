/* Files requests for information, whoever brings them (P40(8), UU 14/2008 Pasal 22), and what is the shared part with a name; on the
 * worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "alur/berkas.h"
#include "base/log.h"
#include "informasi/informasi.h"
#include "informasi/operations.h"
#include "pihak/identitas.h"
#include "pihak/kode_akses.h"
#include "statements.h"

#include "base/banned.h"

int informasi_jawab(struct ctx *c, int status, const char *berkas_id)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(permohonan_informasi_baca, .id = berkas_id), &rows);

	return r < 0 ? r : ctx_reply_row(c, status, rows);
}

int informasi_pemohon(struct ctx *c, const struct db_rows *rows, struct pihak *ret_pemohon, bool *ret_ada)
{
	const char *id = db_get(rows, 0, "id"), *isi = db_get(rows, 0, "isi");
	int r;

	*ret_ada = isi;
	if (!isi)
		return 0;
	r = pihak_buka(c, id, isi, ret_pemohon);
	return r < 0 ? r : identitas_catat_akses(c, id);
}

int informasi_json(struct ctx *c, const struct db_rows *rows, const char *kolom, json_t **ret_json)
{
	const char *teks = db_get(rows, 0, kolom);

	*ret_json = json_loads(teks ? teks : "null", JSON_DECODE_ANY, NULL);
	if (*ret_json && arena_defer(c->arena, (void (*)(void *))json_decref, *ret_json) == 0)
		return 0;
	log_error("json_unreadable", "berkas", db_get(rows, 0, "id"), "column", kolom);
	return -EIO;
}

/* The twelve fields of P40(8); a telephone number or an e-mail address, not everybody has both. */
static int pemohon_baca(struct ctx *c, struct pihak *pemohon)
{
	int r = pihak_baca(c, ctx_body(c), "/nik", pemohon);

	if (r < 0 || pemohon->telepon || pemohon->email)
		return r;
	return ctx_invalid(c, "/telepon", "required", "Telepon atau e-mail, salah satu wajib diisi.",
			   "A telephone number or an e-mail address is needed.");
}

/* A copy that is used again must be one of the same person's. */
static int periksa_salinan(struct ctx *c, const char *salinan)
{
	struct db_rows *rows;
	int r = salinan ? ctx_exec(c, SQL(permohonan_informasi_salinan_cocok, .lampiran = salinan), &rows) : 0;

	if (r < 0 || !salinan || db_is(rows, 0, "cocok"))
		return r;
	return ctx_invalid(c, "/salinan_identitas", "acuan",
			   "Bukan salinan identitas pada permohonan Anda terdahulu; unggah salinannya sesudah permohonan tercatat.",
			   "Not the copy of an earlier request of yours; upload the copy when the request is recorded.");
}

static int simpan(struct ctx *c, struct berkas_buka *b, const char *kanal, const struct pihak *pemohon)
{
	const struct identity *siapa = &c->request->identity;
	int r = db_queue(c->db, SQL(konteks_kode_akses, .hash = b->baru.kode_akses_hash));

	if (r == 0)
		r = berkas_catat(b, berkas_pencatat(c, b));
	if (r == 0)
		r = db_queue(c->db, SQL(permohonan_informasi_catat, .berkas = b->id, .kanal = kanal,
					.informasi_diminta = ctx_body_string(c, "informasi_diminta"), .alasan = ctx_body_string(c, "alasan"),
					.cara_penyampaian = ctx_body_string(c, "cara_penyampaian"),
					.salinan_identitas = ctx_body_string(c, "salinan_identitas"),
					.pencatat = peran_petugas(siapa->peran) && siapa->sub[0] ? siapa->sub : NULL));
	if (r == 0)
		r = pihak_simpan(c, b->id, pemohon);
	if (r == 0)
		r = berkas_mulai(b, arena_printf(c->arena, "{\"ke\":\"%s\",\"kanal\":\"%s\"}", b->status, kanal));
	return r;
}

static int terima(struct ctx *c, const char *kanal, const struct pihak *pemohon, const char *kode_akses_hash, struct berkas_buka *b)
{
	const struct identity *siapa = &c->request->identity;
	const struct berkas_baru baru = {
		.proses = PROSES_PERMOHONAN,
		.penyelenggara_id = ctx_body_string(c, "penyelenggara_id"),
		.pemilik_id = siapa->peran == PERAN_MASYARAKAT ? siapa->sub : NULL,
		.kode_akses_hash = kode_akses_hash,
		.kerahasiaan = "terbuka",
	};
	int r = berkas_siap(c, &baru, b);

	if (r < 0)
		return r;
	if (!b->penyelenggara_ada)
		return ctx_invalid(c, "/penyelenggara_id", "acuan", "Penyelenggara tidak dikenal.", "No such agency.");
	return simpan(c, b, kanal, pemohon);
}

int op_permohonan_informasi_buat(struct ctx *c)
{
	struct kode_akses kode;
	struct berkas_buka b;
	struct pihak pemohon;
	const char *kanal;
	int r = pihak_kanal(c, &kanal);

	if (r == 0)
		r = pemohon_baca(c, &pemohon);
	if (r == 0)
		r = periksa_salinan(c, ctx_body_string(c, "salinan_identitas"));
	if (r < 0)
		return r;
	kode_akses_baru(&kode);
	r = terima(c, kanal, &pemohon, kode.hash, &b);
	if (r == 0)
		r = informasi_jawab(c, 201, b.id);
	if (r == 0)
		r = ctx_reply_add_member(c, "kode_akses", kode.teks);
	if (r == 0)
		c->request->reply.location = arena_printf(c->arena, "/v1/permohonan-informasi/%s", b.id);
	sodium_memzero(&kode, sizeof(kode));
	return r;
}

int op_permohonan_informasi_lacak(struct ctx *c)
{
	const char *id;
	int r = kode_akses_lacak(c, PROSES_PERMOHONAN, &id);

	return r < 0 ? r : informasi_jawab(c, 200, id);
}

int op_permohonan_informasi_pemohon(struct ctx *c)
{
	return identitas_jawab(c, PROSES_PERMOHONAN);
}
