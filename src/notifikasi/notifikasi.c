/* Owns the thread of notices, its connection and its senders. Whatever blocks on somebody else's server blocks here alone. */
#include "notifikasi/notifikasi.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

#include <sodium.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/log.h"
#include "base/sleeper.h"
#include "notifikasi/antrean.h"
#include "notifikasi/surat.h"

#include "base/banned.h"

#define SALURAN_N 2
#define ULANG_MS 500         /* after a failure, and while the database is away */
#define BERUNTUN 20          /* notices sent between two looks at the feed */
#define KEADAAN_NS (2000 * NS_PER_MS)
#define TUNDA_MULA_S 60
#define TUNDA_MAKS_S 21600
#define ARENA_MAX_BYTES (1U << 20)

static const char *const SALURAN[SALURAN_N] = { "email", "pesan" };

struct ukuran {
	_Atomic uint64_t terkirim;
	_Atomic uint64_t gagal_coba;
	_Atomic int64_t menunggu;
	_Atomic int64_t mati;
	_Atomic int64_t tertua_s;
};

struct notifikasi {
	const struct services *services;
	struct pengirim *pengirim[SALURAN_N]; /* NULL: none for this channel */
	char saluran[32];                     /* those that have one, as an array literal */
	struct db *db;
	bool segar; /* this connection's beginning is done */
	int64_t keadaan_ns;

	pthread_t thread;
	bool berjalan;
	struct sleeper sleeper;

	struct ukuran ukuran[SALURAN_N];
	_Atomic uint64_t ditahan;
	_Atomic uint64_t failures;
};

static int nomor_saluran(const char *saluran)
{
	for (int i = 0; i < SALURAN_N; i++)
		if (strcmp(SALURAN[i], saluran) == 0)
			return i;
	return -1;
}

/* Doubles with each attempt up to six hours, plus or minus a fifth, so that those who failed together do not come back together. */
static int64_t tunda_s(int64_t percobaan)
{
	int64_t dasar = percobaan > 9 ? TUNDA_MAKS_S : INT64_C(1) << (percobaan - 1);
	int64_t s = percobaan > 9 ? dasar : dasar * TUNDA_MULA_S;

	if (s > TUNDA_MAKS_S)
		s = TUNDA_MAKS_S;
	return s - s / 5 + (int64_t)randombytes_uniform((uint32_t)(2 * s / 5 + 1));
}

static void catat_gagal(const char *id, const char *saluran, const char *status, const char *percobaan, const char *alasan)
{
	log_warning("notification_not_sent", "id", id, "channel", saluran, "status", status, "attempt", percobaan, "reason", alasan);
}

/* What the attempt means for the notice. */
static struct antrean_hasil putusan(struct notifikasi *n, const struct db_rows *rows, enum kirim_hasil h, const char *alasan)
{
	int64_t percobaan = db_int(rows, 0, "percobaan");
	struct antrean_hasil a = { .id = db_get(rows, 0, "id"), .percobaan = db_get(rows, 0, "percobaan"), .status = "terkirim" };

	if (h == KIRIM_DITERIMA)
		return a;
	a.alasan = alasan;
	a.status = h == KIRIM_DITOLAK || percobaan >= n->services->config->notify_max_attempts ? "gagal" : "menunggu";
	if (strcmp(a.status, "menunggu") == 0)
		a.tunda_s = tunda_s(percobaan);
	return a;
}

static int kirim(struct notifikasi *n, const struct db_rows *rows, struct arena *arena)
{
	const char *saluran = db_get(rows, 0, "saluran");
	int nomor = nomor_saluran(saluran);
	const struct config *c = n->services->config;
	char alasan[ALASAN_MAX] = "";
	struct antrean_hasil a;
	enum kirim_hasil h;
	struct surat s;
	int r = surat_siapkan(rows, n->services->data_keys, n->pengirim[nomor]->alamat, *c->notify_portal_url ? c->notify_portal_url : c->server_public_url,
			      arena, &s);

	if (r < 0)
		return r;
	if (s.alasan) {
		atomic_fetch_add(&n->ditahan, strcmp(s.status, "ditahan") == 0);
		a = (struct antrean_hasil){ s.pesan.id, db_get(rows, 0, "percobaan"), s.status, s.alasan, 0 };
		return antrean_kembali(n->db, &a);
	}
	h = n->pengirim[nomor]->kirim(n->pengirim[nomor], &s.pesan, alasan);
	a = putusan(n, rows, h, alasan);
	if (h == KIRIM_DITERIMA) {
		atomic_fetch_add(&n->ukuran[nomor].terkirim, 1);
	} else {
		atomic_fetch_add(&n->ukuran[nomor].gagal_coba, 1);
		catat_gagal(a.id, saluran, a.status, a.percobaan, alasan);
	}
	return antrean_kembali(n->db, &a);
}

