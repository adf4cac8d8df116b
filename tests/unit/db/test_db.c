/* Transactions of a worker against a real server: identity, errors in the middle, lost connections.
 */
#include <criterion/criterion.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "support.h"
#include "uji_statements.h"

static struct db *db;
static struct arena *arena;
static struct db_rows *rows;

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

TestSuite(db, .init = setup, .fini = teardown, .timeout = 60);

static int count_rows(void)
{
	int n;

	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_hitung), &rows), 0);
	n = (int)db_int(rows, 0, "n");
	cr_assert_eq(db_commit(db), 0);
	return n;
}

Test(db, commits_what_was_executed_and_queued)
{
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_queue(db, SQL(uji_sisip, .id = "1", .isi = "satu")), 0);
	cr_assert_eq(db_exec(db, SQL(uji_sisip, .id = "2", .isi = "dua"), &rows), 0);
	cr_assert_eq(db_count(rows), 1);
	cr_assert_eq(db_int(rows, 0, "id"), 2);
	cr_assert_eq(db_queue(db, SQL(uji_sisip, .id = "3")), 0);
	cr_assert_eq(db_commit(db), 0);
	cr_assert_eq(count_rows(), 3);
}

Test(db, rollback_undoes_and_leaves_a_usable_connection)
{
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_sisip, .id = "1", .isi = "satu"), &rows), 0);
	db_rollback(db);
	cr_assert(db_ready(db));
	cr_assert_eq(count_rows(), 0);
}

Test(db, values_arrive_and_null_stays_null)
{
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_nilai, .b = "O'Hara \\ \"x\"", .a = "-7"), &rows), 0);
	cr_assert_eq(db_int(rows, 0, "a"), -7);
	cr_assert_str_eq(db_get(rows, 0, "b"), "O'Hara \\ \"x\"");
	cr_assert_eq(db_exec(db, SQL(uji_nilai), &rows), 0);
	cr_assert_null(db_get(rows, 0, "a"));
	cr_assert_null(db_get(rows, 0, "tidak_ada"));
	cr_assert_eq(db_commit(db), 0);
}

Test(db, context_reaches_the_statements_and_ends_with_the_transaction)
{
	struct identity id = uji_identity(PERAN_MASYARAKAT, UJI_PELAKSANA);
	struct db_context context = {
		.identity = &id, .legal_us = 1773108900123456, .read_only = true, .budget_ms = 1234
	};

	snprintf(id.penyelenggara_id, sizeof(id.penyelenggara_id), "p");
	snprintf(id.client_id, sizeof(id.client_id), "k");
	snprintf(id.kode_akses, sizeof(id.kode_akses), "c0de");
	cr_assert_eq(db_begin(db, arena, &context), 0);
	cr_assert_eq(db_exec(db, SQL(uji_konteks), &rows), 0);
	cr_expect_str_eq(db_get(rows, 0, "peran"), "masyarakat");
	cr_expect_str_eq(db_get(rows, 0, "sub"), UJI_PELAKSANA);
	cr_expect_str_eq(db_get(rows, 0, "penyelenggara"), "p");
	cr_expect_str_eq(db_get(rows, 0, "klien"), "k");
	cr_expect_str_eq(db_get(rows, 0, "kode_akses"), "c0de");
	cr_expect_str_eq(db_get(rows, 0, "tugas"), "");
	cr_expect_str_eq(db_get(rows, 0, "sekarang"), "2026-03-10 09:15:00.123456+07");
	cr_expect_str_eq(db_get(rows, 0, "baca_saja"), "on");
	cr_expect_str_eq(db_get(rows, 0, "batas"), "1234ms");
	cr_assert_eq(db_commit(db), 0);

	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_konteks), &rows), 0);
	cr_expect_str_eq(db_get(rows, 0, "peran"), "sistem");
	cr_expect_str_eq(db_get(rows, 0, "sub"), "");
	cr_expect_str_eq(db_get(rows, 0, "baca_saja"), "off");
	cr_expect_str_eq(db_get(rows, 0, "batas"), "5s");
	cr_assert_eq(db_commit(db), 0);
}

