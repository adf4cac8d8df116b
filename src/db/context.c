/* The values of the identity statement, the first of every transaction; pure functions. */
#include "db/internal.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"

#include "base/banned.h"

static void write_instant(int64_t us, char *out, size_t size)
{
	time_t s = (time_t)(us / US_PER_S);
	int rest = (int)(us % US_PER_S);
	struct tm tm;

	if (rest < 0) {
		rest += (int)US_PER_S;
		s--;
	}
	gmtime_r(&s, &tm);
	snprintf(out, size, "%04d-%02d-%02d %02d:%02d:%02d.%06d+00", tm.tm_year + 1900,
		 tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, rest);
}

struct args_konteks context_values(const struct identity *identity, int64_t legal_us,
				   struct context_text *text)
{
	write_instant(legal_us, text->legal, sizeof(text->legal));
	if (identity->tugas_known)
		tugas_list(identity->tugas, text->tugas);
	return (struct args_konteks){
		.peran = peran_name(identity->peran),
		.sub = identity->sub,
		.penyelenggara = identity->penyelenggara_id,
		.tugas = identity->tugas_known ? text->tugas : NULL,
		.klien = identity->client_id,
		.kode_akses = identity->kode_akses,
		.sekarang = text->legal,
	};
}

unsigned context_tugas(const PGresult *result)
{
	char list[256];
	char *rest = list;
	char *one;
	unsigned bits = 0;

	if (PQntuples(result) != 1 || PQgetlength(result, 0, 0) >= (int)sizeof(list))
		return 0;
	memcpy(list, PQgetvalue(result, 0, 0), (size_t)PQgetlength(result, 0, 0) + 1);
	while ((one = strsep(&rest, ",")))
		bits |= tugas_parse(one);
	return bits;
}
