/* The operations that take in an agency's catalogue as one table (api/impor.yaml); handlers by the contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_penyelenggara_impor(struct ctx *c);
int op_impor_templat(struct ctx *c);
