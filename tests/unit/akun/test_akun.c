/* Accounts: unique by address, sealed (akun.c, daftar.c). */
#include <criterion/criterion.h>
#include <string.h>

#include "akun/akun.h"
#include "akun/operations.h"
#include "penerbit_uji.h"

#include "work/services.h"

Test(akun, alamat_yang_sama_bagaimanapun_ditulis)
{
	struct data_keys *k = penerbit_uji()->data_keys;
	char a[AKUN_SIDIK_SIZE], b[AKUN_SIDIK_SIZE];

	akun_sidik(k, "siti@warga.example", a);
	akun_sidik(k, "  Siti@WARGA.example ", b);
	cr_expect_str_eq(a, b);
	cr_expect_eq(strlen(a), AKUN_SIDIK_SIZE - 1);
	akun_sidik(k, "siti@warga.exampl", b);
	cr_expect_str_neq(a, b);
}

Test(akun, sekali_saja_dan_tersandi)
{
	struct jawaban j = kirim(op_akun_daftar, NULL,
				 "{\"nama\":\"Siti Embun\",\"email\":\"sekali@warga.example\",\"kata_sandi\":\"" SANDI "\","
				 "\"nik\":\"6107044505900001\",\"telepon\":\"+6281200000001\"}");
	char id[64];

	cr_assert_eq(j.status, 201);
	cr_assert_str_eq(teks(j.isi, "email"), "sekali@warga.example");
	snprintf(id, sizeof(id), "%s", teks(j.isi, "id"));
	json_decref(j.isi);
	cr_expect_str_eq(nilai("select peran from akun where id = '%s'", id), "masyarakat");
	cr_expect_str_eq(nilai("select count(*) from akun a where a.id = '%s' and (position('Siti'::bytea in isi) > 0"
			       " or position('6107044505900001'::bytea in isi) > 0 or a::text like '%%warga%%' or sandi not like '$argon2id$%%')", id), "0");
	j = kirim(op_akun_daftar, NULL, "{\"nama\":\"Lain\",\"email\":\"SEKALI@warga.example\",\"kata_sandi\":\"" SANDI "\"}");
	cr_expect_eq(j.status, 409);
	j = kirim(op_akun_daftar, NULL, "{\"nama\":\"Lain\",\"email\":\"x@warga.example\",\"kata_sandi\":\"pendek\"}");
	cr_expect_eq(j.status, 422);
	j = kirim(op_akun_daftar, NULL,
		  "{\"nama\":\"Lain\",\"email\":\"x@warga.example\",\"kata_sandi\":\"" SANDI "\",\"nik\":\"6107044505900000\"}");
	cr_expect_eq(j.status, 422);
	cr_expect_str_eq(j.pointer, "/nik");
	cr_expect_str_eq(nilai("select count(*) from akun"), "1");
}
