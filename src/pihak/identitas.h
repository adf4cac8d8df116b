/* Reading an identity leaves a trace (UU 27/2022). On the worker that serves the request. */
#pragma once

#include "pihak/pihak.h"

/* Queues the entry in the access log: who reads the identity of this case, by this operation. */
int identitas_catat_akses(struct ctx *c, const char *berkas_id) WARN_UNUSED;
/* Answers with the identity of the case {id} of this process, and logs the reading. 404: no such case, or one without identity; 403:
 * seen, but the identity is for those who handle it now. */
int identitas_jawab(struct ctx *c, const char *proses) WARN_UNUSED;
