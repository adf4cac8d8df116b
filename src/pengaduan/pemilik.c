/* The complainant's reply to the decision (PermenPANRB 62/2018); on the worker that serves the request. */
#include <string.h>

#include "pengaduan/operations.h"
#include "pengaduan/pengaduan.h"
#include "statements.h"

#include "base/banned.h"

/* Not satisfied: reopened to the head of the agency, the second time to Bagian Organisasi; after that it is kept on record and
 * the way to the Ombudsman is open. Which of them is the rules' business. */
int op_pengaduan_tanggapan_pengadu(struct ctx *c)
{
	bool puas = json_is_true(json_object_get(ctx_body(c), "puas"));
	struct db_rows *rows;
	struct berkas b;
	int r;

	r = tindakan_siap(c, ctx_param(c, "id"),
			  &(struct tindakan){ PROSES_PENGADUAN, "tanggapan-pengadu",
					      puas ? "{puas}" : "{tidak_puas,tetap_tidak_puas}", NULL },
			  &b);
	if (r == 0 && !b.ke)
		r = ctx_exec(c, SQL(pengaduan_tambahan, .berkas = b.id, .jenis = b.kejadian), &rows);
	if (r == 0)
		r = db_queue(c->db, SQL(pengaduan_puas, .berkas = b.id, .puas = puas ? "t" : "f"));
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){ .catatan = ctx_body_string(c, "uraian") });
	return r < 0 ? r : pengaduan_jawab(c, 200, b.id);
}
