/* Documents (api/dokumen.yaml): what is not a statement; handlers by the contract of work/ctx.h. */
#pragma once

#include "work/services.h"

int op_dokumen_unggah(struct ctx *c);
int op_dokumen_isi(struct ctx *c);
