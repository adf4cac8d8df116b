/* What the tests of accounts share. */
#include "penerbit_uji.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "akun/operations.h"
#include "auth/auth.h"
#include "auth/signing_dir.h"
#include "auth/throttle.h"
#include "base/clock.h"
#include "base/config.h"
#include "work/services.h"

struct services *penerbit_uji(void)
{
	static struct config *config;
	struct services *s = layanan_uji();
	char dir[256], kid[KID_SIZE];

	if (config)
		return s;
	snprintf(dir, sizeof(dir), "%s/penerbit-%d", getenv("PG_DIR"), (int)getpid());
	cr_assert_eq(config_load(NULL, stderr, &config), 0);
	free(config->keys_signing_dir);
	config->keys_signing_dir = strdup(dir);
	config->limits_masuk_per_minute = 1000;
	cr_assert_eq(signing_dir_generate(dir, clock_wall_us(), kid), 0);
	s->config = config;
	cr_assert_eq(auth_new(config, stderr, &s->auth), 0);
	cr_assert_eq(throttle_new(1024, &s->throttle), 0);
	return s;
}

struct jawaban kirim_lewat(struct db *db, handler_fn handler, const char *authorization, const char *form)
{
	static const struct identity sistem = { .peran = PERAN_SISTEM };
	const struct operation op = { .id = "uji", .writes = true, .as_system = true };
	struct arena *arena = arena_new(4U << 20);
	struct request r = { .arena = arena, .op = &op, .client_authorization = authorization,
			     .client_address = "192.0.2.1", .legal_us = clock_wall_us() };
	struct ctx c = { .request = &r, .db = db, .arena = arena, .services = penerbit_uji() };
	struct jawaban j = { 0 };
	int galat;

	r.body = json_loads(form, JSON_REJECT_DUPLICATES, NULL);
	galat = r.body ? db_begin(db, arena, &(struct db_context){ &sistem, r.legal_us, false, 5000 }) : -1;
	if (galat == 0)
		galat = handler(&c);
	if (galat == 0)
		galat = db_commit(db);
	if (galat < 0)
		db_rollback(db);
	j.status = galat == 0 ? r.reply.status : r.problem.code == PROBLEM_NONE ? 500 : problem_info(r.problem.code)->status;
	if (galat == 0 && r.reply.body_len)
		j.isi = json_loadb(r.reply.body, r.reply.body_len, 0, NULL);
	snprintf(j.etag, sizeof(j.etag), "%s", r.reply.www_authenticate ? r.reply.www_authenticate : "");
	if (r.problem.n_errors && r.problem.errors[0].pointer)
		snprintf(j.pointer, sizeof(j.pointer), "%s", r.problem.errors[0].pointer);
	json_decref(r.body);
	arena_free(arena);
	return j;
}

struct jawaban kirim(handler_fn handler, const char *authorization, const char *format, ...)
{
	char form[2048];
	va_list ap;

	va_start(ap, format);
	vsnprintf(form, sizeof(form), format, ap);
	va_end(ap);
	penerbit_uji();
	return kirim_lewat(db_uji(), handler, authorization, form);
}

void masuk(const char *email, char token[static 64])
{
	struct jawaban j = kirim(op_akun_daftar, NULL, "{\"nama\":\"Siti\",\"email\":\"%s\",\"kata_sandi\":\"" SANDI "\"}", email);

	json_decref(j.isi);
	j = kirim(op_oauth_token, NULL, "{\"grant_type\":\"password\",\"username\":\"%s\",\"password\":\"" SANDI "\"}", email);
	cr_assert_eq(j.status, 200);
	snprintf(token, 64, "%s", teks(j.isi, "refresh_token"));
	json_decref(j.isi);
}
