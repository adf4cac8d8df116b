/* POST /v1/ombudsman/pengaduan: a report that the Ombudsman refers becomes a complaint (P24(2), UU 25/2009 Pasal 46); on the
 * worker that serves the request. */
#include "pengaduan/operations.h"
#include "pengaduan/pengaduan.h"

#include "base/banned.h"

int op_ombudsman_pengaduan_rujuk(struct ctx *c)
{
	return pengaduan_terima(c, &(struct penerimaan){
					   .kanal = "ombudsman",
					   .kerahasiaan = ctx_body_string(c, "kerahasiaan"),
					   .rujukan = ctx_body_string(c, "nomor_laporan"),
				   });
}
