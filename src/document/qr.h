/* QR codes (ISO/IEC 18004) drawn as vectors on any cairo surface. Thread-safe. */
#pragma once

#include <cairo.h>

#include "base/cleanup.h"

/* Draws the payload at error correction level M, black on white with the four-module quiet zone
 * inside the square of size x size user units whose upper left corner is (x, y). -EINVAL: empty
 * payload; -ERANGE: longer than a QR code holds (2331 bytes); -ENOMEM. The payload is printed as it
 * is: the caller decides what may stand in it. */
int qr_draw(cairo_t *cr, const char *payload, double x, double y, double size) WARN_UNUSED;