static int kirim_satu(struct notifikasi *n, bool *ret_ada)
{
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	struct db_rows *rows;
	int r = antrean_ambil(n->db, arena, n->saluran, n->services->config->notify_lease_s, &rows);

	*ret_ada = r == 0 && db_count(rows) > 0;
	return *ret_ada ? kirim(n, rows, arena) : r;
}

static int ukur(struct notifikasi *n)
{
	struct antrean_keadaan k[SALURAN_N] = { 0 };
	int64_t kini_ns = clock_mono_ns();
	int r;

	if (kini_ns - n->keadaan_ns < KEADAAN_NS)
		return 0;
	r = antrean_keadaan(n->db, SALURAN, SALURAN_N, k);
	for (int i = 0; r == 0 && i < SALURAN_N; i++) {
		atomic_store(&n->ukuran[i].menunggu, k[i].menunggu);
		atomic_store(&n->ukuran[i].mati, k[i].gagal);
		atomic_store(&n->ukuran[i].tertua_s, k[i].tertua_s);
	}
	n->keadaan_ns = kini_ns;
	return r;
}

/* One look at the feed and some notices; *ret_lagi: there is more to do at once. A few new events are no reason to look again at once: under load
 * that would be a look for every few filings. */
static int putaran(struct notifikasi *n, bool *ret_lagi)
{
	struct antrean_maju maju = { 0 };
	bool ada = true;
	int r = n->segar ? 0 : antrean_saluran(n->db, n->saluran);

	n->segar = r == 0;
	if (r == 0)
		r = antrean_maju(n->db, &maju);
	atomic_fetch_add(&n->ditahan, (uint64_t)maju.ditahan);
	for (int i = 0; r == 0 && ada && i < BERUNTUN && !sleeper_stopped(&n->sleeper); i++)
		r = kirim_satu(n, &ada);
	if (r == 0)
		r = ukur(n);
	*ret_lagi = r == 0 && (ada || maju.penuh);
	return r;
}

/* Not before clock and schema were taken from the database. */
static bool tersambung(struct notifikasi *n)
{
	const struct db_options o = { n->services->config->database_conninfo, "layanand-notifikasi" };

	if (!atomic_load(&n->services->readiness->database))
		return false;
	return n->db ? db_ready(n->db) : db_open(&o, &n->db) == 0;
}

static void gagal(struct notifikasi *n, int r)
{
	const struct db_failure *f = db_failure(n->db);

	n->segar = false;
	if (r == -EAGAIN)
		return;
	atomic_fetch_add(&n->failures, 1);
	log_warning("notification_round_failed", "reason", strerror(-r), "sqlstate", f->sqlstate, "message", f->message);
}

static void *jalan(void *cls)
{
	struct notifikasi *n = cls;

	while (!sleeper_stopped(&n->sleeper)) {
		bool lagi = false;
		int r = 0;
		bool ada = tersambung(n);

		if (ada)
			r = putaran(n, &lagi);
		if (r < 0)
			gagal(n, r);
		if (!lagi)
			sleeper_sleep(&n->sleeper, r < 0 || !ada ? ULANG_MS : n->services->config->notify_poll_ms);
	}
	return NULL;
}

static void pengirim_tutup(struct notifikasi *n)
{
	for (int i = 0; i < SALURAN_N; i++)
		if (n->pengirim[i])
			n->pengirim[i]->tutup(n->pengirim[i]);
}

static int pengirim_buat(struct notifikasi *n, FILE *err)
{
	const struct config *c = n->services->config;
	int r = surel_new(c, &n->sleeper.stopped, err, &n->pengirim[0]);

	if (r == 0)
		r = gerbang_new(c, &n->sleeper.stopped, err, &n->pengirim[1]);
	snprintf(n->saluran, sizeof(n->saluran), "{%s%s%s}", n->pengirim[0] ? SALURAN[0] : "", n->pengirim[0] && n->pengirim[1] ? "," : "",
		 n->pengirim[1] ? SALURAN[1] : "");
	return r;
}

