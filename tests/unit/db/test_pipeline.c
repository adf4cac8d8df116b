/* The pipelined connection in a small loop of its own, against a real server. */
#include <criterion/criterion.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>

#include "base/clock.h"
#include "db/pipeline.h"
#include "support.h"
#include "uji_statements.h"

#define REQUESTS 500
#define TIMEOUT_MS 1000

static const struct db_options OPTIONS = { "user=postgres dbname=layanand", "layanand uji loop" };
static const struct identity PUBLIK = { .peran = PERAN_PUBLIK };

struct answer {
	struct pipeline_request request;
	int done; /* how often */
	int error;
	unsigned tugas;
	char text[64]; /* first value */
	char sqlstate[6];
	enum problem_code problem;
};

static struct pipeline *pipeline;
static int epoll_fd;
static int tag;
static struct answer answers[REQUESTS];

static void done(void *cls, int error, struct db_rows *rows, unsigned tugas,
		 const struct db_failure *failure)
{
	struct answer *a = cls;

	a->done++;
	a->error = error;
	a->tugas = tugas;
	cr_assert_eq(rows != NULL, error == 0);
	cr_assert_eq(failure != NULL, error < 0);
	if (failure) {
		snprintf(a->sqlstate, sizeof(a->sqlstate), "%s", failure->sqlstate);
		a->problem = failure->problem;
	}
	if (rows && db_count(rows)) {
		const PGresult *result = (const PGresult *)rows;

		snprintf(a->text, sizeof(a->text), "%s", PQgetvalue(result, 0, 0));
	}
	db_rows_free(rows);
}

/* One turn of a loop that waits at most 20 ms. */
static void turn(void)
{
	struct epoll_event e[4];
	int wait_ms = pipeline_timeout_ms(pipeline);
	int n;

	pipeline_turn(pipeline);
	n = epoll_wait(epoll_fd, e, 4, wait_ms >= 0 && wait_ms < 20 ? wait_ms : 20);
	for (int i = 0; i < n; i++) {
		cr_assert_eq(e[i].data.ptr, &tag);
		pipeline_event(pipeline, e[i].events);
	}
}

static bool wait_ready(void)
{
	for (int64_t until = clock_mono_ns() + 10000 * NS_PER_MS;
	     clock_mono_ns() < until && !pipeline_ready(pipeline);)
		turn();
	return pipeline_ready(pipeline);
}

static bool wait_empty(void)
{
	for (int64_t until = clock_mono_ns() + 10000 * NS_PER_MS;
	     clock_mono_ns() < until && pipeline_in_flight(pipeline);)
		turn();
	return !pipeline_in_flight(pipeline);
}

static void setup(void)
{
	uji_schema();
	epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	cr_assert_eq(pipeline_new(&OPTIONS, TIMEOUT_MS, epoll_fd, &tag, &pipeline), 0);
	cr_assert(wait_ready());
}

static void teardown(void)
{
	pipeline_free(pipeline);
	close(epoll_fd);
}

TestSuite(pipeline, .init = setup, .fini = teardown, .timeout = 60);

static int submit_as(struct answer *a, const struct identity *id, struct sql_call call)
{
	*a = (struct answer){ .request = { .done = done, .cls = a } };
	return pipeline_submit(pipeline, &a->request, id, 1773108900000000, call.sql, call.values);
}

static int submit(struct answer *a, struct sql_call call)
{
	return submit_as(a, &PUBLIK, call);
}

Test(pipeline, five_hundred_requests_with_failing_neighbours)
{
	char number[16];

	for (int i = 0; i < REQUESTS; i++) {
		struct sql_call divide = SQL(uji_bagi, .n = "0");
		struct sql_call value = SQL(uji_nilai, .a = number);
		struct sql_call missing = SQL(uji_hilang);
		struct sql_call conflict = SQL(uji_gagal, .keadaan = "23505");
		struct sql_call calls[] = { value, divide, value, conflict, value, missing, value };
		int r;

		snprintf(number, sizeof(number), "%d", i);
		while ((r = submit(&answers[i], calls[i % 7])) == -EAGAIN)
			turn();
		cr_assert_eq(r, 0);
	}
	cr_assert(wait_empty());
	for (int i = 0; i < REQUESTS; i++) {
		const struct answer *a = &answers[i];

		snprintf(number, sizeof(number), "%d", i);
		cr_assert_eq(a->done, 1, "%d", i);
		if (i % 7 == 1) {
			cr_assert_eq(a->error, -EIO, "%d", i);
			cr_assert_eq(a->problem, PROBLEM_INTERNAL);
		} else if (i % 7 == 5) { /* why it cannot be prepared a worker finds out */
			cr_assert_eq(a->error, -ENOTCONN, "%d", i);
		} else if (i % 7 == 3) {
			cr_assert_eq(a->error, -EPROTO);
			cr_assert_eq(a->problem, PROBLEM_CONFLICT);
		} else {
			cr_assert_eq(a->error, 0, "%d", i);
			cr_assert_str_eq(a->text, number);
		}
	}
}

