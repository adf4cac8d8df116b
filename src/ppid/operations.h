/* The operations of the register and the yearly report (api/permohonan_informasi.yaml, api/laporan_ppid.yaml) that need C; handlers by the
 * contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_permohonan_informasi_register_csv(struct ctx *c);
int op_laporan_ppid_csv(struct ctx *c);
int op_laporan_ppid_pdf(struct ctx *c);
int op_laporan_ppid_narasi_tulis(struct ctx *c);
