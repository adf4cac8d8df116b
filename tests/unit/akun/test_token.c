/* The token endpoint: grants, refusals, rotation and reuse, also by many at once (token.c, rangkaian.c, oauth.c). */
#include <criterion/criterion.h>
#include <pthread.h>
#include <string.h>

#include <sodium.h>

#include "akun/operations.h"
#include "auth/auth.h"
#include "auth/password.h"
#include "base/clock.h"
#include "base/config.h"
#include "penerbit_uji.h"
#include "work/services.h"

#define BERSAMA 8

static struct jawaban segarkan(const char *token)
{
	return kirim(op_oauth_token, NULL, "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"%s\"}", token);
}

static void periksa_galat(struct jawaban j, int status, const char *galat)
{
	cr_expect_eq(j.status, status, "%s: %d", galat, j.status);
	cr_expect_str_eq(teks(j.isi, "error"), galat);
	json_decref(j.isi);
}

static struct identity identitas(const json_t *isi)
{
	struct identity id = { 0 };
	char kepala[4096];
	const char *sebab = NULL;

	snprintf(kepala, sizeof(kepala), "Bearer %s", teks(isi, "access_token"));
	cr_assert_eq(auth_identify(penerbit_uji()->auth, kepala, &id, &sebab), 0, "%s", sebab);
	return id;
}

Test(token, dengan_sandi)
{
	char token[64];
	struct jawaban j;
	struct identity id;

	masuk("masuk@warga.example", token);
	j = kirim(op_oauth_token, NULL, "{\"grant_type\":\"password\",\"username\":\"Masuk@Warga.example\",\"password\":\"" SANDI "\"}");
	cr_assert_eq(j.status, 200);
	cr_expect_str_eq(teks(j.isi, "token_type"), "Bearer");
	cr_expect_eq(strlen(teks(j.isi, "refresh_token")), 43);
	id = identitas(j.isi);
	cr_expect_eq(id.peran, PERAN_MASYARAKAT);
	cr_expect_not(id.tugas_known, "the database decides about duties");
	cr_expect_str_eq(id.sub, nilai("select akun_id from token_segar order by id desc limit 1"));
	json_decref(j.isi);
	periksa_galat(kirim(op_oauth_token, NULL, "{\"grant_type\":\"password\",\"username\":\"masuk@warga.example\",\"password\":\"bukan ini\"}"),
		      400, "invalid_grant");
	periksa_galat(kirim(op_oauth_token, NULL, "{\"grant_type\":\"password\",\"username\":\"tidak@ada.example\",\"password\":\"" SANDI "\"}"),
		      400, "invalid_grant");
	periksa_galat(kirim(op_oauth_token, NULL, "{\"grant_type\":\"password\",\"username\":\"masuk@warga.example\"}"), 400, "invalid_request");
	periksa_galat(kirim(op_oauth_token, NULL, "{\"grant_type\":\"implicit\"}"), 400, "unsupported_grant_type");
	nilai("update akun set aktif = false");
	periksa_galat(kirim(op_oauth_token, NULL, "{\"grant_type\":\"password\",\"username\":\"masuk@warga.example\",\"password\":\"" SANDI "\"}"),
		      400, "invalid_grant");
	periksa_galat(segarkan(token), 400, "invalid_grant");
	nilai("update akun set aktif = true");
}

/* An account is good for the attempts of twenty addresses; some come back while passwords are being tried. */
Test(token, tebakan_dibatasi_per_akun)
{
	struct services *s = penerbit_uji();
	struct config *c = (struct config *)(uintptr_t)s->config;
	struct jawaban j;
	int dijawab = 0, status = 0;

	c->limits_masuk_per_minute = 1;
	for (int i = 0; i < 60 && status != 429; i++) {
		j = kirim(op_oauth_token, NULL, "{\"grant_type\":\"password\",\"username\":\"korban@warga.example\",\"password\":\"tebakan %d\"}", i);
		status = j.status;
		dijawab += status == 400;
		json_decref(j.isi);
	}
	cr_expect_eq(status, 429);
	cr_expect_geq(dijawab, 20);
	/* Another account is not held back by it. */
	j = kirim(op_oauth_token, NULL, "{\"grant_type\":\"password\",\"username\":\"lain@warga.example\",\"password\":\"tebakan\"}");
	cr_expect_eq(j.status, 400);
	json_decref(j.isi);
}

