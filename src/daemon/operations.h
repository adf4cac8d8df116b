/* The daemon's own operations (api/daemon.yaml); handlers by the contract of work/ctx.h, with c->db == NULL. */
#pragma once

#include "work/services.h"

int op_livez(struct ctx *c);
int op_readyz(struct ctx *c);
int op_openapi_baca(struct ctx *c);
int op_dokumentasi(struct ctx *c);
