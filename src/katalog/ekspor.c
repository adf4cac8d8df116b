/* The catalogue for the catalogues of others: CPSV-AP (JSON-LD), CSV, and single objects of HSDS, which leave out what is not known. What is
 * said is made by the statements; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "katalog/operations.h"
#include "statements.h"

#include "base/banned.h"

/* The text that a statement made, as it is; 404 where it made none. */
static int jawab(struct ctx *c, struct sql_call isi, const char *jenis)
{
	struct db_rows *rows;
	const char *teks;
	int r = ctx_exec(c, isi, &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	teks = db_get(rows, 0, "teks");
	return ctx_reply_bytes(c, 200, jenis, teks, strlen(teks));
}

int op_katalog_jsonld(struct ctx *c)
{
	return jawab(c, SQL(katalog_jsonld_teks, .penyelenggara_id = ctx_param(c, "penyelenggara_id"), .sekarang = ctx_now_text(c)), "application/ld+json");
}

int op_katalog_csv(struct ctx *c)
{
	c->request->reply.content_disposition = "attachment; filename=\"katalog.csv\"";
	return jawab(c, SQL(katalog_csv_teks, .penyelenggara_id = ctx_param(c, "penyelenggara_id"), .sekarang = ctx_now_text(c)), "text/csv");
}

int op_katalog_hsds_service(struct ctx *c)
{
	return jawab(c, SQL(katalog_hsds_service_teks, .id = ctx_param(c, "id"), .sekarang = ctx_now_text(c)), "application/json");
}

int op_katalog_hsds_organization(struct ctx *c)
{
	return jawab(c, SQL(katalog_hsds_organization_teks, .id = ctx_param(c, "id")), "application/json");
}

int op_katalog_hsds_service_at_location(struct ctx *c)
{
	return jawab(c, SQL(katalog_hsds_service_at_location_teks, .id = ctx_param(c, "id")), "application/json");
}
