/* Writes header fields of mail; pure functions. */
#include "notifikasi/kepala.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include <sodium.h>

#include "base/clock.h"
#include "base/encode.h"

#include "base/banned.h"

#define POLOS_MAX 60      /* longer plain text is encoded, and so folded */
#define POTONG_BYTES 39   /* 52 characters of base64: with =?UTF-8?B??= and "Subject: " 73 of the 76 that a line may have */
#define BASE64_SIZE 64

static bool polos(const char *text, size_t n)
{
	if (n > POLOS_MAX || strstr(text, "=?"))
		return false;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)text[i] < 0x20 || (unsigned char)text[i] > 0x7e)
			return false;
	return true;
}

static void tulis_polos(const char *text, bool kutip, struct buffer *out)
{
	if (!kutip) {
		buffer_string(out, text);
		return;
	}
	buffer_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buffer_char(out, '\\');
		buffer_char(out, *text);
	}
	buffer_char(out, '"');
}

/* At most POTONG_BYTES that end between two characters. */
static size_t potong(const char *text, size_t n)
{
	size_t akhir = n < POTONG_BYTES ? n : POTONG_BYTES;

	while (akhir < n && ((unsigned char)text[akhir] & 0xc0) == 0x80)
		akhir--;
	return akhir;
}

static void tulis_kata(const char *text, size_t n, struct buffer *out)
{
	unsigned char bersih[POTONG_BYTES];
	char kode[BASE64_SIZE];

	for (size_t i = 0; i < n; i++) {
		bersih[i] = (unsigned char)text[i];
		if (bersih[i] < 0x20 || bersih[i] == 0x7f)
			bersih[i] = ' ';
	}
	sodium_bin2base64(kode, sizeof(kode), bersih, n, sodium_base64_VARIANT_ORIGINAL);
	buffer_printf(out, "=?UTF-8?B?%s?=", kode);
}

int kepala_teks(const char *text, bool kutip, struct buffer *out)
{
	size_t n = strlen(text);

	if (!utf8_valid(text, n))
		return -EINVAL;
	if (polos(text, n)) {
		tulis_polos(text, kutip, out);
		return 0;
	}
	while (n) {
		size_t k = potong(text, n);

		tulis_kata(text, k, out);
		text += k;
		n -= k;
		if (n)
			buffer_string(out, "\r\n ");
	}
	return 0;
}

void kepala_tanggal(int64_t unix_us, char out[static KEPALA_TANGGAL_SIZE])
{
	static const char HARI[] = "SunMonTueWedThuFriSat";
	static const char BULAN[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	time_t detik = (time_t)(unix_us / US_PER_S);
	struct tm t;

	gmtime_r(&detik, &t);
	snprintf(out, KEPALA_TANGGAL_SIZE, "%.3s, %d %.3s %d %02d:%02d:%02d +0000", HARI + 3 * t.tm_wday, t.tm_mday, BULAN + 3 * t.tm_mon,
		 t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
}

bool kepala_alamat_sah(const char *alamat)
{
	const char *at = strchr(alamat, '@');
	size_t n = strlen(alamat);

	if (!at || at == alamat || !at[1] || strchr(at + 1, '@') || at - alamat > 64 || n > 254)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)alamat[i] <= 0x20 || (unsigned char)alamat[i] >= 0x7f || strchr("<>()[]\\\",;:", alamat[i]))
			return false;
	return true;
}
