/* Makes accounts and their look-up hashes; on the worker (or command) that owns the connection. */
#include "akun/akun.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "auth/password.h"
#include "base/encode.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "kalender/waktu.h"
#include "statements.h"

#include "base/banned.h"

#define EMAIL_MAX 254
#define ISI_MAX_BYTES 16384

void akun_sidik(struct data_keys *k, const char *email, char out[static AKUN_SIDIK_SIZE])
{
	char baku[EMAIL_MAX + 1];
	size_t n;

	email += strspn(email, " \t");
	n = strlen(email);
	while (n && (email[n - 1] == ' ' || email[n - 1] == '\t'))
		n--;
	if (n > EMAIL_MAX)
		n = EMAIL_MAX;
	for (size_t i = 0; i < n; i++)
		baku[i] = (char)tolower((unsigned char)email[i]);
	baku[n] = '\0';
	memcpy(out, "\\x", 2);
	seal_lookup(k, "pengguna", baku, out + 2);
	sodium_memzero(baku, sizeof(baku));
}

int akun_segel(struct arena *arena, struct data_keys *k, const char *id, const struct akun_baru *b, const char **ret_isi)
{
	CLEANUP_BUFFER struct buffer out;
	const char *tempat = arena_printf(arena, "akun.isi/%s", id);
	struct json_writer w;
	int r;

	buffer_init(&out, ISI_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "nama", b->nama);
	jw_member_string(&w, "email", b->email);
	jw_member_string(&w, "nik", b->nik);
	jw_member_string(&w, "alamat", b->alamat);
	jw_member_string(&w, "telepon", b->telepon);
	jw_object_end(&w);
	r = tempat ? buffer_error(&out) : -ENOMEM;
	if (r == 0)
		r = seal_text(k, tempat, out.data, arena, ret_isi);
	if (out.data)
		sodium_memzero(out.data, out.cap);
	return r;
}

int akun_buka(struct arena *arena, struct data_keys *k, const char *id, const char *isi, struct akun_baru *ret_akun)
{
	const char *tempat = arena_printf(arena, "akun.isi/%s", id), *teks;
	json_t *o = NULL;

	if (tempat && seal_text_open(k, tempat, isi, arena, &teks) == 0)
		o = json_loads(teks, 0, NULL);
	if (!o || arena_defer(arena, (void (*)(void *))json_decref, o) < 0) {
		log_error("account-unreadable", "akun", id);
		return -EIO;
	}
	*ret_akun = (struct akun_baru){ .nama = json_string_value(json_object_get(o, "nama")),
					.email = json_string_value(json_object_get(o, "email")),
					.nik = json_string_value(json_object_get(o, "nik")),
					.alamat = json_string_value(json_object_get(o, "alamat")),
					.telepon = json_string_value(json_object_get(o, "telepon")) };
	return 0;
}

int akun_buat(struct db *db, struct arena *arena, struct data_keys *k, const struct akun_baru *baru, const char **ret_id)
{
	char sidik[AKUN_SIDIK_SIZE], sandi[PASSWORD_HASH_SIZE], id[UUID_TEXT_SIZE], waktu[WAKTU_BUF];
	const char *isi;
	struct db_rows *rows;
	int r = password_hash(baru->sandi, sandi);

	if (r < 0)
		return r;
	if (baru->id)
		snprintf(id, sizeof(id), "%s", baru->id);
	else
		uuid_v7(baru->waktu_us, id);
	akun_sidik(k, baru->email, sidik);
	r = akun_segel(arena, k, id, baru, &isi);
	if (r == 0)
		r = db_exec(db, SQL(akun_buat, .id = id, .pengguna = sidik, .isi = isi, .sandi = sandi,
				    .peran = peran_name(baru->peran), .penyelenggara = baru->penyelenggara_id,
				    .terbukti = baru->terbukti ? "t" : "f", .sekarang = waktu_tulis(baru->waktu_us, waktu)), &rows);
	if (r < 0)
		return r;
	if (!db_count(rows))
		return -EEXIST;
	*ret_id = arena_strdup(arena, id);
	return *ret_id ? 0 : -ENOMEM;
}
