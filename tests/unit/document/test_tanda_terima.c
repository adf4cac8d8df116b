/* The receipt refuses what is incomplete. What stands on it is checked on paper. */
#include "document/tanda_terima.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "bantu.h"
#include "contoh.h"
#include "leak.h"

TestSuite(tanda_terima, .fini = fail_on_leak);

static int write_to_nowhere(const struct tanda_terima *t)
{
	return tanda_terima_write(t, (struct pdf_sink){ drop, NULL });
}

static const size_t mandatory[] = {
	offsetof(struct tanda_terima, bahasa),        offsetof(struct tanda_terima, nomor),
	offsetof(struct tanda_terima, penyelenggara), offsetof(struct tanda_terima, kerahasiaan),
	offsetof(struct tanda_terima, judul),         offsetof(struct tanda_terima, uraian),
	offsetof(struct tanda_terima, kanal),         offsetof(struct tanda_terima, diterima_pada),
};

Test(tanda_terima, mandatory_members)
{
	struct tanda_terima t = contoh_tanda_terima("id");

	cr_assert_eq(write_to_nowhere(&t), 0);
	for (size_t i = 0; i < sizeof(mandatory) / sizeof(mandatory[0]); i++) {
		t = contoh_tanda_terima("id");
		*(const char **)((char *)&t + mandatory[i]) = NULL;
		cr_assert_eq(write_to_nowhere(&t), -EINVAL, "member %zu", i);
		*(const char **)((char *)&t + mandatory[i]) = "";
		cr_assert_eq(write_to_nowhere(&t), -EINVAL, "member %zu", i);
	}
}

Test(tanda_terima, optional_members)
{
	const struct tanda_terima t = {
		.bahasa = "en",
		.nomor = "PGD-2026-000002",
		.penyelenggara = "Kecamatan Seluas",
		.kerahasiaan = "anonim",
		.judul = "j",
		.uraian = "u",
		.kanal = "kotak",
		.diterima_pada = "2026-03-10",
	};

	cr_assert_eq(write_to_nowhere(&t), 0);
}

Test(tanda_terima, dates_are_not_dropped)
{
	struct tanda_terima_tenggat d = { "verifikasi", "3", "hari_kerja", "lusa",
					  "PermenPANRB 62/2018" };
	struct tanda_terima t = contoh_tanda_terima("id");

	t.waktu_kejadian = "kemarin";
	cr_assert_eq(write_to_nowhere(&t), -EINVAL);
	t = contoh_tanda_terima("id");
	t.tenggat = &d;
	t.n_tenggat = 1;
	cr_assert_eq(write_to_nowhere(&t), -EINVAL);
	d.jatuh_tempo = "2026-03-13";
	cr_assert_eq(write_to_nowhere(&t), 0);
	d.dasar_hukum = NULL;
	cr_assert_eq(write_to_nowhere(&t), -EINVAL);
}

Test(tanda_terima, of_a_request)
{
	struct tanda_terima t = contoh_tanda_bukti("en");

	cr_assert_eq(write_to_nowhere(&t), 0);
	t.n_isian = 0;
	cr_assert_eq(write_to_nowhere(&t), -EINVAL, "nothing was asked for");
	t = contoh_tanda_bukti("id");
	t.isian = &(struct tanda_terima_isian){ "", "x" };
	t.n_isian = 1;
	cr_assert_eq(write_to_nowhere(&t), -EINVAL);
}
