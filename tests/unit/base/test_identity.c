/* Names of roles and duties. */
#include "base/identity.h"

#include "leak.h"

TestSuite(identity, .fini = fail_on_leak);

Test(identity, every_role_has_a_name_that_parses_back)
{
	for (int p = 0; p < PERAN_COUNT; p++) {
		cr_assert_not_null(peran_name((enum peran)p), "role %d", p);
		cr_assert_eq(peran_parse(peran_name((enum peran)p)), p);
	}
	cr_assert_str_eq(peran_name(PERAN_KEPALA_PENYELENGGARA), "kepala_penyelenggara");
	cr_assert_null(peran_name(PERAN_COUNT));
}

Test(identity, unknown_roles)
{
	cr_assert_eq(peran_parse(""), -1);
	cr_assert_eq(peran_parse("Pelaksana"), -1);
	cr_assert_eq(peran_parse("pelaksana "), -1);
}

Test(identity, every_duty_has_a_name_that_parses_back)
{
	for (int bit = 0; bit < TUGAS_COUNT; bit++)
		cr_assert_eq(tugas_parse(tugas_name(bit)), 1u << bit);
	cr_assert_eq(tugas_parse("pengelola_pengaduan"), TUGAS_PENGELOLA_PENGADUAN);
	cr_assert_eq(tugas_parse("penilai"), TUGAS_PENILAI);
	cr_assert_eq(tugas_parse("lain"), 0);
	cr_assert_null(tugas_name(TUGAS_COUNT));
	cr_assert_null(tugas_name(-1));
}

Test(identity, duty_lists)
{
	char out[256];

	tugas_list(0, out);
	cr_assert_str_eq(out, "");
	tugas_list(TUGAS_PPID, out);
	cr_assert_str_eq(out, "ppid");
	tugas_list(~0u, out);
	cr_assert_str_eq(
		out,
		"pengelola_pengaduan,ppid,front_office,back_office,anggota_gkm,tim_skm,penilai");
}
