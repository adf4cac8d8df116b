/* What the tests of complaints share. */
#include "bantu.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <libpq-fe.h>
#include <sodium.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "../leak.h"
#include "alur/lewat.h"
#include "alur/operasi.h"
#include "base/clock.h"
#include "base/encode.h"
#include "db/migrate.h"
#include "kalender/waktu.h"
#include "pii/data_key.h"
#include "work/services.h"
#include "work/statement.h"

#define TUGAS_PENGELOLA (TUGAS_PENGELOLA_PENGADUAN)

const struct siapa PUBLIK = { PERAN_PUBLIK, "", "", NULL };
const struct siapa SI_WARGA = { PERAN_MASYARAKAT, WARGA, "", NULL };
const struct siapa SI_WARGA_LAIN = { PERAN_MASYARAKAT, WARGA_LAIN, "", NULL };
const struct siapa SI_PENGELOLA = { PERAN_PELAKSANA, PENGELOLA, DINAS, NULL };
const struct siapa SI_KEPALA = { PERAN_KEPALA_PENYELENGGARA, KEPALA, DINAS, NULL };
const struct siapa SI_TERLAPOR = { PERAN_PELAKSANA, TERLAPOR, DINAS, NULL };
const struct siapa SI_CAMAT = { PERAN_PELAKSANA, PENGELOLA_CAMAT, CAMAT, NULL };
const struct siapa SI_BO = { PERAN_BAGIAN_ORGANISASI, "019583a0-0000-7000-8000-0000000000d1", "", NULL };
const struct siapa SI_OMBUDSMAN = { PERAN_OMBUDSMAN, "", "", NULL };

static const char *const DATA =
	"set layanand.peran = 'sistem';"
	"insert into penyelenggara (id, kode, nama, jenis, diperbarui_pada) values"
	" ('" DINAS "', 'dukcapil', 'Dinas Kependudukan', 'dinas', now()), ('" CAMAT "', 'camat', 'Kecamatan Lumar', 'kecamatan', now());"
	"insert into layanan (id, penyelenggara_id, kode, nama, jenis, pola, diperbarui_pada) values"
	" ('" LAYANAN "', '" DINAS "', 'kk', 'Kartu Keluarga', 'administratif', 'fungsional', now());"
	"insert into pelaksana (id, penyelenggara_id, nama, jabatan, kepala, diperbarui_pada) values"
	" ('" PENGELOLA "', '" DINAS "', 'Yohanes Adi', 'Pengelola Pengaduan', false, now()),"
	" ('" KEPALA "', '" DINAS "', 'Maria Dewi', 'Kepala Dinas', true, now()),"
	" ('" TERLAPOR "', '" DINAS "', 'Budi Santoso', 'Petugas Loket', false, now()),"
	" ('" PENGELOLA_CAMAT "', '" CAMAT "', 'Petrus Anto', 'Kasi Pelayanan', false, now());"
	"insert into penugasan (id, pelaksana_id, tugas, keputusan, berlaku_dari) select gen_random_uuid(), id, 'pengelola_pengaduan', '1/2026', '2020-01-01'"
	" from pelaksana where not kepala;";

static PGconn *koneksi_pemilik;
static json_t *jawaban_semua; /* every answer of this test */

static PGconn *pemilik(void)
{
	if (!koneksi_pemilik)
		koneksi_pemilik = PQconnectdb("user=postgres dbname=layanand options='-c timezone=Asia/Pontianak'");
	return koneksi_pemilik;
}

const char *nilai(const char *format, ...)
{
	static char keluar[8][512];
	static unsigned giliran;
	char *ini = keluar[giliran++ % 8];
	char sql[2048];
	va_list ap;
	PGresult *hasil;

	va_start(ap, format);
	vsnprintf(sql, sizeof(sql), format, ap);
	va_end(ap);
	hasil = PQexec(pemilik(), sql);
	if (PQresultStatus(hasil) != PGRES_TUPLES_OK && PQresultStatus(hasil) != PGRES_COMMAND_OK)
		cr_assert_fail("%s: %s", sql, PQerrorMessage(pemilik()));
	snprintf(ini, 512, "%s", PQntuples(hasil) ? PQgetvalue(hasil, 0, 0) : "");
	PQclear(hasil);
	return ini;
}

/* Once for the cluster: every test runs in a process of its own. */
void basis_data_siap(void)
{
	PGresult *hasil;

	cr_assert_not_null(getenv("PG_DIR"), "run by tests/with_pg.sh");
	if (strcmp(nilai("select to_regclass('kejadian') is not null"), "t") == 0)
		return;
	cr_assert_eq(migrate_run("user=layanand_migrasi dbname=layanand", stderr), 0);
	hasil = PQexec(pemilik(), DATA);
	cr_assert_eq(PQresultStatus(hasil), PGRES_COMMAND_OK, "%s", PQerrorMessage(pemilik()));
	PQclear(hasil);
}

/* The calendar of the tests: one holiday, Monday 2026-03-09. */
static struct kalender *kalender_uji(void)
{
	struct kalender_builder *b;
	struct kalender *k;

