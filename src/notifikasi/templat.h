/* Texts of notices: words in double braces are replaced by what the notice says of its case. Pure; safe on every thread.
 *
 *     {{nomor}}                  the member of that name: a string or a whole number; nothing where there is none
 *     {{jatuh_tempo|pekan}}      the same, an instant or a date, written out in the language: hari, pekan or waktu (document/tulisan_tanggal.h)
 *     {{#tenggat}} ... {{/tenggat}}   once for each object of an array, whose members go before those outside; for anything else once when
 *                                it is there and not empty
 */
#pragma once

#include "base/buffer.h"
#include "base/cleanup.h"

#define TEMPLAT_NAMA_MAX 40
#define TEMPLAT_DALAM_MAX 4

/* Appends templat with the members of isi (an object) to out. -EINVAL: a brace that does not close, a section without its end or nested
 * deeper than TEMPLAT_DALAM_MAX, an unknown form; the buffer's own error otherwise. */
int templat_tulis(const char *templat, const json_t *isi, const char *bahasa, struct buffer *out) WARN_UNUSED;
