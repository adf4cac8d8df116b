/* Header fields of mail (RFC 5322, RFC 2047) and the addresses that may stand in one. Pure; safe on every thread. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

#define KEPALA_TANGGAL_SIZE 40

/* Appends text as an unstructured field value or a display name: short plain ASCII as a quoted string or as it is, everything else as encoded
 * words, folded so that no line has more than 76 characters (a field name of up to 9 in front). Control characters become blanks, so that no text can begin a field of its own. -EINVAL: not UTF-8. */
int kepala_teks(const char *text, bool kutip, struct buffer *out) WARN_UNUSED;
/* "Tue, 10 Mar 2026 02:15:00 +0000" */
void kepala_tanggal(int64_t unix_us, char out[static KEPALA_TANGGAL_SIZE]);
/* An address as it may stand between < and >: ASCII without blanks, control characters, quotes and brackets, one @, at most 254 bytes
 * (RFC 5321 section 4.5.3.1). */
bool kepala_alamat_sah(const char *alamat);
