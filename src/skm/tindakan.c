/* A round's way from opening to the reports (P23(6)-(13)); on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "skm/operations.h"
#include "skm/skm.h"
#include "statements.h"

#include "base/banned.h"

static const char *anggota_teks(struct ctx *c, const char *key)
{
	CLEANUP_FREE char *teks = json_dumps(json_object_get(ctx_body(c), key), JSON_COMPACT);

	return teks ? arena_strdup(c->arena, teks) : NULL;
}

/* Applies the action and answers; what is the domain's own has been queued. */
static int selesai(struct ctx *c, struct berkas *b, const char *catatan)
{
	int r = tindakan_terapkan(b, &(struct perubahan){ .catatan = catatan });

	return r < 0 ? r : skm_jawab_survei(c, 200, b->id);
}

int op_skm_buka(struct ctx *c)
{
	struct berkas b;
	int r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "buka", "{survei}", NULL }, &b);

	if (r == 0)
		r = db_queue(c->db, SQL(skm_survei_dibuka, .id = b.id, .sekarang = b.alur.sekarang));
	return r < 0 ? r : selesai(c, &b, NULL);
}

/* Each suggestion is about an unsur of this round. */
static int periksa_saran(struct ctx *c, const struct berkas *b, const char *saran)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(skm_saran_asing, .id = b->id, .saran = saran), &rows);

	if (r == 0 && db_count(rows))
		r = ctx_invalid(c, arena_printf(c->arena, "/saran/%s/unsur", db_get(rows, 0, "urutan")), "unsur", "Bukan unsur survei ini.",
				"Not an unsur of this survey.");
	return r;
}

int op_skm_saran_perbaikan(struct ctx *c)
{
	const char *saran = anggota_teks(c, "saran");
	struct berkas b;
	int r = saran ? tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "saran-perbaikan", "{pertama,lagi}", NULL }, &b) :
			-ENOMEM;

	if (r == 0)
		r = periksa_saran(c, &b, saran);
	if (r == 0)
		r = db_queue(c->db, SQL(skm_saran_simpan, .id = b.id, .saran = saran));
	return r < 0 ? r : selesai(c, &b, NULL);
}

int op_skm_publikasi(struct ctx *c)
{
	const char *media = anggota_teks(c, "media");
	struct db_rows *rows;
	struct berkas b;
	int r = media ? tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "publikasi", NULL, NULL }, &b) : -ENOMEM;

	if (r == 0)
		r = ctx_exec(c, SQL(skm_hasil_ditahan, .id = b.id), &rows);
	if (r == 0 && (!db_count(rows) || db_is(rows, 0, "ditahan")))
		r = ctx_problem(c, PROBLEM_CONFLICT, "Ada unsur yang diisi kurang dari 5 responden; hasilnya tidak dapat dipublikasikan.",
				"An unsur has fewer than 5 answers; the result cannot be published.");
	if (r == 0)
		r = db_queue(c->db, SQL(skm_survei_terbit, .id = b.id, .media = media, .sekarang = b.alur.sekarang));
	return r < 0 ? r : selesai(c, &b, NULL);
}

int op_skm_laporkan(struct ctx *c)
{
	const char *tujuan = ctx_body_string(c, "tujuan");
	struct berkas b;
	int r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "laporkan", "{pertama,lagi}", NULL }, &b);

	if (r == 0)
		r = db_queue(c->db, SQL(skm_laporan_simpan, .id = b.id, .tujuan = tujuan, .tanggal = ctx_body_string(c, "tanggal"),
					.nomor_surat = ctx_body_string(c, "nomor_surat")));
	return r < 0 ? r : selesai(c, &b, arena_printf(c->arena, "Dilaporkan kepada %s.", tujuan));
}
