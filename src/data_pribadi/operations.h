/* The operations about the caller's own personal data (api/data_pribadi.yaml); handlers by the contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_data_pribadi_baca(struct ctx *c);
int op_data_pribadi_perbaiki(struct ctx *c);
int op_data_pribadi_hapus(struct ctx *c);
int op_berkas_data_pribadi_baca(struct ctx *c);
int op_berkas_data_pribadi_perbaiki(struct ctx *c);
int op_berkas_data_pribadi_hapus(struct ctx *c);
