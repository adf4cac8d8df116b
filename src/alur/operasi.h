/* Operations that the case engine serves by itself (x-jalur buka and tindakan, x-alur in api/): a process needs no C for what
 * its rules and one statement can say. Handlers by the contract of work/ctx.h.
 *
 * The operation's own statement, src/<domain>/<operationId>.sql, takes its values by name from path, query, header and body like any
 * other, and :berkas, the case. It refuses by layanand.tolak. Of its first row the engine takes, where the column is there: catatan, data
 * (JSON object) for the event; pelaksana_id, penyelenggara_id: where the case goes. Answered with the
 * statement of the operation that reads the case (`baca`, else <proses>_baca), whose :id is the case. */
#pragma once

#include "work/ctx.h"

/* Opens a case at the agency (and about the service) that the body names, or that the statement `tempat` finds: then no row is 404.
 * It may also name the case that the new one comes out of (asal_id) and its class (kelas).
 * The own statement writes what is the process's own. 201 with Location. */
int operasi_buka(struct ctx *c) WARN_UNUSED;
/* Applies the action to the case in the path ({id}). */
int operasi_tindakan(struct ctx *c) WARN_UNUSED;