Test(token, tidak_ada_akun_sama_mahalnya)
{
	char token[64];
	int64_t lama[2];

	masuk("waktu@warga.example", token);
	for (int i = 0; i < 2; i++) {
		int64_t mulai;

		mulai = clock_mono_ns();
		for (int n = 0; n < 5; n++)
			json_decref(kirim(op_oauth_token, NULL, "{\"grant_type\":\"password\",\"username\":\"%s\",\"password\":\"salah sekali\"}",
					  i ? "waktu@warga.example" : "tidak@ada.example").isi);
		lama[i] = clock_mono_ns() - mulai;
	}
	cr_expect_gt(lama[0] * 2, lama[1], "unknown %lld ns, known %lld ns", (long long)lama[0], (long long)lama[1]);
}

Test(token, rotasi_dan_pemakaian_ulang)
{
	char satu[64], dua[64], tiga[64], lain[64];
	struct jawaban j;

	masuk("rotasi@warga.example", satu);
	masuk("rotasi@warga.example", lain);
	j = segarkan(satu);
	cr_assert_eq(j.status, 200);
	snprintf(dua, sizeof(dua), "%s", teks(j.isi, "refresh_token"));
	json_decref(j.isi);
	cr_expect_str_neq(satu, dua);
	j = segarkan(dua);
	cr_assert_eq(j.status, 200);
	snprintf(tiga, sizeof(tiga), "%s", teks(j.isi, "refresh_token"));
	json_decref(j.isi);
	/* Somebody has a copy of the first: the whole family is over, the other login is not. */
	periksa_galat(segarkan(satu), 400, "invalid_grant");
	periksa_galat(segarkan(tiga), 400, "invalid_grant");
	j = segarkan(lain);
	cr_expect_eq(j.status, 200);
	json_decref(j.isi);
	cr_expect_str_eq(nilai("select count(*) from token_segar where hash = decode('%s', 'escape')", satu), "0");
	periksa_galat(segarkan("tidak-pernah-ada"), 400, "invalid_grant");
}

Test(token, kedaluwarsa)
{
	char token[64];

	masuk("lewat@warga.example", token);
	nilai("update token_segar set kedaluwarsa = now() - interval '1 second'");
	periksa_galat(segarkan(token), 400, "invalid_grant");
}

Test(token, dicabut)
{
	char satu[64], dua[64];
	struct jawaban j;

	masuk("keluar@warga.example", satu);
	j = segarkan(satu);
	snprintf(dua, sizeof(dua), "%s", teks(j.isi, "refresh_token"));
	json_decref(j.isi);
	j = kirim(op_oauth_revoke, NULL, "{\"token\":\"%s\"}", dua);
	cr_expect_eq(j.status, 200);
	periksa_galat(segarkan(dua), 400, "invalid_grant");
	j = kirim(op_oauth_revoke, NULL, "{\"token\":\"tidak dikenal\"}");
	cr_expect_eq(j.status, 200);
}

struct perlombaan {
	struct db *db;
	pthread_barrier_t *mulai;
	char token[64];
	int berhasil;
	char hasil[64];
};

static void *berlomba(void *cls)
{
	struct perlombaan *p = cls;
	struct jawaban j;
	char form[256];

	snprintf(form, sizeof(form), "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"%s\"}", p->token);
	pthread_barrier_wait(p->mulai);
	j = kirim_lewat(p->db, op_oauth_token, NULL, form);
	p->berhasil = j.status == 200;
	snprintf(p->hasil, sizeof(p->hasil), "%s", teks(j.isi, "refresh_token"));
	json_decref(j.isi);
	return NULL;
}

/* Each thread sends its token at the same moment. */
static int lomba(struct perlombaan p[static BERSAMA])
{
	pthread_t thread[BERSAMA];
	pthread_barrier_t mulai;
	int berhasil = 0;

	pthread_barrier_init(&mulai, NULL, BERSAMA);
	for (int i = 0; i < BERSAMA; i++) {
		p[i].mulai = &mulai;
		if (!p[i].db)
			cr_assert_eq(db_open(&(struct db_options){ UJI_CONNINFO, "lomba" }, &p[i].db), 0);
		pthread_create(&thread[i], NULL, berlomba, &p[i]);
	}
	for (int i = 0; i < BERSAMA; i++) {
		pthread_join(thread[i], NULL);
		berhasil += p[i].berhasil;
	}
	pthread_barrier_destroy(&mulai);
	return berhasil;
}

