/* Heads and their terms of office (P1(11)): the former ends on the day before the next begins; on the worker that serves the request. */
#include "katalog/katalog.h"

#include "katalog/operations.h"
#include "statements.h"

#include "base/banned.h"

static int periksa(struct ctx *c, const char *penyelenggara, const char *pelaksana, const char *dari)
{
	const struct db_rows *tempat;
	struct db_rows *rows;
	int r = katalog_boleh(c, SQL(penyelenggara_periksa, .id = penyelenggara), &tempat);

	if (r == 0)
		r = ctx_exec(c, SQL(kepala_periksa, .pelaksana = pelaksana, .penyelenggara = penyelenggara, .dari = dari, .sekarang = ctx_now_text(c)),
			     &rows);
	if (r < 0)
		return r;
	if (!db_count(rows) || !db_is(rows, 0, "bertugas"))
		return ctx_invalid(c, "/pelaksana_id", "pelaksana_id", "Bukan pelaksana penyelenggara ini.", "Not an officer of this agency.");
	if (!db_is(rows, 0, "tiba"))
		return ctx_invalid(c, "/berlaku_dari", "maximum", "Masa jabatan dicatat bila harinya telah tiba.", "A term is recorded once its day has come.");
	return 0;
}

int op_penyelenggara_kepala_tetapkan(struct ctx *c)
{
	const char *penyelenggara = ctx_param(c, "id"), *pelaksana = ctx_body_string(c, "pelaksana_id"), *dari = ctx_body_string(c, "berlaku_dari");
	const char *status = ctx_body_string(c, "status"), *lokasi, *id;
	int r = periksa(c, penyelenggara, pelaksana, dari);

	if (r == 0)
		r = katalog_bagian(c, "penyelenggara", "kepala", &id, &lokasi);
	if (r == 0)
		r = db_queue(c->db, SQL(kepala_akhiri, .penyelenggara = penyelenggara, .dari = dari));
	if (r == 0)
		r = db_queue(c->db, SQL(kepala_lepas, .penyelenggara = penyelenggara));
	if (r == 0)
		r = db_queue(c->db, SQL(kepala_mulai, .id = id, .penyelenggara = penyelenggara, .pelaksana = pelaksana, .dari = dari,
					.status = status ? status : "definitif", .keputusan = ctx_body_string(c, "keputusan")));
	if (r == 0)
		r = db_queue(c->db, SQL(kepala_angkat, .pelaksana = pelaksana, .penyelenggara = penyelenggara));
	return r < 0 ? r : katalog_jawab(c, SQL(kepala_baca, .id = id), lokasi);
}