static unsigned duties(struct identity id)
{
	struct db_context context = {
		.identity = &id, .legal_us = 1773108900000000, .read_only = true, .budget_ms = 1000
	};

	cr_assert_eq(db_begin(db, arena, &context), 0);
	cr_assert_eq(db_exec(db, SQL(uji_pid), &rows), 0);
	cr_assert_eq(db_commit(db), 0);
	return db_tugas(db);
}

Test(db, duties_come_from_the_token_or_from_the_decisions_in_force)
{
	struct identity officer = uji_identity(PERAN_PELAKSANA, UJI_PELAKSANA);

	cr_expect_eq(duties(officer),
		     TUGAS_PPID | TUGAS_PENILAI); /* tim_skm begins the day after */
	officer.tugas_known = true;
	officer.tugas = TUGAS_FRONT_OFFICE;
	cr_expect_eq(duties(officer), TUGAS_FRONT_OFFICE);
	officer.tugas = 0;
	cr_expect_eq(duties(officer), 0);
	cr_expect_eq(duties(uji_identity(PERAN_PELAKSANA, "")), 0);
	cr_expect_eq(duties(uji_identity(PERAN_KEPALA_PENYELENGGARA, UJI_PELAKSANA)), 0);
}

Test(db, read_only_refuses_writing_as_our_bug)
{
	struct identity id = uji_identity(PERAN_PUBLIK, "");
	struct db_context context = {
		.identity = &id, .legal_us = 0, .read_only = true, .budget_ms = 1000
	};

	cr_assert_eq(db_begin(db, arena, &context), 0);
	cr_assert_eq(db_exec(db, SQL(uji_sisip, .id = "1"), &rows), -EIO);
	cr_assert_str_eq(db_failure(db)->sqlstate, "25006");
	cr_assert_eq(db_failure(db)->problem, PROBLEM_INTERNAL);
	db_rollback(db);
	cr_assert_eq(count_rows(), 0);
}

Test(db, failure_in_the_middle_undoes_everything_and_sticks)
{
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_queue(db, SQL(uji_sisip, .id = "1")), 0);
	cr_assert_eq(db_queue(db, SQL(uji_sisip, .id = "1")), 0);
	cr_assert_eq(db_queue(db, SQL(uji_sisip, .id = "2")), 0);
	cr_assert_eq(db_exec(db, SQL(uji_hitung), &rows), -EPROTO);
	cr_assert_str_eq(db_failure(db)->sqlstate, "23505");
	cr_assert_str_eq(db_failure(db)->constraint, "uji_pkey");
	cr_assert_eq(db_failure(db)->problem, PROBLEM_CONFLICT);
	cr_assert_eq(db_exec(db, SQL(uji_hitung), &rows), -EPROTO);
	cr_assert_eq(db_commit(db), -EPROTO);
	db_rollback(db);
	cr_assert_eq(count_rows(), 0);
}

Test(db, failure_of_a_queued_statement_shows_at_commit)
{
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_queue(db, SQL(uji_sisip, .id = "1", .isi = "tidak boleh")), 0);
	cr_assert_eq(db_commit(db), -EPROTO);
	cr_assert_eq(db_failure(db)->problem, PROBLEM_INVALID);
	cr_assert_str_eq(db_failure(db)->pointer, "/isi");
	db_rollback(db);
	cr_assert_eq(count_rows(), 0);
}

Test(db, statement_that_does_not_parse_is_our_bug_each_time)
{
	for (int i = 0; i < 2; i++) {
		cr_assert_eq(uji_begin(db, arena), 0);
		cr_assert_eq(db_queue(db, SQL(uji_sisip, .id = "9")), 0);
		cr_assert_eq(db_exec(db, SQL(uji_hilang), &rows), -EIO);
		cr_assert_str_eq(db_failure(db)->sqlstate, "42P01");
		db_rollback(db);
	}
	cr_assert_eq(count_rows(), 0);
}

