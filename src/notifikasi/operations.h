/* What people want of notices (api/notifikasi.yaml); handlers by the contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_saya_notifikasi_baca(struct ctx *c);
int op_saya_notifikasi_ubah(struct ctx *c);
int op_berkas_notifikasi_ubah(struct ctx *c);
int op_alamat_surat_nyatakan(struct ctx *c);
