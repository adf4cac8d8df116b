/* The operations of standards, charters and procedures with C: their documents (api/standar.yaml, api/maklumat.yaml). */
#pragma once

#include "work/ctx.h"

int op_standar_pdf(struct ctx *c);
int op_standar_berita_acara_pdf(struct ctx *c);
int op_maklumat_pdf(struct ctx *c);
int op_sop_pengaduan_pdf(struct ctx *c);
