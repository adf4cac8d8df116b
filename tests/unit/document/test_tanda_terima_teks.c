/* Both languages have every text, and codes are named. */
#include "document/tanda_terima_teks.h"

#include <string.h>

#include "leak.h"

TestSuite(tanda_terima_teks, .fini = fail_on_leak);

/* The texts are consecutive pointers up to the note about the translation, which only one language
 * has. */
Test(tanda_terima_teks, no_text_is_missing)
{
	static const char *const processes[] = { NULL, "permohonan_informasi" };
	static const char *const languages[] = { "id", "en" };

	for (size_t l = 0; l < 4; l++) {
		const struct tanda_terima_teks *t = tanda_terima_teks(processes[l / 2], languages[l % 2]);

		for (const char *const *text = &t->judul; text < &t->terjemahan; text++)
			cr_assert(*text && **text, "%s: text %td", languages[l % 2], text - &t->judul);
	}
	cr_assert_null(tanda_terima_teks(NULL, "id")->terjemahan);
	cr_assert_not_null(tanda_terima_teks(NULL, "en")->terjemahan);
}

static void same_provisions(const char *process)
{
	const char *const *id = tanda_terima_teks(process, "id")->ketentuan;
	const char *const *en = tanda_terima_teks(process, "en")->ketentuan;
	size_t n = 0;

	while (id[n] && en[n])
		n++;
	cr_assert(!id[n] && !en[n]);
	cr_assert_eq(n, 5);
}

Test(tanda_terima_teks, the_same_provisions_in_both)
{
	same_provisions(NULL);
	same_provisions("permohonan_informasi");
	cr_assert_neq(tanda_terima_teks(NULL, "id"), tanda_terima_teks("permohonan_informasi", "id"));
}

Test(tanda_terima_teks, codes)
{
	cr_assert_str_eq(tanda_terima_istilah("kotak", "id"), "Kotak pengaduan");
	cr_assert_str_eq(tanda_terima_istilah("kotak", "en"), "Complaint box");
	cr_assert_str_eq(tanda_terima_istilah("baru", "id"), "baru");
	cr_assert_str_eq(tanda_terima_istilah("keputusan", "en"), "Decision on the complaint");
	cr_assert_str_eq(tanda_terima_istilah("lain", "en"), "lain");
}
