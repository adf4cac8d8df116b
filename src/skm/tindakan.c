/* A round's way from opening to the reports (P23(6)-(13)); on the worker that serves the request. */
#include <errno.h>
#include <inttypes.h>
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
	bool seketika = false;
	struct berkas b;
	int r = skm_seketika(c, ctx_param(c, "id"), &seketika);

	if (r == 0)
		r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "buka", seketika ? "{seketika}" : "{survei}", NULL }, &b);
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

/* Subtracting one result from another must not tell the answers of a few. */
static int periksa_dekat(struct ctx *c, const struct berkas *b)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(skm_terlalu_dekat, .id = b->id), &rows);
	const char *nomor = r == 0 ? db_get(rows, 0, "nomor") : NULL;

	if (!nomor)
		return r;
	return ctx_problem(c, PROBLEM_CONFLICT,
			   arena_printf(c->arena, "Jawabannya berbeda kurang dari 5 dari %s; selisih kedua hasil akan membukanya.", nomor),
			   arena_printf(c->arena, "Fewer than 5 of its answers differ from %s; the difference of the two results would tell them.", nomor));
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
		r = periksa_dekat(c, &b);
	if (r == 0)
		r = db_queue(c->db, SQL(skm_survei_terbit, .id = b.id, .media = media, .sekarang = b.alur.sekarang));
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){ .catatan = NULL });
	if (r == 0)
		r = db_queue(c->db, SQL(skm_tindak_lanjut_mulai, .id = b.id));
	return r < 0 ? r : skm_jawab_survei(c, 200, b.id);
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

int op_skm_tarik(struct ctx *c)
{
	const char *alasan = ctx_body_string(c, "alasan");
	struct berkas b;
	int r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "tarik", NULL, NULL }, &b);

	if (r == 0)
		r = db_queue(c->db, SQL(skm_survei_ditarik, .id = b.id, .alasan = alasan, .sekarang = b.alur.sekarang));
	return r < 0 ? r : selesai(c, &b, alasan);
}

/* The entry must be about a suggestion that is not done, on a day that has come. */
static int catat_kemajuan(struct ctx *c, const struct berkas *b, const char *nomor)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(skm_kemajuan_catat, .id = b->id, .nomor = nomor, .status = ctx_body_string(c, "status"),
				.tanggal = ctx_body_string(c, "tanggal"), .uraian = ctx_body_string(c, "uraian"), .sekarang = b->alur.sekarang),
			 &rows);

	if (r < 0 || db_is(rows, 0, "dicatat"))
		return r;
	if (!db_is(rows, 0, "sudah"))
		return ctx_invalid(c, "/tanggal", "tanggal", "Tanggal ini belum tiba.", "This day has not come yet.");
	return ctx_invalid(c, "/nomor", "nomor", "Tidak ada saran perbaikan dengan nomor ini yang belum selesai.",
			   "There is no suggestion of this number that is not done.");
}

int op_skm_tindak_lanjut(struct ctx *c)
{
	const char *nomor = arena_printf(c->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(json_object_get(ctx_body(c), "nomor")));
	struct db_rows *rows;
	struct berkas b;
	int r = nomor ? tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "tindak-lanjut", NULL, NULL }, &b) : -ENOMEM;

	if (r == 0)
		r = catat_kemajuan(c, &b, nomor);
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){ .catatan = ctx_body_string(c, "uraian"),
							       .data = arena_printf(c->arena, "{\"nomor\":%s,\"status\":\"%s\"}", nomor,
										    ctx_body_string(c, "status")) });
	if (r == 0)
		r = ctx_exec(c, SQL(skm_tindak_lanjut_baca, .id = b.id), &rows);
	return r < 0 ? r : ctx_reply_row(c, 200, rows);
}
