/* The operation of decisions about officers with C (api/penetapan.yaml); a handler by the contract of work/ctx.h. */
#pragma once

#include "work/ctx.h"

int op_penetapan_pelaksana_pdf(struct ctx *c);
