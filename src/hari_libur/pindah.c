/* Owns the moving of deadlines when the calendar changes; on the thread that owns the connection. */
#include "hari_libur/pindah.h"

#include <errno.h>
#include <string.h>

#include "alur/derivasi.h"
#include "alur/kalender_muat.h"
#include "base/clock.h"
#include "base/encode.h"
#include "base/log.h"
#include "kalender/tanggal.h"
#include "kalender/tenggat.h"
#include "kalender/waktu.h"
#include "statements.h"

#include "base/banned.h"

#define SEMUA "0" /* deadlines of whatever transaction */
#define BERUBAH_MAX 4096
#define POTONG 5000
#define POTONG_TEKS "5000"
#define KELOMPOK_MAX_BYTES (64U << 20)
#define SEDIKIT 1000
#define PERCOBAAN_MAX 100

/* Deadlines that come out alike; text lives as long as the rows it is from. */
struct kelompok {
	const char *hari_nol, *panjang, *dari;
	const char *asal_panjang, *mulai; /* of those that continue others: their lengths, "{10}", and where these have ended; NULL */
	int64_t dari_us, ke_us, mulai_dari_us, mulai_ke_us, banyak;
	char ke[WAKTU_BUF], mulai_ke[WAKTU_BUF];
	const char *dilewati;
	bool kena;  /* a day that it spans has changed */
	bool biar;  /* its new last day has passed already */
};

typedef int kelompok_fn(struct pindah *p, const struct kelompok *k, const char *sejak, void *cls);

static void lepas_kalender(void *k)
{
	kalender_unref(k);
}

/* ---------------------------------------------------------------- the days that change */

static int urut_tanggal(const void *a, const void *b)
{
	int32_t kiri = *(const int32_t *)a, kanan = *(const int32_t *)b;

	return kiri < kanan ? -1 : kiri > kanan;
}

static int tambah_hari(struct pindah *p, const char *daftar)
{
	CLEANUP_JSON json_t *hari = json_loads(daftar, 0, NULL);
	int32_t tanggal;

	for (size_t i = 0; i < json_array_size(hari); i++) {
		const char *teks = json_string_value(json_object_get(json_array_get(hari, i), "tanggal"));

		if (!teks || tanggal_urai(teks, strlen(teks), &tanggal) < 0)
			return -EINVAL;
		if (tanggal_hari_pekan(tanggal) >= HARI_SABTU)
			continue;
		if (p->n_berubah == BERUBAH_MAX)
			return -E2BIG;
		p->berubah[p->n_berubah++] = tanggal;
	}
	return 0;
}

static int kumpulkan_hari(struct pindah *p)
{
	size_t n = 0;
	int r;

	p->n_berubah = 0;
	p->berubah = arena_alloc(p->arena, BERUBAH_MAX * sizeof(*p->berubah));
	if (!p->berubah)
		return -ENOMEM;
	r = tambah_hari(p, p->tambah);
	if (r == 0)
		r = tambah_hari(p, p->hapus);
	if (r < 0)
		return r;
	qsort(p->berubah, p->n_berubah, sizeof(*p->berubah), urut_tanggal);
	for (size_t i = 0; i < p->n_berubah; i++)
		if (i == 0 || p->berubah[i] != p->berubah[n - 1])
			p->berubah[n++] = p->berubah[i];
	p->n_berubah = n;
	return 0;
}

static bool terkena(const struct pindah *p, int32_t hari_nol, int32_t sampai)
{
	for (size_t i = 0; i < p->n_berubah; i++)
		if (p->berubah[i] > hari_nol)
			return p->berubah[i] <= sampai;
	return false;
}

int pindah_siap(struct pindah *p)
{
	struct db_rows *rows;
	int r = db_exec(p->db, SQL(kalender_versi), &rows);

	if (r < 0)
		return r;
	snprintf(p->versi, sizeof(p->versi), "%lld", (long long)db_int(rows, 0, "versi") + 1);
	snprintf(p->sejak, sizeof(p->sejak), "%s", db_get(rows, 0, "sejak"));
	r = kalender_baca(p->db, p->tambah, p->hapus, &p->baru);
	/* Without a known year no deadline can be computed; those there are stay. */
	if (r == -ENODATA)
		return 0;
	if (r == 0)
		r = arena_defer(p->arena, lepas_kalender, p->baru);
	return r < 0 ? r : kumpulkan_hari(p);
}

/* ---------------------------------------------------------------- kinds of deadlines */

