/* Verifies the hash chains of the event log; in a command, on its thread. */
#include "alur/rantai.h"

#include <errno.h>
#include <string.h>

#include "base/clock.h"
#include "base/encode.h"
#include "statements.h"

#include "base/banned.h"

#define POTONG "2000"
#define ARENA_MAX_BYTES (32U << 20)
#define BUDGET_MS 60000
#define HASH_TEXT 65

/* Where the walk stands: the event before. */
struct posisi {
	char rantai[UUID_TEXT_SIZE];
	int64_t urutan;
	char hash[HASH_TEXT];
};

static void lapor(FILE *out, struct rantai_hasil *hasil, const struct db_rows *rows, int i, const char *apa)
{
	hasil->putus++;
	fprintf(out, "chain %s, event %s (%s): %s\n", db_get(rows, i, "rantai_id"), db_get(rows, i, "urutan"), db_get(rows, i, "id"),
		apa);
}

static void periksa_satu(const struct db_rows *rows, int i, struct posisi *p, FILE *out, struct rantai_hasil *hasil)
{
	const char *rantai = db_get(rows, i, "rantai_id");
	const char *sebelum = db_get(rows, i, "hash_sebelum");
	int64_t urutan = db_int(rows, i, "urutan");

	if (strcmp(rantai, p->rantai) != 0) {
		*p = (struct posisi){ 0 };
		snprintf(p->rantai, sizeof(p->rantai), "%s", rantai);
		hasil->rantai++;
	}
	if (urutan != p->urutan + 1)
		lapor(out, hasil, rows, i, "an event before it is missing");
	else if (strcmp(sebelum ? sebelum : "", p->hash) != 0)
		lapor(out, hasil, rows, i, "does not follow the event before it");
	if (!db_is(rows, i, "utuh"))
		lapor(out, hasil, rows, i, "was changed");
	p->urutan = urutan;
	snprintf(p->hash, sizeof(p->hash), "%s", db_get(rows, i, "hash"));
	hasil->kejadian++;
}

static int potong(struct db *db, struct posisi *p, FILE *out, struct rantai_hasil *hasil, int *ret_n)
{
	static const struct identity sistem = { .peran = PERAN_SISTEM };
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	struct db_rows *rows;
	char urutan[24];
	int r = arena ? db_begin(db, arena, &(struct db_context){ &sistem, clock_legal_us(), true, BUDGET_MS }) : -ENOMEM;

	snprintf(urutan, sizeof(urutan), "%lld", (long long)p->urutan);
	if (r == 0)
		r = db_exec(db, SQL(rantai_potong, .rantai = p->rantai[0] ? p->rantai : NULL, .urutan = urutan, .batas = POTONG), &rows);
	for (int i = 0; r == 0 && i < db_count(rows); i++)
		periksa_satu(rows, i, p, out, hasil);
	*ret_n = r == 0 ? db_count(rows) : 0;
	db_rollback(db);
	return r;
}

int rantai_periksa(struct db *db, FILE *out, struct rantai_hasil *ret_hasil)
{
	struct posisi p = { 0 };
	int n = 1;
	int r = 0;

	*ret_hasil = (struct rantai_hasil){ 0 };
	while (r == 0 && n > 0)
		r = potong(db, &p, out, ret_hasil, &n);
	return r;
}
