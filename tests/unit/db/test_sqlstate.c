/* The table of refusals, with errors as a real server raises them. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "support.h"
#include "uji_statements.h"

static struct db *db;
static struct arena *arena;

static void setup(void)
{
	uji_schema();
	arena = arena_new(1 << 20);
	cr_assert_eq(db_open(&UJI_OPTIONS, &db), 0);
}

static void teardown(void)
{
	db_close(db);
	arena_free(arena);
}

TestSuite(sqlstate, .init = setup, .fini = teardown, .timeout = 30);

static int fail(struct sql_call call)
{
	struct db_rows *rows;
	int r;

	cr_assert(uji_wait_ready(db));
	cr_assert_eq(uji_begin(db, arena), 0);
	r = db_exec(db, call, &rows);
	db_rollback(db);
	return r;
}

static const struct {
	const char *sqlstate;
	const char *constraint;
	int error;
	enum problem_code problem;
} TABLE[] = {
	{ "23505", "apa_saja", -EPROTO, PROBLEM_CONFLICT },
	{ "23505", "akun_pengguna_unik", -EPROTO, PROBLEM_CONFLICT },
	{ "23503", "", -EPROTO, PROBLEM_INVALID },
	{ "23514", "", -EPROTO, PROBLEM_INVALID },
	{ "23502", "", -EPROTO, PROBLEM_INVALID },
	{ "22P02", "", -EPROTO, PROBLEM_INVALID },
	{ "22001", "", -EPROTO, PROBLEM_INVALID },
	{ "22008", "", -EPROTO, PROBLEM_INVALID },
	{ "22012", "", -EIO, PROBLEM_INTERNAL },
	{ "23000", "kejadian_abadi", -EIO, PROBLEM_INTERNAL },
	{ "42501", "", -EPROTO, PROBLEM_FORBIDDEN },
	{ "42703", "", -EIO, PROBLEM_INTERNAL },
	{ "40001", "", -EAGAIN, PROBLEM_UNAVAILABLE },
	{ "40P01", "", -EAGAIN, PROBLEM_UNAVAILABLE },
	{ "57014", "", -ETIME, PROBLEM_UNAVAILABLE },
	{ "57P01", "", -ENOTCONN, PROBLEM_UNAVAILABLE },
	{ "53100", "", -EPROTO, PROBLEM_UNAVAILABLE },
	{ "53300", "", -EPROTO, PROBLEM_UNAVAILABLE },
	{ "08006", "", -ENOTCONN, PROBLEM_UNAVAILABLE },
	{ "P0001", "", -EIO, PROBLEM_INTERNAL },
	{ "P0001", "keadaan-berubah", -EPROTO, PROBLEM_STATE },
	{ "P0001", "versi-usang", -EPROTO, PROBLEM_STALE },
	{ "P0001", "tidak-ada-di-daftar", -EIO, PROBLEM_INTERNAL },
};

Test(sqlstate, table)
{
	for (size_t i = 0; i < sizeof(TABLE) / sizeof(TABLE[0]); i++) {
		int r = fail(SQL(uji_gagal, .keadaan = TABLE[i].sqlstate,
				 .kendala = TABLE[i].constraint));

		cr_expect_eq(r, TABLE[i].error, "%s: %d", TABLE[i].sqlstate, r);
		cr_expect_eq(db_failure(db)->problem, TABLE[i].problem, "%s %s", TABLE[i].sqlstate,
			     TABLE[i].constraint);
	}
}

Test(sqlstate, client_texts_never_carry_what_the_server_said)
{
	for (size_t i = 0; i < sizeof(TABLE) / sizeof(TABLE[0]); i++) {
		const struct db_failure *f = db_failure(db);

		cr_assert_lt(fail(SQL(uji_gagal, .keadaan = TABLE[i].sqlstate,
				      .kendala = TABLE[i].constraint)),
			     0);
		cr_expect_eq(!f->detail[LANG_ID], !f->detail[LANG_EN]);
		cr_expect(!f->detail[LANG_ID] || !strstr(f->detail[LANG_ID], "rahasia"));
	}
}

Test(sqlstate, names_the_field)
{
	cr_assert_eq(fail(SQL(uji_sisip, .id = "1", .isi = "tidak boleh")), -EPROTO);
	cr_assert_str_eq(db_failure(db)->pointer, "/isi");
	cr_assert_eq(fail(SQL(uji_sisip_induk, .id = "1", .induk_id = "99")), -EPROTO);
	cr_assert_eq(db_failure(db)->problem, PROBLEM_INVALID);
	cr_assert_str_eq(db_failure(db)->pointer, "/induk_id");
	cr_assert_eq(fail(SQL(uji_sisip_induk)), -EPROTO);
	cr_assert_str_eq(db_failure(db)->pointer, "/id");
	cr_assert_eq(fail(SQL(uji_nilai, .a = "bukan angka")), -EPROTO);
	cr_assert_null(db_failure(db)->pointer);
	cr_assert_eq(fail(SQL(uji_gagal, .keadaan = "23505", .kendala = "akun_pengguna_unik")),
		     -EPROTO);
	cr_assert_not_null(db_failure(db)->detail[LANG_EN]);
}

Test(sqlstate, row_level_security_hides_and_missing_grants_are_our_bug)
{
	struct db_options o = { "user=layanand_daemon dbname=layanand", "layanand uji peran" };

	uji_sql("alter table uji enable row level security; create policy uji_baca on uji for "
		"select using (true);"
		"create policy uji_tulis on uji for insert with check (id < 10); grant select, "
		"insert on uji to layanand_daemon;"
		"grant select on penugasan, pelaksana, identitas_ditutup to layanand_daemon; grant usage on schema layanand to layanand_daemon");
	db_close(db);
	cr_assert_eq(db_open(&o, &db), 0);
	cr_assert_eq(fail(SQL(uji_sisip, .id = "10")), -EPROTO);
	cr_assert_eq(db_failure(db)->problem, PROBLEM_NOT_FOUND);
	cr_assert_eq(fail(SQL(uji_berubah, .id = "1")), -EIO);
	cr_assert_eq(db_failure(db)->problem, PROBLEM_INTERNAL);
}
