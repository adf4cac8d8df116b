/* Reading an identity leaves a trace. */
#pragma once

#include "pengaduan/pengadu.h"

/* Queues the entry in the access log: who reads the identity of this case, by this operation. */
int identitas_catat_akses(struct ctx *c, const char *berkas_id) WARN_UNUSED;
