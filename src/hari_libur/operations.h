/* The operations of the calendar with C (api/kalender.yaml); handlers by the contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_kalender_tenggat(struct ctx *c);
int op_keputusan_libur_buat(struct ctx *c);
int op_hari_libur_csv(struct ctx *c);
int op_keputusan_libur_csv(struct ctx *c);
