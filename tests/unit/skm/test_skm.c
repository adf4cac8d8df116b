/* Arrays as PostgreSQL writes them, and decimals as JSON has them. */
#include <criterion/criterion.h>
#include <errno.h>

#include "skm/skm.h"

Test(skm, larik)
{
	int64_t nilai[3];

	cr_assert_eq(skm_urai_larik("{}", nilai, 3), 0);
	cr_assert_eq(skm_urai_larik("{1,20,-3}", nilai, 3), 3);
	cr_assert(nilai[0] == 1 && nilai[1] == 20 && nilai[2] == -3);
	cr_assert_eq(skm_urai_larik("{1,2,3,4}", nilai, 3), -EIO);
	cr_assert_eq(skm_urai_larik("{1,NULL}", nilai, 3), -EIO);
	cr_assert_eq(skm_urai_larik("{1", nilai, 3), -EIO);
	cr_assert_eq(skm_urai_larik(NULL, nilai, 3), -EIO);
}

Test(skm, desimal)
{
	static const struct {
		int64_t nilai;
		int desimal;
		const char *teks;
	} contoh[] = { { 7874, 2, "{\"x\":78.74}" }, { 5, 4, "{\"x\":0.0005}" }, { -5, 1, "{\"x\":-0.5}" }, { 12, 0, "{\"x\":12}" } };

	for (size_t i = 0; i < sizeof(contoh) / sizeof(contoh[0]); i++) {
		CLEANUP_BUFFER struct buffer out;
		struct json_writer w;

		buffer_init(&out, 100);
		jw_init(&w, &out);
		jw_object(&w);
		skm_desimal(&w, "x", contoh[i].nilai, contoh[i].desimal);
		jw_object_end(&w);
		cr_assert_str_eq(out.data, contoh[i].teks);
	}
}