Test(token, bersamaan_hanya_satu_dan_tidak_ada_yang_lolos)
{
	struct perlombaan p[BERSAMA] = { 0 };

	/* Eight use one token: at most one wins, and what the winner got is revoked by the losers. */
	for (int ronde = 0; ronde < 10; ronde++) {
		char token[64];

		masuk("lomba@warga.example", token);
		for (int i = 0; i < BERSAMA; i++)
			snprintf(p[i].token, sizeof(p[i].token), "%s", token);
		cr_expect_eq(lomba(p), 1);
		for (int i = 0; i < BERSAMA; i++)
			if (p[i].berhasil)
				periksa_galat(segarkan(p[i].hasil), 400, "invalid_grant");
	}
	/* The newest is rotated while the stolen first one is tried: whoever comes first, nothing of the family is left alive. */
	for (int ronde = 0; ronde < 20; ronde++) {
		char pertama[64];
		struct jawaban j;

		masuk("curi@warga.example", pertama);
		j = segarkan(pertama);
		for (int i = 0; i < BERSAMA; i++)
			snprintf(p[i].token, sizeof(p[i].token), "%s", i % 2 ? pertama : teks(j.isi, "refresh_token"));
		json_decref(j.isi);
		lomba(p);
		cr_expect_str_eq(nilai("select count(*) from token_segar t where t.dicabut_pada is null and t.dipakai_pada is null"
				       " and t.keluarga = (select keluarga from token_segar order by id desc limit 1)"), "0");
	}
	for (int i = 0; i < BERSAMA; i++)
		db_close(p[i].db);
}

Test(token, mesin)
{
	char hash[PASSWORD_HASH_SIZE], kode[128], kepala[160];
	struct jawaban j;
	struct identity id;

	penerbit_uji();
	cr_assert_eq(password_hash("rahasia-mesin", hash), 0);
	nilai("insert into klien (id, rahasia, peran, cakupan) values ('ombudsman', '%s', 'ombudsman', 'ombudsman.baca kejadian.baca')", hash);
	sodium_bin2base64(kode, sizeof(kode), (const unsigned char *)"ombudsman:rahasia-mesin", 23, sodium_base64_VARIANT_ORIGINAL);
	snprintf(kepala, sizeof(kepala), "Basic %s", kode);
	j = kirim(op_oauth_token, kepala, "{\"grant_type\":\"client_credentials\"}");
	cr_assert_eq(j.status, 200);
	cr_expect_str_eq(teks(j.isi, "scope"), "ombudsman.baca kejadian.baca");
	cr_expect_null(json_object_get(j.isi, "refresh_token"));
	id = identitas(j.isi);
	cr_expect_eq(id.peran, PERAN_OMBUDSMAN);
	cr_expect_str_eq(id.client_id, "ombudsman");
	cr_expect_str_eq(id.scope, "ombudsman.baca kejadian.baca");
	json_decref(j.isi);
	j = kirim(op_oauth_token, NULL, "{\"grant_type\":\"client_credentials\",\"client_id\":\"ombudsman\","
		  "\"client_secret\":\"rahasia-mesin\",\"scope\":\"kejadian.baca\"}");
	cr_expect_str_eq(identitas(j.isi).scope, "kejadian.baca");
	json_decref(j.isi);
	periksa_galat(kirim(op_oauth_token, kepala, "{\"grant_type\":\"client_credentials\",\"scope\":\"kejadian.baca sistem\"}"), 400,
		      "invalid_scope");
	periksa_galat(kirim(op_oauth_token, NULL, "{\"grant_type\":\"client_credentials\",\"client_id\":\"ombudsman\",\"client_secret\":\"salah\"}"),
		      401, "invalid_client");
	periksa_galat(kirim(op_oauth_token, NULL, "{\"grant_type\":\"client_credentials\",\"client_id\":\"siapa\",\"client_secret\":\"salah\"}"),
		      401, "invalid_client");
	periksa_galat(kirim(op_oauth_token, NULL, "{\"grant_type\":\"client_credentials\"}"), 401, "invalid_client");
	j = kirim(op_oauth_token, "Basic b21idWRzbWFuOnNhbGFo", "{\"grant_type\":\"client_credentials\"}");
	cr_expect_str_eq(j.etag, "Basic realm=\"layanand\"", "a client that used the header is challenged");
	periksa_galat(j, 401, "invalid_client");
	nilai("update klien set aktif = false");
	periksa_galat(kirim(op_oauth_token, kepala, "{\"grant_type\":\"client_credentials\"}"), 401, "invalid_client");
}