/* Where it starts by the new calendar: on its own first day, or at the end of those that it continues. */
static int hitung_awal(const struct pindah *p, int32_t hari_nol, struct kelompok *k)
{
	struct tenggat_hasil hasil;
	const char *s = k->asal_panjang;
	char *akhir;
	int r = 0;

	k->mulai_ke_us = waktu_awal_hari(hari_nol);
	while (r == 0 && s && (*s == '{' || *s == ',')) {
		r = kalender_tenggat_mode(p->baru, k->mulai_ke_us, (int)strtol(s + 1, &akhir, 10), TENGGAT_HARI_KERJA, KALENDER_SEMENTARA, &hasil);
		if (r == 0)
			k->mulai_ke_us = hasil.jatuh_tempo_us;
		s = akhir;
	}
	waktu_tulis(k->mulai_ke_us, k->mulai_ke);
	return r;
}

static int hitung(const struct pindah *p, struct arena *arena, const struct db_rows *rows, int i, struct kelompok *k)
{
	struct hitungan h;
	int32_t hari_nol;
	int r;

	*k = (struct kelompok){
		.hari_nol = db_get(rows, i, "hari_nol"),
		.panjang = db_get(rows, i, "panjang"),
		.dari = db_get(rows, i, "dari"),
		.asal_panjang = db_get(rows, i, "asal_panjang"),
		.mulai = db_get(rows, i, "mulai"),
		.mulai_dari_us = db_int(rows, i, "mulai_us"),
		.dari_us = db_int(rows, i, "dari_us"),
		.banyak = db_int(rows, i, "banyak"),
	};
	r = tanggal_urai(k->hari_nol, strlen(k->hari_nol), &hari_nol);
	if (r < 0)
		return -EIO;
	k->kena = terkena(p, hari_nol, waktu_tanggal(k->dari_us));
	if (!k->kena)
		return 0;
	r = hitung_awal(p, hari_nol, k);
	if (r == 0)
		r = derivasi_hitung(arena, p->baru, k->mulai_ke_us, (int)db_int(rows, i, "panjang"), "hari_kerja", KALENDER_SEMENTARA, &h);
	if (r < 0)
		return r;
	k->ke_us = h.jatuh_tempo_us;
	k->dilewati = h.dilewati;
	k->biar = tenggat_lewat(k->ke_us, p->sekarang_us);
	waktu_tulis(k->ke_us, k->ke);
	return 0;
}

static int baca_kelompok(struct pindah *p, const char *sejak, struct db_rows **ret_rows)
{
	char pertama[TANGGAL_BUF], terakhir[TANGGAL_BUF];

	return db_exec(p->db, SQL(tenggat_kelompok, .sekarang = p->sekarang, .pertama = tanggal_tulis(p->berubah[0], pertama),
				  .terakhir = tanggal_tulis(p->berubah[p->n_berubah - 1], terakhir), .sejak = sejak, .versi = p->versi),
		       ret_rows);
}

/* Calls fn for each kind of open deadline that the change touches; `mundur` from the latest last day to the earliest. */
static int tiap_kelompok(struct pindah *p, const char *sejak, bool mundur, kelompok_fn *fn, void *cls)
{
	CLEANUP_ARENA struct arena *arena = arena_new(KELOMPOK_MAX_BYTES);
	struct db_rows *rows;
	struct kelompok k;
	int r;

	if (!arena)
		return -ENOMEM;
	if (p->n_berubah == 0)
		return 0;
	r = db_queue(p->db, SQL(rencana_khusus, .khusus = "t"));
	if (r == 0)
		r = baca_kelompok(p, sejak, &rows);
	if (r == 0)
		r = db_queue(p->db, SQL(rencana_khusus, .khusus = "f"));
	for (int i = 0, n = r == 0 ? db_count(rows) : 0; r == 0 && i < n; i++) {
		r = hitung(p, arena, rows, mundur ? i : n - 1 - i, &k);
		if (r == 0 && k.kena)
			r = fn(p, &k, sejak, cls);
	}
	return r;
}

static void catat_geser(struct pindah_dampak *d, int hari, int64_t banyak)
{
	size_t i = 0;

	while (i < d->n_geser && d->geser[i].hari < hari)
		i++;
	if (i < d->n_geser && d->geser[i].hari == hari) {
		d->geser[i].banyak += banyak;
		return;
	}
	if (d->n_geser == PINDAH_GESER_MAX)
		return;
	memmove(&d->geser[i + 1], &d->geser[i], (d->n_geser - i) * sizeof(d->geser[0]));
	d->geser[i] = (struct pindah_geser){ hari, banyak };
	d->n_geser++;
}