	cr_assert_eq(kalender_builder_new(&b), 0);
	for (int tahun = 2025; tahun <= 2027; tahun++)
		cr_assert_eq(kalender_builder_tahun(b, tahun), 0);
	cr_assert_eq(kalender_builder_libur(b, &(struct hari_libur){ 20521, LIBUR_NASIONAL, "Hari Uji", "SKB 1/2025" }), 0);
	kalender_builder_versi(b, strtoll(nilai("select versi from kalender"), NULL, 10));
	cr_assert_eq(kalender_builder_jadi(b, &k), 0);
	kalender_builder_free(b);
	return k;
}

struct rumah {
	struct db *db;
	struct kalender_kini kalender;
	struct services services;
};

static struct rumah bersama;

static struct rumah *rumah(void)
{
	struct rumah *r = &bersama;
	char berkas_kunci[64];

	if (r->db)
		return r;
	basis_data_siap();
	cr_assert_geq(sodium_init(), 0);
	snprintf(berkas_kunci, sizeof(berkas_kunci), "/tmp/uji-kunci-%d", (int)getppid());
	int k = data_keys_generate(berkas_kunci);
	cr_assert(k == 0 || k == -EEXIST);
	cr_assert_eq(data_keys_load(berkas_kunci, &r->services.data_keys), 0);
	cr_assert_eq(kalender_kini_init(&r->kalender), 0);
	kalender_kini_ganti(&r->kalender, kalender_uji());
	r->services.kalender = &r->kalender;
	cr_assert_eq(db_open(&(struct db_options){ UJI_CONNINFO, "uji" }, &r->db), 0);
	return r;
}

void bantu_selesai(void)
{
	struct rumah *r = &bersama;

	json_decref(jawaban_semua);
	if (r->db) {
		db_close(r->db);
		kalender_kini_done(&r->kalender);
		data_keys_free(r->services.data_keys);
	}
	PQfinish(koneksi_pemilik);
	fail_on_leak();
}

struct services *layanan_uji(void)
{
	return &rumah()->services;
}

struct db *db_uji(void)
{
	return rumah()->db;
}

static int64_t instan(const char *waktu)
{
	int64_t us;

	cr_assert_eq(waktu_urai(waktu, strlen(waktu), &us), 0, "%s", waktu);
	return us;
}

static void isi_identitas(const struct siapa *s, struct identity *id)
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	*id = (struct identity){ .peran = s->peran };
	snprintf(id->sub, sizeof(id->sub), "%s", s->sub);
	snprintf(id->penyelenggara_id, sizeof(id->penyelenggara_id), "%s", s->penyelenggara);
	if (!s->kode_akses)
		return;
	crypto_hash_sha256(hash, (const unsigned char *)s->kode_akses, strlen(s->kode_akses));
	hex_encode(hash, sizeof(hash), id->kode_akses);
}

static struct jawaban jawaban_dari(const struct request *r, int galat)
{
	struct jawaban j = { .status = r->reply.status };

	if (galat == 0) {
		if (!jawaban_semua)
			jawaban_semua = json_array();
		j.isi = json_loadb(r->reply.body, r->reply.body_len, 0, NULL);
		json_array_append_new(jawaban_semua, j.isi);
		snprintf(j.etag, sizeof(j.etag), "%s", r->reply.etag ? r->reply.etag : "");
		return j;
	}
	if (r->problem.code == PROBLEM_NONE) {
		j.status = 500;
		return j;
	}
	j.status = problem_info(r->problem.code)->status;
	snprintf(j.kode, sizeof(j.kode), "%s", problem_info(r->problem.code)->slug);
	if (r->problem.n_errors)
		snprintf(j.pointer, sizeof(j.pointer), "%s", r->problem.errors[0].pointer);
	return j;
}

static const struct param_spec SPEK_ID = { .name = "id", .in = PARAM_PATH };

static struct jawaban kirim(const struct operation *op, const struct binding *ikatan, const struct siapa *siapa, const char *waktu, const char *id,
			    const char *badan, const char *if_match)
{
	struct rumah *rumah_ = rumah();
	struct arena *arena = arena_new(16U << 20);
	struct request r = { .arena = arena, .op = op, .if_match = if_match, .legal_us = instan(waktu) };
	const char *nilai_param[] = { id };
	struct ctx c = { .request = &r, .db = rumah_->db, .arena = arena, .services = &rumah_->services };
	struct db_context konteks = { .identity = &r.identity, .legal_us = r.legal_us, .budget_ms = 5000 };
	struct jawaban j;
	int galat;

	rumah_->services.bindings = ikatan;
	r.params = (struct params){ .op = op, .values = nilai_param };
	r.body = badan ? json_loads(badan, JSON_REJECT_DUPLICATES, NULL) : NULL;
	cr_assert(!badan || r.body, "%s", badan);
	isi_identitas(siapa, &r.identity);
	cr_assert(db_ready(rumah_->db));
	cr_assert_eq(db_begin(rumah_->db, arena, &konteks), 0);
	galat = ikatan->handler(&c);
	if (galat == 0)
		galat = db_commit(rumah_->db);
	if (galat < 0) {
		if (r.problem.code == PROBLEM_NONE)
			fprintf(stderr, "galat %d: %s %s\n", galat, db_failure(c.db)->sqlstate, db_failure(c.db)->message);
		if (r.problem.code == PROBLEM_NONE && db_failure(c.db)->problem != PROBLEM_NONE)
			statement_problem(&r, galat, db_failure(c.db));
		db_rollback(rumah_->db);
	}
	j = jawaban_dari(&r, galat);
	json_decref(r.body);
	arena_free(arena);
	return j;
}

