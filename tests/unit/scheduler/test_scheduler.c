/* Several schedulers on one database, some of them cut off in the middle: each deadline lapses once, each day is checked once. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/config.h"
#include "kalender/waktu.h"
#include "scheduler/jam.h"
#include "scheduler/kerja.h"
#include "scheduler/scheduler.h"
#include "../pengaduan/bantu.h"

#define MILIK "berkas_id in (select id from berkas where pemilik_id = '" WARGA_LAIN "' and diterima_pada < '2026-03-03')"
#define DAEMON "019583a0-0000-7000-8000-00000000dddd"

static struct config config;
static struct readiness siap;

static int n_periksa;

static int periksa(struct db *db, const struct services *services)
{
	cr_assert(db && services);
	n_periksa++;
	return -EIO; /* nobody else is held back by it */
}

/* The work that is C in the daemon. */
static const struct periodic berkala[] = { { "dokumen_periksa", periksa }, { 0 } };

static const struct services *layanan(void)
{
	struct services *s = layanan_uji();

	config = (struct config){ .scheduler_batch = 7, .scheduler_sleep_max_s = 1 };
	config.database_conninfo = (char *)UJI_CONNINFO;
	atomic_store(&siap.database, true);
	s->config = &config;
	s->readiness = &siap;
	s->periodic = berkala;
	return s;
}

static void setel(const char *waktu)
{
	int64_t us;

	cr_assert_eq(waktu_urai(waktu, strlen(waktu), &us), 0);
	clock_set_offset_us(us - clock_wall_us());
}

/* Until the query answers as expected, at most 20 s. */
static void sampai(const char *harap, const char *sql)
{
	for (int i = 0; i < 2000 && strcmp(nilai("%s", sql), harap) != 0; i++)
		nanosleep(&(struct timespec){ .tv_nsec = 10 * NS_PER_MS }, NULL);
	cr_assert_str_eq(nilai("%s", sql), harap, "%s", sql);
}

static void adukan_banyak(int n, const char *waktu)
{
	for (int i = 0; i < n; i++)
		adukan(&SI_WARGA_LAIN, waktu);
}

TestSuite(scheduler, .fini = bantu_selesai);

Test(scheduler, tiga_daemon_dua_terputus)
{
	const struct services *s = layanan();
	struct scheduler *d[3];
	struct scheduler_stats t;
	uint64_t jumlah = 0;

	nilai("delete from tenggat where " MILIK);
	nilai("update berkas set pemilik_id = null where pemilik_id = '" WARGA_LAIN "'");
	adukan_banyak(120, "2026-03-02T09:00:00+07:00");
	setel("2026-03-30T08:00:00+07:00");
	for (int i = 0; i < 3; i++) {
		cr_assert_eq(scheduler_new(s, &d[i]), 0);
		cr_assert_eq(scheduler_start(d[i]), 0);
	}
	for (int i = 0; i < 20; i++)
		nilai("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'layanand-penjadwal' order by random() limit 2");
	sampai("0", "select count(*) from tenggat where status = 'berjalan' and jatuh_tempo < '2026-03-30'");
	for (int i = 0; i < 3; i++) {
		scheduler_stats(d[i], &t);
		jumlah += t.lapsed;
		scheduler_stop(d[i]);
		scheduler_free(d[i]);
	}
	cr_assert_geq(jumlah, 1);
	cr_assert_str_eq(nilai("select count(*) from kejadian where jenis = 'tenggat.lewat' and " MILIK), "240");
	cr_assert_str_eq(nilai("select count(distinct data->>'tenggat_id') from kejadian where jenis = 'tenggat.lewat' and " MILIK), "240");
	cr_assert_str_eq(nilai("select count(*) from kejadian where jenis = 'pengaduan.dieskalasi' and " MILIK), "240");
	cr_assert_str_eq(nilai("select bool_and(eskalasi = 2) from berkas where pemilik_id = '" WARGA_LAIN "'"), "t");
	cr_assert_str_eq(nilai("select count(*) from tenggat where status = 'lewat' and lewat_dicatat_pada is null"), "0");
}