static int geser_hari(const struct kelompok *k)
{
	return waktu_tanggal(k->ke_us) - waktu_tanggal(k->dari_us);
}

static void catat_dampak(struct pindah_dampak *d, const struct kelompok *k, int64_t banyak)
{
	int hari = geser_hari(k);

	if (k->biar)
		d->dibiarkan += banyak;
	else if (hari > 0)
		d->diperpanjang += banyak;
	else if (hari < 0)
		d->diperpendek += banyak;
	else
		d->dihitung_ulang += banyak;
	if (!k->biar && hari && banyak)
		catat_geser(d, hari, banyak);
}

/* ---------------------------------------------------------------- trying */

struct daftar {
	const char *saya;
	struct json_writer *w;
	int sisa;
};

/* Whether what it continues ends on another day now. */
static bool geser_awal(const struct kelompok *k)
{
	return k->mulai && k->mulai_ke_us != k->mulai_dari_us;
}

static void tulis_perpindahan(struct json_writer *w, const struct db_rows *rows, int i, const struct kelompok *k)
{
	char dari[WAKTU_BUF], mulai_dari[WAKTU_BUF];

	jw_object(w);
	jw_member_string(w, "nomor", db_get(rows, i, "nomor"));
	jw_member_string(w, "proses", db_get(rows, i, "proses"));
	jw_member_string(w, "tenggat_id", db_get(rows, i, "id"));
	jw_member_string(w, "jenis", db_get(rows, i, "jenis"));
	jw_member_string(w, "dari", waktu_tulis(k->dari_us, dari));
	jw_member_string(w, "ke", k->ke);
	jw_member_int(w, "geser_hari", geser_hari(k));
	jw_member_string(w, "mulai_dari", geser_awal(k) ? waktu_tulis(k->mulai_dari_us, mulai_dari) : NULL);
	jw_member_string(w, "mulai_ke", geser_awal(k) ? k->mulai_ke : NULL);
	jw_object_end(w);
}

static int coba_kelompok(struct pindah *p, const struct kelompok *k, const char *sejak, void *cls)
{
	struct daftar *d = cls;
	struct db_rows *rows;
	char batas[16];
	int r;

	(void)sejak;
	catat_dampak(&p->dampak, k, k->banyak);
	if (k->biar || geser_hari(k) == 0 || d->sisa == 0)
		return 0;
	snprintf(batas, sizeof(batas), "%d", d->sisa);
	r = db_exec(p->db, SQL(tenggat_contoh, .hari_nol = k->hari_nol, .asal_panjang = k->asal_panjang, .mulai = k->mulai, .panjang = k->panjang, .dari = k->dari, .versi = p->versi,
			       .sekarang = p->sekarang, .saya = d->saya, .batas = batas),
		    &rows);
	for (int i = 0; r == 0 && i < db_count(rows); i++)
		tulis_perpindahan(d->w, rows, i, k);
	if (r == 0)
		d->sisa -= db_count(rows);
	return r;
}

int pindah_coba(struct pindah *p, const char *saya, struct json_writer *w)
{
	struct daftar d = { saya, w, PINDAH_DAFTAR_MAX };
	int r;

	p->dampak = (struct pindah_dampak){ 0 };
	jw_array(w);
	r = tiap_kelompok(p, SEMUA, false, coba_kelompok, &d);
	jw_array_end(w);
	return r;
}

/* ---------------------------------------------------------------- doing */

/* One piece whose cases are locked. */
static int pindah_potong(struct pindah *p, const struct kelompok *k, const char *daftar)
{
	struct db_rows *rows;
	char potong[16];
	int r;

	snprintf(potong, sizeof(potong), "%d", p->potong++);
	r = db_exec(p->db, SQL(tenggat_pindah, .daftar = daftar, .dari = k->dari, .ke = k->ke, .mulai = k->mulai,
			       .mulai_ke = k->mulai ? k->mulai_ke : NULL, .dilewati = k->dilewati, .versi = p->versi, .sekarang = p->sekarang,
			       .potong = potong, .pelaku = p->pelaku, .pelaku_id = p->pelaku_id, .dasar = p->dasar,
			       .keputusan_id = p->keputusan_id),
		    &rows);
	if (r == 0)
		catat_dampak(&p->dampak, k, db_int(rows, 0, "banyak"));
	return r;
}

