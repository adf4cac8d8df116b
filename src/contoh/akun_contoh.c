/* Makes sample accounts and clients in the transaction of the sample; on the command's thread. */
#include "contoh/akun_contoh.h"

#include <errno.h>
#include <string.h>

#include "akun/akun.h"
#include "auth/password.h"
#include "contoh/rahasia.h"
#include "statements.h"

#include "base/banned.h"

static const char *kolom(const json_t *baris, const char *nama)
{
	return json_string_value(json_object_get(baris, nama));
}

static int penyelenggara(struct muatan *m, const char *kode, const char **ret_id)
{
	struct db_rows *rows;
	int r = 0;

	*ret_id = NULL;
	if (!kode)
		return 0;
	r = db_exec(m->db, SQL(contoh_penyelenggara_kode, .kode = kode), &rows);
	if (r == 0 && !db_count(rows)) {
		fprintf(m->out, "akun.csv: penyelenggara %s tidak ada\n", kode);
		return -EINVAL;
	}
	if (r == 0)
		*ret_id = db_get(rows, 0, "id");
	return r;
}

static int satu_akun(struct muatan *m, const json_t *baris, FILE *rahasia, unsigned *n)
{
	const char *peran = kolom(baris, "peran"), *id;
	char sandi[RAHASIA_SIZE];
	struct akun_baru akun = { .id = kolom(baris, "id"),
				  .nama = kolom(baris, "nama"),
				  .email = kolom(baris, "email"),
				  .sandi = sandi,
				  .waktu_us = m->sekarang_us,
				  .terbukti = true };
	int r = peran ? peran_parse(peran) : -1;

	if (r < 0 || !akun.id || !akun.nama || !akun.email) {
		fprintf(m->out, "akun.csv: id, peran, email dan nama wajib ada\n");
		return -EINVAL;
	}
	akun.peran = (enum peran)r;
	rahasia_baru(sandi);
	r = penyelenggara(m, kolom(baris, "penyelenggara"), &akun.penyelenggara_id);
	if (r == 0)
		r = akun_buat(m->db, m->arena, m->keys, &akun, &id);
	if (r == -EEXIST)
		return 0;
	if (r < 0)
		return r;
	fprintf(rahasia, "%s,%s,%s,%s\n", akun.email, sandi, peran, akun.id);
	(*n)++;
	return 0;
}

static int satu_klien(struct muatan *m, const json_t *baris, FILE *rahasia, unsigned *n)
{
	const char *id = kolom(baris, "id"), *cakupan = kolom(baris, "cakupan");
	char teks[RAHASIA_SIZE], hash[PASSWORD_HASH_SIZE];
	struct db_rows *rows;
	int r;

	rahasia_baru(teks);
	r = password_hash(teks, hash);
	if (r == 0)
		r = db_exec(m->db, SQL(contoh_klien, .id = id, .rahasia = hash, .peran = kolom(baris, "peran"),
				       .cakupan = cakupan ? cakupan : ""), &rows);
	if (r < 0 || !db_count(rows))
		return r;
	fprintf(rahasia, "%s,%s\n", id, teks);
	(*n)++;
	return 0;
}

int akun_contoh(struct muatan *m, const json_t *baris, FILE *rahasia, unsigned *ret_n)
{
	const json_t *satu;
	size_t i;
	int r = 0;

	*ret_n = 0;
	for (i = 0; r == 0 && (satu = json_array_get(baris, i)); i++)
		r = satu_akun(m, satu, rahasia, ret_n);
	return r;
}

int klien_contoh(struct muatan *m, const json_t *baris, FILE *rahasia, unsigned *ret_n)
{
	const json_t *satu;
	size_t i;
	int r = 0;

	*ret_n = 0;
	for (i = 0; r == 0 && (satu = json_array_get(baris, i)); i++)
		r = satu_klien(m, satu, rahasia, ret_n);
	return r;
}