Test(pipeline, too_many_in_flight_go_elsewhere)
{
	static struct answer many[300];
	int accepted = 0;

	while (accepted < 300 && submit(&many[accepted], SQL(uji_pid)) == 0)
		accepted++;
	cr_assert_eq(accepted, 256);
	cr_assert_eq(pipeline_in_flight(pipeline), 256);
	cr_assert(wait_empty());
	cr_assert_eq(submit(&many[0], SQL(uji_pid)), 0);
	cr_assert(wait_empty());
}

Test(pipeline, each_request_has_its_own_identity)
{
	struct identity officer = uji_identity(PERAN_PELAKSANA, UJI_PELAKSANA);

	cr_assert_eq(submit_as(&answers[0], &officer, SQL(uji_konteks)), 0);
	cr_assert_eq(submit_as(&answers[1], &PUBLIK, SQL(uji_konteks)), 0);
	cr_assert(wait_empty());
	cr_assert_str_eq(answers[0].text, "pelaksana");
	cr_assert_eq(answers[0].tugas, TUGAS_PPID | TUGAS_PENILAI);
	cr_assert_str_eq(answers[1].text, "publik");
	cr_assert_eq(answers[1].tugas, 0);
}

Test(pipeline, failing_identity_does_not_touch_the_next_nor_the_first_use_of_a_statement)
{
	struct identity bad = uji_identity(PERAN_PELAKSANA, "bukan-uuid");

	cr_assert_eq(submit_as(&answers[0], &bad, SQL(uji_nilai, .a = "1")), 0);
	cr_assert_eq(submit(&answers[1], SQL(uji_nilai, .a = "2")), 0);
	cr_assert(wait_empty());
	cr_assert_lt(answers[0].error, 0);
	cr_assert_str_eq(answers[0].sqlstate, "22P02");
	cr_assert_eq(answers[1].error, 0);
	cr_assert_str_eq(answers[1].text, "2");
}

Test(pipeline, cannot_write)
{
	cr_assert_eq(submit(&answers[0], SQL(uji_sisip, .id = "1")), 0);
	cr_assert(wait_empty());
	cr_assert_eq(answers[0].error, -EIO);
	cr_assert_str_eq(answers[0].sqlstate, "25006");
}

Test(pipeline, slow_statement_is_cut_off_and_the_next_is_served)
{
	int64_t start = clock_mono_ns();

	cr_assert_eq(submit(&answers[0], SQL(uji_tidur, .detik = "5")), 0);
	cr_assert_eq(submit(&answers[1], SQL(uji_nilai, .a = "1")), 0);
	cr_assert(wait_empty());
	cr_assert_lt((clock_mono_ns() - start) / NS_PER_MS, 3000);
	cr_assert_eq(answers[0].error, -ETIME);
	cr_assert_eq(answers[1].error, 0);
}

/* What was sent behind a Parse that is cut off runs elsewhere, and the statement here again
 * afterwards. */
Test(pipeline, first_use_of_a_statement_behind_a_lock)
{
	PGconn *holder = PQconnectdb(OPTIONS.conninfo);

	PQclear(PQexec(holder, "begin; lock table uji in access exclusive mode"));
	for (int i = 0; i < 3; i++)
		cr_assert_eq(submit(&answers[i], SQL(uji_hitung)), 0);
	cr_assert(wait_empty());
	for (int i = 0; i < 3; i++)
		cr_assert(answers[i].error == -ETIME || answers[i].error == -ENOTCONN, "%d",
			  answers[i].error);
	cr_assert(pipeline_ready(pipeline), "the connection is kept");
	PQfinish(holder);
	cr_assert_eq(submit(&answers[0], SQL(uji_hitung)), 0);
	cr_assert(wait_empty());
	cr_assert_eq(answers[0].error, 0);
}