Test(db, statement_skipped_by_a_failure_is_prepared_later)
{
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_queue(db, SQL(uji_bagi, .n = "0")), 0);
	cr_assert_eq(db_exec(db, SQL(uji_nilai, .a = "1"), &rows), -EIO);
	db_rollback(db);
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_nilai, .a = "1"), &rows), 0);
	cr_assert_eq(db_int(rows, 0, "a"), 1);
	cr_assert_eq(db_commit(db), 0);
}

Test(db, conflicts_may_be_run_again)
{
	const char *const states[] = { "40001", "40P01", "55P03" };

	for (size_t i = 0; i < 3; i++) {
		cr_assert_eq(uji_begin(db, arena), 0);
		cr_assert_eq(db_exec(db, SQL(uji_gagal, .keadaan = states[i]), &rows), -EAGAIN);
		db_rollback(db);
		cr_assert(db_ready(db));
	}
}

Test(db, statement_timeout_strikes_and_the_connection_goes_on)
{
	static const struct identity SISTEM = { .peran = PERAN_SISTEM };
	struct db_context context = { .identity = &SISTEM, .budget_ms = 50 };
	int64_t start = clock_mono_ns();

	cr_assert_eq(db_begin(db, arena, &context), 0);
	cr_assert_eq(db_exec(db, SQL(uji_tidur, .detik = "5"), &rows), -ETIME);
	cr_assert_lt((clock_mono_ns() - start) / NS_PER_MS, 1500);
	db_rollback(db);
	cr_assert_eq(count_rows(), 0);
}

Test(db, transaction_without_statements_costs_nothing)
{
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_commit(db), 0);
	cr_assert_eq(uji_begin(db, arena), 0);
	db_rollback(db);
	db_rollback(db);
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(uji_begin(db, arena), -EIO);
	db_rollback(db);
	cr_assert_eq(count_rows(), 0);
}

Test(db, long_queues_do_not_block)
{
	char isi[8192];
	char id[16];

	memset(isi, 'x', sizeof(isi));
	isi[sizeof(isi) - 1] = '\0';
	cr_assert_eq(uji_begin(db, arena), 0);
	for (int i = 0; i < 2000; i++) {
		snprintf(id, sizeof(id), "%d", i);
		cr_assert_eq(db_queue(db, SQL(uji_sisip, .id = id, .isi = isi)), 0);
	}
	cr_assert_eq(db_commit(db), 0);
	cr_assert_eq(count_rows(), 2000);
}

Test(db, large_results_arrive_whole)
{
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_panjang, .isi = "abcdefghij", .kali = "1000000"), &rows),
		     0);
	cr_assert_eq(strlen(db_get(rows, 0, "isi")), 10000000);
	cr_assert_eq(db_commit(db), 0);
}

Test(db, arena_that_is_full_is_an_error_not_a_leak)
{
	struct arena *small = arena_new(64);
	int r = 0;

	cr_assert_eq(uji_begin(db, small), 0);
	for (int i = 0; i < 100 && r == 0; i++)
		r = db_exec(db, SQL(uji_pid), &rows);
	cr_assert_eq(r, -ENOMEM);
	db_rollback(db);
	arena_free(small);
	cr_assert_eq(count_rows(), 0);
}

Test(db, terminated_backend_loses_the_transaction_and_comes_back)
{
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_sisip, .id = "1"), &rows), 0);
	uji_kill(UJI_OPTIONS.application_name);
	cr_assert_eq(db_exec(db, SQL(uji_sisip, .id = "2"), &rows), -ENOTCONN);
	cr_assert_eq(db_failure(db)->problem, PROBLEM_UNAVAILABLE);
	cr_assert_eq(db_commit(db), -ENOTCONN);
	db_rollback(db);
	cr_assert(uji_wait_ready(db));
	cr_assert_eq(count_rows(), 0);
}

