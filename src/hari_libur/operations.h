/* The operation of the calendar with C (api/kalender.yaml); a handler by the contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_kalender_tenggat(struct ctx *c);
