/* The sample as it is shipped, loaded twice (contoh.c, akun_contoh.c, rahasia.c). */
#include "contoh/contoh.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#include "../pengaduan/bantu.h"
#include "contoh/csv_baris.h"
#include "pii/data_key.h"

static char pesan[4096];

static int muat(const char *dir, const char *kunci)
{
	struct config *config;
	FILE *out = fmemopen(pesan, sizeof(pesan), "w");
	int r;

	cr_assert_eq(config_load(NULL, stderr, &config), 0);
	free(config->database_conninfo);
	config->database_conninfo = strdup(UJI_CONNINFO);
	free(config->keys_data_key_file);
	config->keys_data_key_file = strdup(kunci);
	r = contoh_muat(config, dir, out);
	fclose(out);
	config_free(config);
	return r;
}

static void jalur(char out[static 256], const char *nama)
{
	snprintf(out, 256, "%s/contoh/%s", getenv("PG_DIR"), nama);
}

static size_t baris(const char *nama)
{
	char dir[256];
	json_t *rows;
	size_t n;

	jalur(dir, "");
	cr_assert_eq(csv_baris_baca(dir, nama, stderr, &rows), 0);
	n = json_array_size(rows);
	json_decref(rows);
	return n;
}

Test(contoh, dimuat_dua_kali)
{
	char kunci[256], rahasia[256];
	struct stat st;

	cr_assert_geq(sodium_init(), 0);
	basis_data_siap();
	jalur(kunci, "");
	cr_assert(mkdir(kunci, 0700) == 0 || errno == EEXIST);
	jalur(kunci, "data.keys");
	cr_assert_eq(data_keys_generate(kunci), 0);
	for (int i = 0; i < 2; i++) {
		cr_assert_eq(muat(DATA_DIR, kunci), 0, "%s", pesan);
		cr_expect_str_eq(nilai("select count(*) from penyelenggara where id::text like '019510a4-%%'"), "55");
		cr_expect_str_eq(nilai("select count(*) from penyelenggara where id::text like '019510a4-%%' and versi > 1"), "0");
		cr_expect_str_eq(nilai("select count(*) from layanan where id::text like '019510a4-%%' and versi = 1"), "62");
		cr_expect_str_eq(nilai("select count(*) from akun"), "11");
		cr_expect_eq(baris("contoh-akun.csv"), 11, "no second password for the same account");
		cr_expect_eq(baris("contoh-klien.csv"), 2);
	}
	jalur(rahasia, "contoh-akun.csv");
	cr_assert_eq(stat(rahasia, &st), 0);
	cr_expect_eq(st.st_mode & 0777, 0600);
	/* The regency as national-rules and the regulation name it. */
	cr_expect_str_eq(nilai("select count(*) from penyelenggara where jenis = 'kecamatan' and kode_wilayah ~ '^61\\.07\\.(0[1-9]|1[0-7])$'"), "17");
	cr_expect_str_eq(nilai("select string_agg(p.nama, ',' order by p.nama) from penyelenggara p join penyelenggara i on i.id = p.induk_id"
			       " where p.jenis = 'kelurahan' and i.kode = 'KEC-BENGKAYANG'"), "Kelurahan Bumi Emas,Kelurahan Sebalo");
	cr_expect_str_eq(nilai("select count(*) from penyelenggara p where p.id::text like '019510a4-%%'"
			       " and not exists (select 1 from pelaksana e where e.penyelenggara_id = p.id and e.kepala)"), "0");
	cr_expect_str_eq(nilai("select count(*) from kanal_pengaduan k where not exists (select 1 from pelaksana e join penugasan t on t.pelaksana_id = e.id"
			       " where e.penyelenggara_id = k.penyelenggara_id and t.tugas = 'pengelola_pengaduan')"), "0",
			 "whoever keeps a channel has somebody to check it");
	/* What somebody changed is brought back, and its version tells. */
	nilai("update penyelenggara set nama = 'Salah' where kode = 'DINKES'");
	cr_assert_eq(muat(DATA_DIR, kunci), 0, "%s", pesan);
	cr_expect_str_eq(nilai("select nama || versi from penyelenggara where kode = 'DINKES'"), "Dinas Kesehatan2");
}

Test(contoh, folder_yang_salah)
{
	basis_data_siap();
	cr_expect_eq(muat("/tidak/ada", "/tidak/ada.keys"), -ENOENT);
	cr_expect_not_null(strstr(pesan, "/tidak/ada/penyelenggara.csv"));
}