Test(db, idle_connection_that_was_ended_is_noticed_before_use)
{
	cr_assert_eq(count_rows(), 0);
	uji_kill(UJI_OPTIONS.application_name);
	cr_assert(db_ready(db), "reconnects at once");
	cr_assert_eq(count_rows(), 0);
}

Test(db, crash_of_the_server_and_its_return)
{
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_sisip, .id = "1"), &rows), 0);
	cr_assert_eq(db_commit(db), 0);
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_sisip, .id = "2"), &rows), 0);
	uji_restart();
	cr_assert_eq(db_commit(db), -ENOTCONN);
	db_rollback(db);
	cr_assert(uji_wait_ready(db));
	cr_assert_eq(count_rows(), 1);
}

Test(db, server_that_is_down_is_tried_with_backoff)
{
	int tries = 0;

	uji_stop();
	for (int64_t until = clock_mono_ns() + 1000 * NS_PER_MS; clock_mono_ns() < until;
	     usleep(1000))
		tries += db_ready(db);
	cr_assert_eq(tries, 0);
	cr_assert_eq(uji_begin(db, arena), -ENOTCONN);
	uji_start();
	cr_assert(uji_wait_ready(db));
	cr_assert_eq(count_rows(), 0);
}

Test(db, plan_that_became_stale_is_replaced_by_a_new_connection)
{
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_berubah, .id = "1"), &rows), 0);
	cr_assert_eq(db_commit(db), 0);
	uji_sql("alter table uji_berubah alter column isi type varchar(20)");
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_berubah, .id = "1"), &rows), -ENOTCONN);
	db_rollback(db);
	cr_assert(db_ready(db));
	cr_assert_eq(uji_begin(db, arena), 0);
	cr_assert_eq(db_exec(db, SQL(uji_berubah, .id = "1"), &rows), 0);
	cr_assert_str_eq(db_get(rows, 0, "isi"), "satu");
	cr_assert_eq(db_commit(db), 0);
}

Test(db, server_that_hangs_is_given_up)
{
	static const struct identity SISTEM = { .peran = PERAN_SISTEM };
	struct db_context context = { .identity = &SISTEM, .budget_ms = 100 };
	int64_t start = clock_mono_ns();
	pid_t pid;

	cr_assert_eq(db_begin(db, arena, &context), 0);
	cr_assert_eq(db_exec(db, SQL(uji_pid), &rows), 0);
	pid = (pid_t)db_int(rows, 0, "pid");
	cr_assert_eq(kill(pid, SIGSTOP), 0);
	cr_assert_eq(db_exec(db, SQL(uji_hitung), &rows), -ENOTCONN);
	kill(pid, SIGCONT);
	cr_assert_lt((clock_mono_ns() - start) / NS_PER_MS, 5000);
	db_rollback(db);
	cr_assert(db_ready(db));
	cr_assert_eq(count_rows(), 0);
}

Test(db, unreachable_server_is_told)
{
	struct db_options o = { "host=/nonexistent user=postgres", "layanand uji 2" };
	struct db *other = NULL;

	cr_assert_eq(db_open(&o, &other), -ENOTCONN);
	cr_assert_null(other);
}

Test(db, prepare_all_names_what_does_not_fit)
{
	CLEANUP_FREE char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	cr_assert_eq(db_prepare_all(db, out), -EPROTO);
	fclose(out);
	cr_assert_not_null(strstr(text, "uji_hilang: 42P01"));
	cr_assert_null(strstr(text, "uji_nilai"));
	uji_sql("create table tabel_yang_tidak_ada (x integer)");
	cr_assert_eq(db_prepare_all(db, NULL), 0);
	uji_sql("drop table tabel_yang_tidak_ada");
	cr_assert_eq(count_rows(), 0);
}
