/* Owns the splitting of a CSV line; pure functions, any thread. */
#include "skm/csv.h"

#include <errno.h>
#include <stdbool.h>

#include "base/banned.h"

/* From behind the opening quote to behind the closing one; what was between moves to the front. NULL: not closed. */
static char *kutipan(char *dari)
{
	char *tulis = dari;

	for (char *p = dari; *p; p++) {
		if (*p == '"' && p[1] != '"') {
			*tulis = '\0';
			return p + 1;
		}
		p += *p == '"';
		*tulis++ = *p;
	}
	return NULL;
}

static bool kendali(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7f)
			return true;
	return false;
}

int skm_csv_urai(char *baris, const char *ret_kolom[static SKM_CSV_KOLOM_MAX])
{
	int n = 0;
	char *p = baris;

	if (kendali(baris))
		return -EINVAL;
	for (;;) {
		char *akhir;

		if (n == SKM_CSV_KOLOM_MAX)
			return -E2BIG;
		ret_kolom[n++] = *p == '"' ? p + 1 : p;
		for (akhir = *p == '"' ? kutipan(p + 1) : p; akhir && *akhir && *akhir != ','; akhir++)
			if (*p == '"' || *akhir == '"')
				return -EINVAL;
		if (!akhir)
			return -EINVAL;
		if (!*akhir)
			return n;
		*akhir = '\0';
		p = akhir + 1;
	}
}
