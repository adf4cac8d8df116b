/* The feeds while transactions are open: what commits late is not skipped, and nothing comes twice. */
#include <criterion/criterion.h>
#include <libpq-fe.h>
#include <string.h>

#include "statements.h"
#include "../pengaduan/bantu.h"

static const char *const WAKTU = "2026-03-02T09:00:00+07:00";
static const char *setelah, *sejak;
static char posisi[512];

/* Answers {"data": [<column>...]} and keeps the position of the last row. */
static int jawab(struct ctx *c, const struct db_rows *rows, const char *kolom)
{
	struct buffer out;

	buffer_init(&out, 1U << 20);
	buffer_string(&out, "{\"data\":[");
	for (int i = 0; i < db_count(rows); i++) {
		buffer_printf(&out, "%s\"%s\"", i ? "," : "", db_get(rows, i, kolom));
		snprintf(posisi, sizeof(posisi), "%s", db_get(rows, i, "_cursor"));
	}
	buffer_string(&out, "]}");
	return ctx_reply_json(c, 200, &out);
}

static int umpan(struct ctx *c)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(kejadian_umpan, .setelah = setelah, .limit = "1000"), &rows);

	return r < 0 ? r : jawab(c, rows, "berkas.id");
}

static int ombudsman(struct ctx *c)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(ombudsman_pengaduan_daftar, .cursor = setelah, .diperbarui_sejak = sejak, .limit = "100"), &rows);

	return r < 0 ? r : jawab(c, rows, "id");
}

static bool ada(handler_fn handler, const char *id)
{
	struct jawaban j = panggil(handler, &SI_OMBUDSMAN, WAKTU, NULL, NULL);
	bool ya = false;
	size_t i;
	json_t *satu;

	cr_assert_eq(j.status, 200);
	json_array_foreach(json_object_get(j.isi, "data"), i, satu)
		ya |= strcmp(json_string_value(satu), id) == 0;
	return ya;
}

/* To the end of the feed as it is now. */
static void habiskan(handler_fn handler)
{
	static char simpan[512];
	struct jawaban j;
	size_t n;

	do {
		j = panggil(handler, &SI_OMBUDSMAN, WAKTU, NULL, NULL);
		n = json_array_size(json_object_get(j.isi, "data"));
			if (n) {
			snprintf(simpan, sizeof(simpan), "%s", posisi);
			setelah = simpan;
		}
	} while (n);
}

static void periksa(handler_fn handler)
{
	struct jawaban lama = adukan(&SI_WARGA, WAKTU), baru;
	char id_lama[64], id_baru[64];

	snprintf(id_lama, sizeof(id_lama), "%s", teks(lama.isi, "id"));
	setelah = NULL;
	habiskan(handler);
	/* A transaction takes its number, another one overtakes it. */
	nilai("begin");
	nilai("set local layanand.peran = 'sistem'");
	nilai("update berkas set versi = versi + 1 where id = '%s'", id_lama);
	nilai("insert into kejadian (rantai_id, id, berkas_id, proses, jenis, waktu, pelaku) values ('%s', gen_random_uuid(), '%s', 'pengaduan', 'pengaduan.uji', '%s', 'sistem')",
	      id_lama, id_lama, WAKTU);
	baru = adukan(&SI_WARGA, "2026-03-02T09:00:05+07:00");
	snprintf(id_baru, sizeof(id_baru), "%s", teks(baru.isi, "id"));
	cr_assert_not(ada(handler, id_baru), "it waits for the one before it");
	cr_assert_not(ada(handler, id_lama));
	nilai("commit");
	cr_assert(ada(handler, id_lama), "committed late, not skipped");
	cr_assert(ada(handler, id_baru));
	habiskan(handler);
	cr_assert_not(ada(handler, id_lama), "nothing comes twice");
}

TestSuite(umpan, .fini = bantu_selesai);

Test(umpan, kejadian)
{
	periksa(umpan);
}

Test(umpan, ombudsman_dengan_kursor)
{
	sejak = NULL;
	periksa(ombudsman);
}

/* A puller that keeps only the time of the last change it saw gets the one that was dated before it and committed after it. */
Test(umpan, ombudsman_dengan_waktu)
{
	struct jawaban lama = adukan(&SI_WARGA, "2026-04-01T09:00:00+07:00"), baru;
	char id_lama[64];

	setelah = NULL;
	snprintf(id_lama, sizeof(id_lama), "%s", teks(lama.isi, "id"));
	baru = adukan(&SI_WARGA, "2026-04-01T09:00:10+07:00");
	/* As if the earlier one had been committed by a later transaction. */
	panggil_tindakan("lengkapi", "{kekurangan,tambahan}", &SI_WARGA, "2026-04-01T09:00:05+07:00", id_lama, "{\"uraian\":\"Tambahan.\"}");
	sejak = "2026-04-01T09:00:10+07:00";
	cr_assert(ada(ombudsman, id_lama));
	cr_assert(ada(ombudsman, teks(baru.isi, "id")));
	sejak = "2026-04-01T09:00:11+07:00";
	cr_assert_not(ada(ombudsman, id_lama));
}

/* A long transaction in another database of the same server holds nothing back. */
Test(umpan, basis_data_lain)
{
	struct jawaban j;
	PGconn *lain;

	basis_data_siap();
	lain = PQconnectdb("user=postgres dbname=postgres");
	PQclear(PQexec(lain, "begin"));
	PQclear(PQexec(lain, "select pg_current_xact_id()"));
	j = adukan(&SI_WARGA, WAKTU);
	setelah = sejak = NULL;
	cr_assert(ada(ombudsman, teks(j.isi, "id")));
	cr_assert(ada(umpan, teks(j.isi, "id")));
	PQfinish(lain);
}
