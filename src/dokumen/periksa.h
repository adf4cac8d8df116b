/* The check of stored content against its checksums (P40(3)): periodic work of the scheduler (services.periodic). */
#pragma once

#include "work/services.h"

/* Checks what has waited longest; a version whose content is not what was received is marked (and then given to nobody), told by the event
 * dokumen.rusak of its document, and counted. Outside a transaction, on the scheduler's thread. 0 or a negative errno. */
int dokumen_periksa(struct db *db, const struct services *services) WARN_UNUSED;
