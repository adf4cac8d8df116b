/* The operations of complaints (api/pengaduan.yaml, api/ombudsman.yaml); handlers by the contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_pengaduan_buat(struct ctx *c);
int op_ombudsman_pengaduan_daftar(struct ctx *c);
int op_ombudsman_pengaduan_rujuk(struct ctx *c);
int op_pengaduan_lacak(struct ctx *c);
int op_pengaduan_pengadu(struct ctx *c);
int op_pengaduan_tanda_terima(struct ctx *c);
int op_pengaduan_tanda_terima_pdf(struct ctx *c);
int op_pengaduan_telaah(struct ctx *c);
int op_pengaduan_putuskan(struct ctx *c);
int op_pengaduan_sampaikan(struct ctx *c);
int op_pengaduan_tanggapan_pengadu(struct ctx *c);
