/* The operation about every process's deadlines (api/tenggat.yaml); a handler by the contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_tenggat_baca(struct ctx *c);