/* A case that a user holds is passed over, and done when it is free. */
Test(scheduler, berkas_yang_dipegang)
{
	const struct services *s = layanan();
	struct kalender *k = kalender_kini_ambil(s->kalender);
	struct jawaban j = adukan(&SI_WARGA, "2026-03-02T09:00:00+07:00");
	char id[64];
	int n;

	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	setel("2026-03-06T08:00:00+07:00");
	while (kerja_tenggat(db_uji(), k, 100, &n) == 0 && n > 0)
		;
	setel("2026-03-30T08:00:00+07:00");
	nilai("begin");
	nilai("select 1 from berkas where id = '%s' for update", id);
	while (kerja_tenggat(db_uji(), k, 100, &n) == 0 && n > 0)
		;
	cr_assert_str_eq(nilai("select count(*) from tenggat where berkas_id = '%s' and status = 'berjalan'", id), "1");
	nilai("commit");
	cr_assert_eq(kerja_tenggat(db_uji(), k, 100, &n), 0);
	cr_assert_eq(n, 1);
	kalender_unref(k);
}

/* One that fails every time: the others do not wait for it, it is told of, and lapses once whatever stood in its way is gone. */
Test(scheduler, satu_tenggat_yang_macet)
{
	static const char *const JATUH = "select count(*) from tenggat where status = 'berjalan' and jatuh_tempo < '2026-03-30'";
	const struct services *s = layanan();
	struct scheduler_stats t;
	struct scheduler *d;
	struct jawaban j = adukan(&SI_WARGA, "2026-03-02T09:00:00+07:00");
	char id[64];

	snprintf(id, sizeof(id), "%s", nilai("select id from tenggat where berkas_id = '%s' and jenis = 'verifikasi'", teks(j.isi, "id")));
	adukan(&SI_WARGA, "2026-03-02T09:00:00+07:00");
	nilai("create function macet() returns trigger language plpgsql as 'begin raise exception ''macet''; end'");
	nilai("create trigger macet before update on tenggat for each row when (new.id = '%s') execute function macet()", id);
	setel("2026-03-30T08:00:00+07:00");
	cr_assert_eq(scheduler_new(s, &d), 0);
	cr_assert_eq(scheduler_start(d), 0);
	sampai("1", JATUH);
	sampai("t", "select bool_and(gagal > 0 and sqlstate = 'P0001') from tenggat_tertunda");
	for (int i = 0; i < 2000; i++, nanosleep(&(struct timespec){ .tv_nsec = 10 * NS_PER_MS }, NULL)) {
		scheduler_stats(d, &t);
		if (t.stuck)
			break;
	}
	cr_assert_eq(t.stuck, 1);
	cr_assert_str_eq(nilai("select status from tenggat where id = '%s'", id), "berjalan");
	nilai("drop trigger macet on tenggat");
	sampai("0", JATUH);
	scheduler_stop(d);
	scheduler_free(d);
	cr_assert_str_eq(nilai("select count(*) from kejadian where jenis = 'tenggat.lewat' and data->>'tenggat_id' = '%s'", id), "1");
	nilai("drop function macet");
}

static void kejar(const struct kalender *k)
{
	int n = 1;

	while (n > 0)
		cr_assert_eq(kerja_jadwal(db_uji(), k, layanan(), &n), 0);
}

Test(scheduler, kanal_harian)
{
	const struct services *s = layanan();
	struct kalender *k = kalender_kini_ambil(s->kalender);

	nilai("delete from pemeriksaan_kanal");
	nilai("update jadwal set berikutnya = null");
	nilai("insert into kanal_pengaduan (penyelenggara_id, kanal, aktif_dari, aktif_sampai) values ('" DINAS "', 'kotak', '2026-03-04', null),"
	      " ('" DINAS "', 'surat', '2026-01-01', '2026-03-10')");
	setel("2026-03-04T08:00:00+07:00"); /* Wednesday */
	cr_assert_eq(kerja_siap(db_uji()), 0);
	kejar(k);
	nilai("insert into pemeriksaan_kanal (id, penyelenggara_id, kanal, tanggal, status) values (gen_random_uuid(), '" DINAS "', 'kotak', '2026-03-05', 'diperiksa')");
	setel("2026-03-12T08:00:00+07:00"); /* the 9th is a holiday, 7 and 8 a weekend */
	kejar(k);
	kejar(k);
	cr_assert_str_eq(nilai("select string_agg(to_char(tanggal, 'DD') || left(kanal, 1), ' ' order by tanggal, kanal) from pemeriksaan_kanal where status = 'terlewat'"),
			 "04k 04s 05s 06k 06s 10k 10s 11k");
	cr_assert_str_eq(nilai("select count(*) from kejadian where jenis = 'kanal.terlewat'"), "5");
	/* The clock set back: what was found stays found once, and the next day is the next day. */
	setel("2026-03-05T08:00:00+07:00");
	kejar(k);
	setel("2026-03-07T08:00:00+07:00");
	kejar(k);
	cr_assert_str_eq(nilai("select count(*) from pemeriksaan_kanal where status = 'terlewat'"), "8");
	cr_assert_str_eq(nilai("select berikutnya from jadwal where nama = 'pemeriksaan_kanal'"), "2026-03-08 00:00:00+07");
	kalender_unref(k);
}

