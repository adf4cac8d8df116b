/* Documents of a result (P23(10)(11)): report, poster, charts, workbook; and invitations on cards (P23(6)). On the worker that serves the
 * request. */
#include <errno.h>
#include <string.h>

#include "base/config.h"
#include "skm/laporan.h"
#include "skm/operations.h"
#include "work/services.h"

#include "base/banned.h"

#define LEBAR_SVG 640.0
#define JENIS_XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* "laporan-SKM-2026-000001.pdf" */
static int lampirkan(struct ctx *c, const struct laporan *l, const char *awalan, const char *akhiran)
{
	c->request->reply.content_disposition =
		arena_printf(c->arena, "attachment; filename=\"%s%s%s\"", awalan, laporan_teks_dari(l->hasil, "nomor"), akhiran);
	return c->request->reply.content_disposition ? 0 : -ENOMEM;
}

static int jawab_pdf(struct ctx *c, int (*baca)(struct ctx *c, struct laporan *l), int (*tulis)(struct laporan *l, struct pdf_sink sink),
		     const char *awalan)
{
	CLEANUP_BUFFER struct buffer out;
	struct laporan l;
	int r = baca(c, &l);

	buffer_init(&out, LAPORAN_MAX_BYTES);
	if (r == 0)
		r = tulis(&l, (struct pdf_sink){ buffer_write, &out });
	if (r == 0)
		r = lampirkan(c, &l, awalan, ".pdf");
	return r < 0 ? r : ctx_reply_bytes(c, 200, "application/pdf", out.data, out.len);
}

int op_skm_hasil_pdf(struct ctx *c)
{
	return jawab_pdf(c, laporan_baca_lengkap, laporan_pdf, "laporan-");
}

int op_skm_hasil_poster(struct ctx *c)
{
	return jawab_pdf(c, laporan_baca, laporan_poster, "poster-");
}

int op_skm_hasil_bagan(struct ctx *c)
{
	CLEANUP_BUFFER struct buffer out;
	struct laporan l;
	struct bagan b;
	int r = laporan_baca(c, &l);

	buffer_init(&out, BAGAN_SVG_MAX_BYTES);
	if (r < 0)
		return r;
	r = laporan_bagan(&l, ctx_param(c, "jenis"), &b);
	if (r == -ENODATA)
		return ctx_problem(c, PROBLEM_NOT_FOUND, "Tidak ada yang dapat digambar.", "There is nothing to draw.");
	if (r == 0)
		r = bagan_svg(&b, LEBAR_SVG, &out);
	return r < 0 ? r : ctx_reply_bytes(c, 200, "image/svg+xml", out.data, out.len);
}

int op_skm_hasil_xlsx(struct ctx *c)
{
	CLEANUP_BUFFER struct buffer out;
	struct laporan l;
	int r = laporan_baca(c, &l);

	buffer_init(&out, LAPORAN_MAX_BYTES);
	if (r == 0)
		r = laporan_buku(&l, c->services->config->server_spool_dir, &out);
	if (r == 0)
		r = lampirkan(c, &l, "", ".xlsx");
	return r < 0 ? r : ctx_reply_bytes(c, 200, JENIS_XLSX, out.data, out.len);
}
