/* QR codes on a picture: quiet zone, finder patterns, vector placement, limits. That they decode is
 * checked on paper. */
#include "document/qr.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "leak.h"

TestSuite(qr, .fini = fail_on_leak);

#define MODULE 4
#define VERSION_1 (21 + 8) /* modules with the quiet zone */

/* Draws on a gray picture and returns it; 0 in ret_r means drawn. */
static cairo_surface_t *draw(const char *payload, int pixels, double at, int *ret_r)
{
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels, pixels);
	cairo_t *cr = cairo_create(s);

	cairo_set_source_rgb(cr, 0.5, 0.5, 0.5);
	cairo_paint(cr);
	*ret_r = qr_draw(cr, payload, at, at, VERSION_1 * MODULE);
	cairo_destroy(cr);
	cairo_surface_flush(s);
	return s;
}

static unsigned pixel(cairo_surface_t *s, int x, int y)
{
	const unsigned char *line =
		cairo_image_surface_get_data(s) + y * cairo_image_surface_get_stride(s);

	return line[x * 4];
}

/* The colour in the middle of a module, counted with the quiet zone. */
static unsigned module(cairo_surface_t *s, int column, int row, int at)
{
	return pixel(s, at + column * MODULE + MODULE / 2, at + row * MODULE + MODULE / 2);
}

Test(qr, quiet_zone_and_finder_patterns)
{
	int r;
	cairo_surface_t *s = draw("PGD-1", VERSION_1 * MODULE + 20, 10, &r);

	cr_assert_eq(r, 0);
	cr_assert_eq(pixel(s, 9, 9), 0x80, "nothing is drawn outside of the square");
	for (int i = 0; i < VERSION_1; i++) {
		for (int quiet = 0; quiet < 4; quiet++) {
			cr_assert_eq(module(s, i, quiet, 10), 0xff);
			cr_assert_eq(module(s, quiet, i, 10), 0xff);
			cr_assert_eq(module(s, i, VERSION_1 - 1 - quiet, 10), 0xff);
			cr_assert_eq(module(s, VERSION_1 - 1 - quiet, i, 10), 0xff);
		}
	}
	for (int i = 0; i < 7; i++) {
		cr_assert_eq(module(s, 4 + i, 4, 10), 0, "upper edge of the first finder pattern");
		cr_assert_eq(module(s, 4, VERSION_1 - 5 - i, 10), 0,
			     "left edge of the lower finder pattern");
		cr_assert_eq(module(s, VERSION_1 - 5 - i, 4, 10), 0,
			     "upper edge of the right finder pattern");
	}
	cr_assert_eq(module(s, 5, 5, 10), 0xff);
	cr_assert_eq(module(s, 7, 7, 10), 0);
	cairo_surface_destroy(s);
}

Test(qr, payload_decides_the_modules)
{
	int r;
	cairo_surface_t *a = draw("PGD-1", VERSION_1 * MODULE, 0, &r),
			*b = draw("PGD-2", VERSION_1 * MODULE, 0, &r);
	size_t bytes = (size_t)cairo_image_surface_get_stride(a) * VERSION_1 * MODULE;

	cr_assert_neq(
		memcmp(cairo_image_surface_get_data(a), cairo_image_surface_get_data(b), bytes), 0);
	cairo_surface_destroy(a);
	cairo_surface_destroy(b);
}

static int try(size_t length)
{
	char *payload = calloc(length + 1, 1);
	int r;

	memset(payload, 'a', length);
	cairo_surface_destroy(draw(payload, 10, 0, &r));
	free(payload);
	return r;
}

Test(qr, limits)
{
	int r;

	cairo_surface_destroy(draw("", 10, 0, &r));
	cr_assert_eq(r, -EINVAL);
	cairo_surface_destroy(draw(NULL, 10, 0, &r));
	cr_assert_eq(r, -EINVAL);
	cr_assert_eq(try(2331), 0, "the capacity of version 40 at level M");
	cr_assert_eq(try(2332), -ERANGE);
}