Test(pipeline, large_answers_and_questions)
{
	static char isi[1 << 20];

	memset(isi, 'a', sizeof(isi) - 1);
	for (int i = 0; i < 20; i++)
		cr_assert_eq(submit(&answers[i], SQL(uji_panjang, .isi = isi, .kali = "2")), 0);
	cr_assert(wait_empty());
	for (int i = 0; i < 20; i++)
		cr_assert_eq(answers[i].error, 0);
}

Test(pipeline, ended_backend_answers_all_in_flight_and_comes_back)
{
	cr_assert_eq(submit(&answers[0], SQL(uji_tidur, .detik = "0.9")), 0);
	for (int i = 1; i < 100; i++)
		cr_assert_eq(submit(&answers[i], SQL(uji_pid)), 0);
	pipeline_turn(pipeline);
	uji_kill(OPTIONS.application_name);
	cr_assert(wait_empty());
	for (int i = 1; i < 100; i++) {
		cr_assert_eq(answers[i].done, 1);
		cr_assert(answers[i].error == -ENOTCONN || answers[i].error == 0);
	}
	cr_assert_eq(answers[99].error, -ENOTCONN);
	cr_assert_eq(answers[99].problem, PROBLEM_UNAVAILABLE);
	cr_assert_not(pipeline_ready(pipeline));
	cr_assert_eq(submit(&answers[0], SQL(uji_pid)), -ENOTCONN);
	cr_assert(wait_ready());
	cr_assert_eq(submit(&answers[0], SQL(uji_nilai, .a = "5")), 0);
	cr_assert(wait_empty());
	cr_assert_eq(answers[0].error, 0);
}

Test(pipeline, crash_of_the_server_and_its_return)
{
	cr_assert_eq(submit(&answers[0], SQL(uji_tidur, .detik = "0.9")), 0);
	cr_assert_eq(submit(&answers[1], SQL(uji_pid)), 0);
	uji_stop();
	cr_assert(wait_empty());
	cr_assert_eq(answers[0].error, -ENOTCONN);
	cr_assert_eq(answers[1].error, -ENOTCONN);
	for (int i = 0; i < 20; i++)
		turn();
	cr_assert_not(pipeline_ready(pipeline));
	uji_start();
	cr_assert(wait_ready());
	cr_assert_eq(submit(&answers[0], SQL(uji_nilai, .a = "1")), 0);
	cr_assert(wait_empty());
	cr_assert_eq(answers[0].error, 0);
}

Test(pipeline, waits_for_a_schema_without_burning_the_processor)
{
	int turns = 0;

	uji_sql("drop table penugasan");
	uji_kill(OPTIONS.application_name);
	for (int64_t until = clock_mono_ns() + 1000 * NS_PER_MS; clock_mono_ns() < until; turns++)
		turn();
	cr_assert_not(pipeline_ready(pipeline));
	cr_assert_lt(turns, 300);
	uji_schema();
	cr_assert(wait_ready());
}

Test(pipeline, stale_plan_is_run_again_on_a_new_connection)
{
	cr_assert_eq(submit(&answers[0], SQL(uji_berubah, .id = "1")), 0);
	cr_assert(wait_empty());
	uji_sql("alter table uji_berubah alter column isi type varchar(20)");
	cr_assert_eq(submit(&answers[0], SQL(uji_berubah, .id = "1")), 0);
	cr_assert(wait_empty());
	cr_assert_eq(answers[0].error, -ENOTCONN);
	cr_assert(wait_ready());
	cr_assert_eq(submit(&answers[0], SQL(uji_berubah, .id = "1")), 0);
	cr_assert(wait_empty());
	cr_assert_eq(answers[0].error, 0);
	cr_assert_str_eq(answers[0].text, "satu");
}

Test(pipeline, server_that_hangs_is_given_up)
{
	pid_t pid;

	cr_assert_eq(submit(&answers[0], SQL(uji_pid)), 0);
	cr_assert(wait_empty());
	pid = (pid_t)strtol(answers[0].text, NULL, 10);
	cr_assert_eq(kill(pid, SIGSTOP), 0);
	cr_assert_eq(submit(&answers[1], SQL(uji_pid)), 0);
	cr_assert(wait_empty());
	kill(pid, SIGCONT);
	cr_assert_eq(answers[1].error, -ENOTCONN);
	cr_assert(wait_ready());
}

Test(pipeline, freed_while_connecting)
{
	struct pipeline *other;

	cr_assert_eq(pipeline_new(&OPTIONS, TIMEOUT_MS, epoll_fd, &tag, &other), 0);
	pipeline_free(other);
}