Test(scheduler, pembersihan)
{
	struct kalender *k = kalender_kini_ambil(layanan()->kalender);

	nilai("update jadwal set berikutnya = null");
	nilai("insert into idempotensi (pemanggil, kunci, operasi, sidik, status, jawaban, dibuat_pada) values ('a', 'lama', 'x', '', 200, '', now() - interval '25 hours'), ('a', 'baru', 'x', '', 200, '', now())");
	cr_assert_eq(kerja_siap(db_uji()), 0);
	kejar(k);
	cr_assert_str_eq(nilai("select string_agg(kunci, ',') from idempotensi"), "baru");
	kalender_unref(k);
}

/* Work that is C runs once each time it is due, behind the transaction that moved its row on. */
Test(scheduler, pekerjaan_dalam_c)
{
	struct kalender *k = kalender_kini_ambil(layanan()->kalender);

	setel("2026-03-04T08:00:00+07:00");
	nilai("update jadwal set berikutnya = null, tunda_sampai = null");
	cr_assert_eq(kerja_siap(db_uji()), 0);
	n_periksa = 0;
	kejar(k);
	kejar(k);
	cr_assert_eq(n_periksa, 1);
	setel("2026-03-04T09:30:00+07:00");
	kejar(k);
	cr_assert_eq(n_periksa, 2);
	kalender_unref(k);
}

/* What fails is put off and named; what is due after it is done. */
Test(scheduler, pekerjaan_yang_gagal_tidak_menahan)
{
	struct kalender *k = kalender_kini_ambil(layanan()->kalender);
	int n = 0;

	setel("2026-03-04T08:00:00+07:00");
	nilai("update jadwal set berikutnya = null");
	nilai("insert into jadwal (nama, selang, berikutnya) values ('tanpa_pernyataan', '1 day', '2026-03-04 00:00:00+07')");
	nilai("insert into idempotensi (pemanggil, kunci, operasi, sidik, status, jawaban, dibuat_pada) values ('a', 'lama', 'x', '', 200, '', now() - interval '25 hours')");
	cr_assert_eq(kerja_siap(db_uji()), 0);
	cr_assert_eq(kerja_jadwal(db_uji(), k, layanan(), &n), -EIO);
	kejar(k);
	cr_assert_str_eq(nilai("select count(*) from idempotensi where kunci = 'lama'"), "0");
	cr_assert_str_eq(nilai("select berikutnya || ' ' || (tunda_sampai > now()) from jadwal where nama = 'tanpa_pernyataan'"),
			 "2026-03-04 00:00:00+07 true");
	nilai("delete from jadwal where nama = 'tanpa_pernyataan'");
	kalender_unref(k);
}

