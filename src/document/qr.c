/* Turns a text into the modules of a QR code and fills them on a cairo surface; owns nothing, runs
 * on any thread. */
#include "document/qr.h"

#include <errno.h>

#include <qrencode.h>

#include "base/banned.h"

#define QUIET_MODULES 4

static void free_code(QRcode **code)
{
	QRcode_free(*code);
}

/* Dark modules of one line as few rectangles as possible: fewer seams and a smaller file. */
static void line_path(cairo_t *cr, const unsigned char *line, int width, double x, double y,
		      double module)
{
	for (int i = 0; i < width; i++) {
		int from = i;

		while (i < width && line[i] & 1)
			i++;
		if (i > from)
			cairo_rectangle(cr, x + from * module, y, (i - from) * module, module);
	}
}

int qr_draw(cairo_t *cr, const char *payload, double x, double y, double size)
{
	CLEANUP(free_code) QRcode *code = NULL;
	double module;

	if (!payload || !*payload)
		return -EINVAL;
	errno = 0;
	code = QRcode_encodeString(payload, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	if (!code)
		return errno ? -errno : -ENOMEM;

	module = size / (code->width + 2 * QUIET_MODULES);
	cairo_save(cr);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_rectangle(cr, x, y, size, size);
	cairo_fill(cr);
	cairo_set_source_rgb(cr, 0, 0, 0);
	for (int row = 0; row < code->width; row++)
		line_path(cr, code->data + row * code->width, code->width,
			  x + QUIET_MODULES * module, y + (row + QUIET_MODULES) * module, module);
	cairo_fill(cr);
	cairo_restore(cr);
	return 0;
}