static int pindah_kelompok(struct pindah *p, const struct kelompok *k, const char *sejak, void *cls)
{
	char setelah[UUID_TEXT_SIZE] = "00000000-0000-0000-0000-000000000000";
	struct db_rows *rows;
	int64_t banyak = POTONG;
	int r = 0;

	(void)cls;
	while (r == 0 && !k->biar && banyak == POTONG) {
		r = db_exec(p->db, SQL(tenggat_kunci, .hari_nol = k->hari_nol, .asal_panjang = k->asal_panjang, .mulai = k->mulai,
				       .panjang = k->panjang, .dari = k->dari, .versi = p->versi, .sejak = sejak, .sekarang = p->sekarang,
				       .setelah = setelah, .batas = POTONG_TEKS),
			    &rows);
		banyak = r == 0 ? db_int(rows, 0, "banyak") : 0;
		if (banyak == 0)
			break;
		snprintf(setelah, sizeof(setelah), "%s", db_get(rows, 0, "terakhir"));
		r = pindah_potong(p, k, db_get(rows, 0, "daftar"));
	}
	return r;
}

static int64_t dipindah(const struct pindah *p)
{
	return p->dampak.diperpanjang + p->dampak.diperpendek + p->dampak.dihitung_ulang;
}

/* One look at what was started since; *ret_banyak: how many it has moved. */
static int susul(struct pindah *p, const char *sejak, int64_t *ret_banyak)
{
	int64_t sebelum = dipindah(p);
	int r = tiap_kelompok(p, sejak, true, pindah_kelompok, NULL);

	*ret_banyak = dipindah(p) - sebelum;
	return r;
}

/* While others start deadlines there is no end to it: only until what is left is done in a moment. */
static int susul_sampai_sedikit(struct pindah *p)
{
	int64_t banyak;
	int r = susul(p, SEMUA, &banyak);

	while (r == 0 && banyak >= SEDIKIT)
		r = susul(p, p->sejak, &banyak);
	return r;
}

static int kunci_kelompok(struct pindah *p, const struct kelompok *k, const char *sejak, void *cls)
{
	bool *semua = cls;
	struct db_rows *rows;
	int r;

	if (k->biar || !*semua)
		return 0;
	r = db_exec(p->db, SQL(tenggat_sisa_kunci, .hari_nol = k->hari_nol, .asal_panjang = k->asal_panjang, .mulai = k->mulai, .panjang = k->panjang, .dari = k->dari, .versi = p->versi,
			       .sejak = sejak, .sekarang = p->sekarang),
		    &rows);
	if (r == 0)
		*semua = db_is(rows, 0, "semua");
	return r;
}

/* Takes the calendar for itself. Not while somebody who may wait for it holds a case that is still to be moved: then it is given back, and
 * *ret_dapat is false. */
static int kunci_kalender(struct pindah *p, bool *ret_dapat)
{
	struct db_rows *rows;
	int r = db_queue(p->db, SQL(kalender_titik));

	*ret_dapat = true;
	if (r == 0)
		r = db_exec(p->db, SQL(kalender_kunci), &rows);
	if (r == 0)
		r = tiap_kelompok(p, p->sejak, true, kunci_kelompok, ret_dapat);
	if (r == 0 && !*ret_dapat)
		r = db_queue(p->db, SQL(kalender_lepas));
	return r;
}

static int ganti_kalender(struct pindah *p)
{
	struct db_rows *rows;
	char kini[24];
	int r = db_exec(p->db, SQL(kalender_versi), &rows);

	if (r < 0)
		return r;
	snprintf(kini, sizeof(kini), "%lld", (long long)db_int(rows, 0, "versi") + 1);
	if (strcmp(kini, p->versi) != 0) {
		log_warning("calendar_changed_meanwhile", "expected", p->versi, "found", kini);
		return -EAGAIN;
	}
	r = db_queue(p->db, SQL(hari_libur_hapus, .hapus = p->hapus));
	return r < 0 ? r : db_queue(p->db, SQL(hari_libur_tambah, .tambah = p->tambah));
}

int pindah_terapkan(struct pindah *p)
{
	int64_t banyak = 1;
	bool dapat = false;
	int r;

	p->dampak = (struct pindah_dampak){ 0 };
	r = susul_sampai_sedikit(p);
	for (int i = 0; r == 0 && !dapat; i++) {
		if (i == PERCOBAAN_MAX)
			return -EAGAIN;
		r = kunci_kalender(p, &dapat);
		if (r == 0)
			r = susul(p, p->sejak, &banyak);
	}
	/* Alone now: what one look has moved, the next does not find. */
	while (r == 0 && banyak > 0)
		r = susul(p, p->sejak, &banyak);
	return r < 0 ? r : ganti_kalender(p);
}
