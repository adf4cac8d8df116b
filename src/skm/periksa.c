/* Computes published results again and compares them; in a command, on its thread. */
#include "skm/periksa.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "base/encode.h"
#include "skm/hitung.h"
#include "statements.h"

#include "base/banned.h"

#define ARENA_MAX_BYTES (64U << 20)
#define BUDGET_MS 600000 /* a round of millions of answers is counted one by one */

/* One result as it is kept. */
struct simpanan {
	const struct db_rows *rows;
	FILE *out;
	struct skm_periksa_hasil *hasil;
};

static void lapor(const struct simpanan *s, const char *apa)
{
	s->hasil->beda++;
	fprintf(s->out, "%s: %s\n", db_get(s->rows, 0, "nomor"), apa);
}

static void banding(const struct simpanan *s, const char *kolom, const char *hitungan)
{
	const char *tersimpan = db_get(s->rows, 0, kolom);

	if (strcmp(tersimpan ? tersimpan : "null", hitungan ? hitungan : "null") != 0)
		lapor(s, kolom);
}

static void banding_bilangan(const struct simpanan *s, const char *kolom, int64_t hitungan)
{
	if (db_int(s->rows, 0, kolom) != hitungan)
		lapor(s, kolom);
}

static void banding_hasil(const struct simpanan *s, const struct skm_masukan *m, const struct skm_keluaran *k)
{
	banding_bilangan(s, "responden", m->responden);
	banding_bilangan(s, "dikecualikan", m->dikecualikan);
	if (db_is(s->rows, 0, "ditahan") != k->ditahan)
		lapor(s, "ditahan");
	if (!k->ditahan) {
		banding_bilangan(s, "skm", k->nilai.skm);
		banding_bilangan(s, "ikm", k->nilai.ikm);
	}
	banding(s, "mutu", k->ditahan ? NULL : k->nilai.kelas->mutu);
	banding(s, "kinerja", k->ditahan ? NULL : k->nilai.kelas->kinerja);
	banding(s, "unsur", k->unsur);
	banding(s, "unsur_terendah", k->terendah);
	banding(s, "unsur_tertinggi", k->tertinggi);
	banding(s, "validitas", k->validitas);
	banding(s, "reliabilitas", k->reliabilitas);
	banding(s, "demografi", k->demografi);
	banding(s, "layanan", k->layanan);
	banding(s, "sidik_masukan", k->sidik);
}

static int satu(struct db *db, struct arena *arena, struct simpanan *s)
{
	const char *id = db_get(s->rows, 0, "survei_id");
	struct skm_masukan *m;
	struct skm_keluaran k;
	struct db_rows *rows;
	int r = db_exec(db, SQL(skm_periksa_rekap, .id = id), &rows);

	if (r == 0 && db_int(rows, 0, "beda") > 0)
		lapor(s, "the rollups are not the sums of the answers");
	if (r == 0)
		r = skm_hitung_baca(db, arena, id, &m);
	if (r == 0)
		r = skm_hasil_buat(arena, m, &k);
	if (r == 0)
		banding_hasil(s, m, &k);
	return r;
}

/* The next result after this id, in a transaction of its own that leaves nothing behind. */
static int berikut(struct db *db, const char *nomor, char sesudah[static UUID_TEXT_SIZE], struct simpanan *s, int *ret_n)
{
	static const struct identity sistem = { .peran = PERAN_SISTEM };
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	struct db_rows *rows;
	int r = arena ? db_begin(db, arena, &(struct db_context){ &sistem, clock_legal_us(), false, BUDGET_MS }) : -ENOMEM;

	if (r == 0)
		r = db_exec(db, SQL(skm_periksa_berikut, .sesudah = *sesudah ? sesudah : NULL, .nomor = nomor), &rows);
	*ret_n = r == 0 ? db_count(rows) : 0;
	if (*ret_n > 0) {
		s->rows = rows;
		s->hasil->hasil++;
		snprintf(sesudah, UUID_TEXT_SIZE, "%s", db_get(rows, 0, "survei_id"));
		r = satu(db, arena, s);
	}
	db_rollback(db);
	return r;
}

int skm_periksa(struct db *db, const char *nomor, FILE *out, struct skm_periksa_hasil *ret_hasil)
{
	struct simpanan s = { .out = out, .hasil = ret_hasil };
	char sesudah[UUID_TEXT_SIZE] = "";
	int n = 1;
	int r = 0;

	*ret_hasil = (struct skm_periksa_hasil){ 0 };
	while (r == 0 && n > 0)
		r = berikut(db, nomor, sesudah, &s, &n);
	return r == 0 && nomor && ret_hasil->hasil == 0 ? -ENOENT : r;
}