struct jawaban panggil_jika(handler_fn handler, const struct siapa *siapa, const char *waktu, const char *id, const char *badan,
			    const char *if_match)
{
	const struct operation op = { .id = "uji", .params = &SPEK_ID, .n_params = 1, .writes = true };

	return kirim(&op, &(struct binding){ .handler = handler }, siapa, waktu, id, badan, if_match);
}

static const struct sql *pernyataan(const char *nama)
{
	const struct sql *ada = sql_find(nama);

	cr_assert(ada, "%s", nama);
	return ada;
}

struct jawaban panggil_tindakan(const char *tindakan, const char *cabang, const struct siapa *siapa, const char *waktu, const char *id,
				const char *badan)
{
	char nama[64] = "pengaduan_";
	const struct operation op = { .id = nama, .way = OP_ACTION, .params = &SPEK_ID, .n_params = 1, .writes = true, .success = 200,
				      .alur = { .proses = "pengaduan", .tindakan = tindakan, .cabang = cabang } };
	struct binding ikatan = { .handler = operasi_tindakan, .answer = pernyataan("pengaduan_baca") };

	strcat(nama, tindakan);
	for (char *p = nama; *p; p++)
		*p = *p == '-' ? '_' : *p;
	ikatan.own = pernyataan(nama);
	return kirim(&op, &ikatan, siapa, waktu, id, badan, NULL);
}

struct jawaban panggil(handler_fn handler, const struct siapa *siapa, const char *waktu, const char *id, const char *badan)
{
	return panggil_jika(handler, siapa, waktu, id, badan, NULL);
}

struct jawaban adukan(const struct siapa *siapa, const char *waktu)
{
	struct jawaban j = panggil(op_pengaduan_buat, siapa, waktu, NULL,
				   "{\"penyelenggara_id\":\"" DINAS "\",\"judul\":\"Kartu keluarga belum terbit\","
				   "\"uraian\":\"Sudah sebulan tidak ada kabar.\","
				   "\"pengadu\":{\"nama\":\"Siti Rahmawati\",\"alamat\":\"Bengkayang\",\"nik\":\"6107044505900001\"}}");

	cr_assert_eq(j.status, 201, "%s %s", j.kode, j.pointer);
	return j;
}

int lewatkan(const char *waktu)
{
	struct rumah *rumah_ = rumah();
	static const struct identity sistem = { .peran = PERAN_SISTEM };
	struct kalender *k = kalender_kini_ambil(&rumah_->kalender);
	int64_t us = instan(waktu);
	char pertama[UUID_TEXT_SIZE];
	int jumlah = 0;
	int n = 1;

	while (n > 0) {
		struct arena *arena = arena_new(16U << 20);
		struct alur a;

		cr_assert_eq(db_begin(rumah_->db, arena, &(struct db_context){ &sistem, us, false, 5000 }), 0);
		cr_assert_eq(alur_sistem(rumah_->db, arena, k, us, &a), 0);
		cr_assert_eq(lewat_jalankan(&a, NULL, 100, &n, pertama), 0, "%s", db_failure(rumah_->db)->message);
		cr_assert_eq(db_commit(rumah_->db), 0, "%s", db_failure(rumah_->db)->message);
		arena_free(arena);
		jumlah += n;
	}
	kalender_unref(k);
	return jumlah;
}

const char *teks(const json_t *isi, const char *anggota)
{
	const char *s = json_string_value(json_object_get(isi, anggota));

	return s ? s : "";
}

bool tindakan_persis(const json_t *isi, const char *daftar)
{
	char ini[512] = "";
	size_t i;
	json_t *satu;

	json_array_foreach(json_object_get(isi, "tindakan"), i, satu)
		snprintf(ini + strlen(ini), sizeof(ini) - strlen(ini), "%s%s", i ? " " : "", json_string_value(satu));
	if (strcmp(ini, daftar) == 0)
		return true;
	fprintf(stderr, "tindakan: %s\n", ini);
	return false;
}

const json_t *tenggat(const json_t *isi, const char *jenis)
{
	const json_t *hasil = NULL;
	size_t i;
	json_t *satu;

	json_array_foreach(json_object_get(isi, "tenggat"), i, satu)
		if (strcmp(teks(satu, "jenis"), jenis) == 0)
			hasil = satu;
	return hasil;
}
