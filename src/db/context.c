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

struct sql_call context_call(const struct identity *id, int64_t legal_us, struct context *c)
{
	const char *peran = peran_name(id->peran);

	write_instant(legal_us, c->legal, sizeof(c->legal));
	if (id->peran == PERAN_PUBLIK && !id->kode_akses[0]) {
		c->values.anonymous = (struct args_konteks_publik){ .peran = peran,
								    .sekarang = c->legal };
		return (struct sql_call){ &sql_konteks_publik,
					  (const char *const *)&c->values.anonymous };
	}
	if (id->peran == PERAN_PELAKSANA && !id->tugas_known) {
		c->values.lookup = (struct args_konteks){ .peran = peran,
							  .sub = id->sub,
							  .penyelenggara = id->penyelenggara_id,
							  .klien = id->client_id,
							  .kode_akses = id->kode_akses,
							  .angkatan = id->angkatan,
							  .sekarang = c->legal };
		return (struct sql_call){ &sql_konteks, (const char *const *)&c->values.lookup };
	}
	tugas_list(context_known(id), c->tugas);
	if (id->peran == PERAN_KEPALA_PENYELENGGARA) {
		c->values.head = (struct args_konteks_kepala){ .peran = peran,
							       .sub = id->sub,
							       .penyelenggara = id->penyelenggara_id,
							       .tugas = c->tugas,
							       .klien = id->client_id,
							       .kode_akses = id->kode_akses,
							       .angkatan = id->angkatan,
							       .sekarang = c->legal };
		return (struct sql_call){ &sql_konteks_kepala, (const char *const *)&c->values.head };
	}
	c->values.known = (struct args_konteks_kenal){ .peran = peran,
						       .sub = id->sub,
						       .penyelenggara = id->penyelenggara_id,
						       .tugas = c->tugas,
						       .klien = id->client_id,
						       .kode_akses = id->kode_akses,
						       .angkatan = id->angkatan,
						       .sekarang = c->legal };
	return (struct sql_call){ &sql_konteks_kenal, (const char *const *)&c->values.known };
}

unsigned context_tugas(const PGresult *result, unsigned known)
{
	char list[256];
	char *rest = list;
	char *one;
	unsigned bits = 0;

	if (!PQnfields(result))
		return known;
	if (PQntuples(result) != 1 || PQgetlength(result, 0, 0) >= (int)sizeof(list))
		return 0;
	memcpy(list, PQgetvalue(result, 0, 0), (size_t)PQgetlength(result, 0, 0) + 1);
	while ((one = strsep(&rest, ",")))
		bits |= tugas_parse(one);
	return bits;
}