/* What looks at the state of things looks once, however long nobody was there. */
Test(scheduler, pekerjaan_yang_tidak_disusul)
{
	struct kalender *k = kalender_kini_ambil(layanan()->kalender);
	int n = 0;

	setel("2026-03-04T08:00:00+07:00");
	cr_assert_eq(kerja_siap(db_uji()), 0);
	nilai("update jadwal set berikutnya = '2026-06-01'");
	nilai("update jadwal set berikutnya = '2026-03-05 00:00:00+07' where nama = 'kepatuhan_terpenuhi'");
	setel("2026-05-20T08:00:00+07:00");
	cr_assert_eq(kerja_jadwal(db_uji(), k, layanan(), &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(nilai("select berikutnya from jadwal where nama = 'kepatuhan_terpenuhi'"), "2026-05-21 00:00:00+07");
	kalender_unref(k);
}

Test(scheduler, setiap_pekerjaan_punya_pernyataan)
{
	const char *nama = nilai("select string_agg('jadwal_' || nama, ' ' order by nama) from jadwal");
	char semua[1024];

	snprintf(semua, sizeof(semua), "%s", nama);
	for (char *sisa = semua, *satu; (satu = strsep(&sisa, " "));) {
		bool ada = false;

		for (size_t i = 0; i < sql_all_count; i++)
			ada |= strcmp(sql_all[i]->name, satu) == 0;
		for (const struct periodic *p = berkala; p->name; p++)
			ada |= strcmp(p->name, satu + strlen("jadwal_")) == 0;
		cr_expect(ada, "%s", satu);
	}
}

/* The command returns when a living daemon goes by the new clock and what fell due is done. */
Test(scheduler, jam_diatur)
{
	const struct services *s = layanan();
	struct scheduler *d;
	struct db *hidup;
	int64_t versi = 0, us;
	FILE *out = fopen("/dev/null", "w");

	cr_assert_eq(waktu_urai("2026-05-04T08:00:00+07:00", 25, &us), 0);
	cr_assert_eq(db_open(&(struct db_options){ UJI_CONNINFO, "layanand-" DAEMON }, &hidup), 0);
	cr_assert_eq(jam_ikuti(hidup, DAEMON, true, &versi), 0);
	cr_assert_gt(versi, 0);
	adukan_banyak(5, "2026-03-02T09:00:00+07:00");
	cr_assert_eq(jam_atur(UJI_CONNINFO, us, 300, out), -ETIME, "nobody has followed yet");
	cr_assert_eq(jam_ikuti(hidup, DAEMON, true, &versi), 0);
	cr_assert_lt(clock_legal_us() - us, 60 * US_PER_S);
	cr_assert_eq(scheduler_new(s, &d), 0);
	cr_assert_eq(scheduler_start(d), 0);
	sampai("0", "select count(*) from tenggat where status = 'berjalan' and jatuh_tempo < '2026-05-04'");
	scheduler_stop(d);
	scheduler_free(d);
	db_close(hidup);
	fclose(out);
}

Test(scheduler, jam_di_produksi_tidak_bergeser)
{
	int64_t versi = 0;

	layanan();
	nilai("update jam set geser_us = 1000000000, versi = versi + 1");
	cr_assert_eq(jam_ikuti(db_uji(), DAEMON, false, &versi), 0);
	cr_assert_eq(clock_offset_us(), 0);
	cr_assert_eq(jam_ikuti(db_uji(), DAEMON, true, &versi), 0);
	cr_assert_eq(clock_offset_us(), 0, "the version is known already");
	versi = 0;
	cr_assert_eq(jam_ikuti(db_uji(), DAEMON, true, &versi), 0);
	cr_assert_eq(clock_offset_us(), 1000000000);
	clock_set_offset_us(0);
}

/* A restored dump: events of transactions that this cluster has not come to begin an era of their own. */
Test(scheduler, era_baru)
{
	layanan();
	adukan(&SI_WARGA, "2026-03-02T09:00:00+07:00");
	cr_assert_eq(kerja_siap(db_uji()), 0);
	cr_assert_str_eq(nilai("select era from umpan"), "1");
	nilai("alter table kejadian disable trigger user");
	nilai("update kejadian set transaksi = '999999999' where id = (select id from kejadian where urutan = 1 limit 1)");
	nilai("alter table kejadian enable trigger user");
	cr_assert_eq(kerja_siap(db_uji()), 0);
	cr_assert_eq(kerja_siap(db_uji()), 0);
	cr_assert_str_eq(nilai("select era from umpan"), "2");
}

Test(scheduler, metrik)
{
	CLEANUP_BUFFER struct buffer out;
	struct scheduler *d;

	buffer_init(&out, 65536);
	cr_assert_eq(scheduler_new(layanan(), &d), 0);
	scheduler_metrics(d, &out);
	cr_assert_not_null(strstr(out.data, "layanand_deadlines_lapsed_total 0\n"));
	scheduler_wake(d);
	scheduler_stop(d);
	scheduler_free(d);
}
