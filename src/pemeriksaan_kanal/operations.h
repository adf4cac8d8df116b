/* The operation of channel checks with C (api/pemeriksaan_kanal.yaml); a handler by the contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_pemeriksaan_kanal_catat(struct ctx *c);