int notifikasi_new(const struct services *services, FILE *err, struct notifikasi **ret_notifikasi)
{
	struct notifikasi *n = calloc(1, sizeof(*n));
	int r;

	if (!n)
		return -ENOMEM;
	n->services = services;
	n->keadaan_ns = clock_mono_ns() - KEADAAN_NS;
	r = sleeper_init(&n->sleeper);
	if (r < 0) {
		free(n);
		return r;
	}
	r = pengirim_buat(n, err);
	if (r < 0)
		notifikasi_free(n);
	else
		*ret_notifikasi = n;
	return r;
}

int notifikasi_start(struct notifikasi *n)
{
	int r = -pthread_create(&n->thread, NULL, jalan, n);

	n->berjalan = r == 0;
	return r;
}

void notifikasi_wake(struct notifikasi *n)
{
	sleeper_wake(&n->sleeper);
}

void notifikasi_stop(struct notifikasi *n)
{
	if (!n || !n->berjalan)
		return;
	sleeper_stop(&n->sleeper);
	pthread_join(n->thread, NULL);
	n->berjalan = false;
}

void notifikasi_free(struct notifikasi *n)
{
	if (!n)
		return;
	pengirim_tutup(n);
	db_close(n->db);
	sleeper_done(&n->sleeper);
	free(n);
}

static void keluarga(struct buffer *out, const char *nama, const char *jenis, const char *arti)
{
	buffer_printf(out, "# TYPE %s %s\n# HELP %s %s\n", nama, jenis, nama, arti);
}

static void tiap_saluran(struct buffer *out, const char *nama, const _Atomic int64_t *nilai[SALURAN_N])
{
	for (int i = 0; i < SALURAN_N; i++)
		buffer_printf(out, "%s{channel=\"%s\"} %lld\n", nama, SALURAN[i], (long long)atomic_load(nilai[i]));
}

static void hitungan(struct buffer *out, const char *nama, const _Atomic uint64_t *nilai[SALURAN_N])
{
	for (int i = 0; i < SALURAN_N; i++)
		buffer_printf(out, "%s_total{channel=\"%s\"} %llu\n", nama, SALURAN[i], (unsigned long long)atomic_load(nilai[i]));
}

void notifikasi_metrics(const struct notifikasi *n, struct buffer *out)
{
	const struct ukuran *u = n->ukuran;

	keluarga(out, "layanand_notifications_sent", "counter", "Notices this daemon has sent.");
	hitungan(out, "layanand_notifications_sent", (const _Atomic uint64_t *[]){ &u[0].terkirim, &u[1].terkirim });
	keluarga(out, "layanand_notifications_failed_attempts", "counter", "Attempts of this daemon that failed.");
	hitungan(out, "layanand_notifications_failed_attempts", (const _Atomic uint64_t *[]){ &u[0].gagal_coba, &u[1].gagal_coba });
	keluarga(out, "layanand_notifications_waiting", "gauge", "Notices in the outbox, also those not yet due.");
	tiap_saluran(out, "layanand_notifications_waiting", (const _Atomic int64_t *[]){ &u[0].menunggu, &u[1].menunggu });
	keluarga(out, "layanand_notifications_oldest_seconds", "gauge", "Age of the oldest notice that is due.");
	tiap_saluran(out, "layanand_notifications_oldest_seconds", (const _Atomic int64_t *[]){ &u[0].tertua_s, &u[1].tertua_s });
	keluarga(out, "layanand_notifications_dead", "gauge", "Dead letters: notices given up.");
	tiap_saluran(out, "layanand_notifications_dead", (const _Atomic int64_t *[]){ &u[0].mati, &u[1].mati });
	keluarga(out, "layanand_notifications_held", "counter", "Notices this daemon held back: more than an address that nobody has confirmed gets in a day.");
	buffer_printf(out, "layanand_notifications_held_total %llu\n", (unsigned long long)atomic_load(&n->ditahan));
	keluarga(out, "layanand_notifications_failures", "counter", "Rounds of the thread of notices that failed.");
	buffer_printf(out, "layanand_notifications_failures_total %llu\n", (unsigned long long)atomic_load(&n->failures));
}
