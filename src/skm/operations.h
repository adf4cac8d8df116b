/* The operations of surveys with C (api/skm.yaml); handlers by the contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_skm_survei_buat(struct ctx *c);
int op_skm_survei_ubah(struct ctx *c);
int op_skm_buka(struct ctx *c);
int op_skm_tutup(struct ctx *c);
int op_skm_saran_perbaikan(struct ctx *c);
int op_skm_publikasi(struct ctx *c);
int op_skm_laporkan(struct ctx *c);
int op_skm_undangan(struct ctx *c);
int op_skm_impor(struct ctx *c);
int op_skm_hasil_csv(struct ctx *c);
int op_skm_agregat(struct ctx *c);
int op_skm_tarik(struct ctx *c);
int op_skm_tindak_lanjut(struct ctx *c);
int op_skm_analisis(struct ctx *c);
int op_skm_undangan_kartu(struct ctx *c);
int op_skm_hasil_pdf(struct ctx *c);
int op_skm_hasil_poster(struct ctx *c);
int op_skm_hasil_bagan(struct ctx *c);
int op_skm_hasil_xlsx(struct ctx *c);
