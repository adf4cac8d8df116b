/* Gives the identity of a case to those who handle it, and logs each reading; on the worker that serves the request. */
#include "pihak/identitas.h"

#include <string.h>

#include "statements.h"

#include "base/banned.h"

/* Who reads, as the log names him: sub, client, or "kode_akses" for the holder of the code. */
static const char *pembaca(const struct identity *siapa)
{
	if (siapa->sub[0])
		return siapa->sub;
	return siapa->client_id[0] ? siapa->client_id : "kode_akses";
}

int identitas_catat_akses(struct ctx *c, const char *berkas_id)
{
	const struct identity *siapa = &c->request->identity;

	return db_queue(c->db, SQL(akses_identitas_catat, .waktu = ctx_now_text(c), .berkas = berkas_id,
				   .peran = peran_name(siapa->peran), .pembaca = pembaca(siapa), .tujuan = c->request->op->id));
}

/* A protected identity is for the step that handles the case now, whoever else may see the rest. */
static int tolak(struct ctx *c, const char *kerahasiaan)
{
	if (strcmp(kerahasiaan, "anonim") == 0)
		return ctx_problem(c, PROBLEM_NOT_FOUND, "Berkas anonim tidak mempunyai identitas.", "An anonymous case has no identity.");
	return ctx_problem_dasar(c, PROBLEM_FORBIDDEN, c->request->op->dasar_hukum, "Identitas ini hanya bagi yang menangani berkas sekarang.",
				 "This identity is for those who handle the case now.");
}

int identitas_jawab(struct ctx *c, const char *proses)
{
	const char *id = ctx_param(c, "id");
	struct pihak pihak;
	struct db_rows *rows;
	struct buffer out;
	struct json_writer w;
	int r = ctx_exec(c, SQL(identitas_baca, .berkas = id, .proses = proses), &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	if (!db_get(rows, 0, "isi"))
		return tolak(c, db_get(rows, 0, "kerahasiaan"));
	r = pihak_buka(c, id, db_get(rows, 0, "isi"), &pihak);
	if (r == 0)
		r = identitas_catat_akses(c, id);
	if (r < 0)
		return r;
	buffer_init(&out, 16384);
	jw_init(&w, &out);
	pihak_tulis(&w, &pihak);
	return ctx_reply_json(c, 200, &out);
}
