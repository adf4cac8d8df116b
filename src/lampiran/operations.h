/* Attachments of cases (api/lampiran.yaml); handlers by the contract of work/ctx.h. */
#pragma once

#include "work/services.h"

int op_lampiran_unggah(struct ctx *c);
int op_permohonan_informasi_lampiran_unggah(struct ctx *c);
int op_lampiran_unduh(struct ctx *c);
