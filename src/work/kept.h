/* Ready answers (x-simpan) after a change of what they tell. */
#pragma once

#include "work/ctx.h"

/* After the commit of a change: returns when every living daemon has dropped its ready answers, or when none of them can be that old any more
 * (cache.life_ms). The connection is free, between transactions. */
void kept_drop(struct ctx *c);
