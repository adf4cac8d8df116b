/* What the tests of complaints share: a migrated database beside the test (tests/with_pg.sh), two agencies with officers, and
 * handlers called as a worker calls them. */
#pragma once

#include <jansson.h>

#include "pengaduan/operations.h"

#define DINAS "019583a0-0000-7000-8000-000000000001"
#define CAMAT "019583a0-0000-7000-8000-000000000002"
#define LAYANAN "019583a0-0000-7000-8000-000000000011"
#define PENGELOLA "019583a0-0000-7000-8000-0000000000a1" /* of DINAS */
#define KEPALA "019583a0-0000-7000-8000-0000000000a2"    /* of DINAS */
#define TERLAPOR "019583a0-0000-7000-8000-0000000000a3"  /* of DINAS, also pengelola_pengaduan */
#define PENGELOLA_CAMAT "019583a0-0000-7000-8000-0000000000b1"
#define WARGA "019583a0-0000-7000-8000-0000000000c1"
#define WARGA_LAIN "019583a0-0000-7000-8000-0000000000c2"

struct siapa {
	enum peran peran;
	const char *sub;
	const char *penyelenggara;
	const char *kode_akses; /* as in the header, or NULL */
};

extern const struct siapa PUBLIK, SI_WARGA, SI_WARGA_LAIN, SI_PENGELOLA, SI_KEPALA, SI_TERLAPOR, SI_CAMAT, SI_BO, SI_OMBUDSMAN;

struct jawaban {
	int status;   /* of the reply or of the problem */
	json_t *isi;  /* the reply, or NULL */
	char kode[32]; /* slug of the problem, "" */
	char pointer[64];
	char etag[128];
};

/* After each test: frees what the tests share, then fails on a leak. Use: TestSuite(name, .fini = bantu_selesai); */
void bantu_selesai(void);
/* One request in its own transaction at this legal time (RFC 3339). The answer's JSON lives until bantu_selesai. */
struct jawaban panggil(handler_fn handler, const struct siapa *siapa, const char *waktu, const char *id, const char *badan);
struct jawaban panggil_jika(handler_fn handler, const struct siapa *siapa, const char *waktu, const char *id, const char *badan,
			    const char *if_match);
/* The same for an action that the case engine serves by itself; cabang as in its x-alur, an array literal or NULL. */
struct jawaban panggil_tindakan(const char *tindakan, const char *cabang, const struct siapa *siapa, const char *waktu, const char *id,
				const char *badan);
/* Files a plain complaint at DINAS; the answer must be 201. */
struct jawaban adukan(const struct siapa *siapa, const char *waktu);
/* Lets every deadline lapse that is due then; returns how many. */
int lewatkan(const char *waktu);
/* What scheduler and commands need of the same database: a daemon's connection, services with the test's calendar. */
#define UJI_CONNINFO "user=layanand_daemon dbname=layanand"
struct services *layanan_uji(void);
struct db *db_uji(void);
/* Sets up the database (once for the cluster). */
void basis_data_siap(void);
/* One value as superuser (arena of the test run). */
const char *nilai(const char *format, ...) __attribute__((format(printf, 1, 2)));
const char *teks(const json_t *isi, const char *anggota);
/* Whether `tindakan` of the case is exactly these, space separated. */
bool tindakan_persis(const json_t *isi, const char *daftar);
/* The deadline of a kind, the newest; NULL. */
const json_t *tenggat(const json_t *isi, const char *jenis);
