/* The operations of requests for information and objections (api/permohonan_informasi.yaml, api/keberatan_informasi.yaml) that need C;
 * handlers by the contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_permohonan_informasi_buat(struct ctx *c);
int op_permohonan_informasi_lacak(struct ctx *c);
int op_permohonan_informasi_pemohon(struct ctx *c);
int op_permohonan_informasi_tanda_bukti(struct ctx *c);
int op_permohonan_informasi_tanda_bukti_pdf(struct ctx *c);
int op_permohonan_informasi_serahkan(struct ctx *c);
int op_permohonan_informasi_berita_acara_pdf(struct ctx *c);
int op_permohonan_informasi_surat_penolakan_pdf(struct ctx *c);
int op_keberatan_informasi_tanggapi(struct ctx *c);
