/* Both languages have every text, and codes are named. */
#include "document/tanda_terima_teks.h"

#include <string.h>

#include "leak.h"

TestSuite(tanda_terima_teks, .fini = fail_on_leak);

/* The texts are consecutive pointers up to the note about the translation, which only one language
 * has. */
Test(tanda_terima_teks, no_text_is_missing)
{
	static const char *const languages[] = { "id", "en" };

	for (size_t l = 0; l < 2; l++) {
		const struct tanda_terima_teks *t = tanda_terima_teks(languages[l]);

		for (const char *const *text = &t->judul; text < &t->terjemahan; text++)
			cr_assert(*text && **text, "%s: text %td", languages[l], text - &t->judul);
	}
	cr_assert_null(tanda_terima_teks("id")->terjemahan);
	cr_assert_not_null(tanda_terima_teks("en")->terjemahan);
}

Test(tanda_terima_teks, the_same_provisions_in_both)
{
	const char *const *id = tanda_terima_teks("id")->ketentuan, *const *en =
									    tanda_terima_teks("en")
										    ->ketentuan;
	size_t n = 0;

	while (id[n] && en[n])
		n++;
	cr_assert(!id[n] && !en[n]);
	cr_assert_eq(n, 5);
}

Test(tanda_terima_teks, codes)
{
	cr_assert_str_eq(tanda_terima_kanal("kotak", "id"), "Kotak pengaduan");
	cr_assert_str_eq(tanda_terima_kanal("kotak", "en"), "Complaint box");
	cr_assert_str_eq(tanda_terima_kanal("baru", "id"), "baru");
	cr_assert_str_eq(tanda_terima_tahap("keputusan", "en"), "Decision on the complaint");
	cr_assert_str_eq(tanda_terima_tahap("lain", "en"), "lain");
}
