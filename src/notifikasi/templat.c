/* Fills templates of notices; pure functions. */
#include "notifikasi/templat.h"

#include <errno.h>
#include <string.h>

#include "document/tulisan_tanggal.h"

#include "base/banned.h"

/* Members are looked for here first, then further out. */
struct lingkup {
	const json_t *isi;
	const struct lingkup *luar;
	int dalam;
	const char *bahasa;
};

struct tanda {
	char jenis; /* '#', '/', or 0: a value */
	char nama[TEMPLAT_NAMA_MAX + 1];
	char bentuk[TEMPLAT_NAMA_MAX + 1]; /* after the bar, or empty */
	const char *lanjut; /* behind the closing braces */
};

static int tulis(const char *awal, const char *akhir, const struct lingkup *l, struct buffer *out);

static const json_t *cari(const struct lingkup *l, const char *nama)
{
	for (; l; l = l->luar) {
		const json_t *nilai = json_object_get(l->isi, nama);

		if (nilai)
			return nilai;
	}
	return NULL;
}

static int kata(const char *awal, size_t n, char out[static TEMPLAT_NAMA_MAX + 1])
{
	if (n == 0 || n > TEMPLAT_NAMA_MAX)
		return -EINVAL;
	for (size_t i = 0; i < n; i++)
		if (awal[i] != '_' && (awal[i] < 'a' || awal[i] > 'z'))
			return -EINVAL;
	memcpy(out, awal, n);
	out[n] = '\0';
	return 0;
}

/* What stands from `awal`, behind the opening braces. */
static int baca_tanda(const char *awal, const char *akhir, struct tanda *ret_tanda)
{
	const char *tutup = memmem(awal, (size_t)(akhir - awal), "}}", 2);
	const char *batang;
	int r;

	*ret_tanda = (struct tanda){ 0 };
	if (!tutup)
		return -EINVAL;
	ret_tanda->lanjut = tutup + 2;
	if (*awal == '#' || *awal == '/')
		ret_tanda->jenis = *awal++;
	batang = memchr(awal, '|', (size_t)(tutup - awal));
	r = kata(awal, (size_t)((batang ? batang : tutup) - awal), ret_tanda->nama);
	if (r == 0 && batang)
		r = ret_tanda->jenis ? -EINVAL : kata(batang + 1, (size_t)(tutup - batang - 1), ret_tanda->bentuk);
	return r;
}

static int tulis_bentuk(const char *teks, const char *bentuk, const char *bahasa, struct buffer *out)
{
	static const struct {
		const char *nama;
		enum tulisan_tanggal bentuk;
	} BENTUK[] = { { "hari", TULISAN_HARI }, { "pekan", TULISAN_PEKAN }, { "waktu", TULISAN_WAKTU } };
	char tulisan[TULISAN_TANGGAL_SIZE];

	for (size_t i = 0; i < sizeof(BENTUK) / sizeof(BENTUK[0]); i++) {
		if (strcmp(BENTUK[i].nama, bentuk) != 0)
			continue;
		if (tulisan_tanggal(teks, BENTUK[i].bentuk, bahasa, tulisan) < 0)
			return -EINVAL;
		buffer_string(out, tulisan);
		return 0;
	}
	return -EINVAL;
}

static int tulis_nilai(const struct tanda *t, const struct lingkup *l, struct buffer *out)
{
	const json_t *nilai = cari(l, t->nama);

	if (json_is_integer(nilai) && !*t->bentuk)
		buffer_printf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(nilai));
	else if (json_is_string(nilai) && *t->bentuk)
		return tulis_bentuk(json_string_value(nilai), t->bentuk, l->bahasa, out);
	else if (json_is_string(nilai))
		buffer_string(out, json_string_value(nilai));
	return 0;
}

static bool kosong(const json_t *nilai)
{
	return !nilai || json_is_null(nilai) || json_is_false(nilai) || (json_is_string(nilai) && !json_string_length(nilai));
}

static int tulis_bagian(const char *awal, const char *akhir, const struct tanda *t, const struct lingkup *l, struct buffer *out)
{
	const json_t *nilai = cari(l, t->nama);
	size_t n = json_is_array(nilai) ? json_array_size(nilai) : !kosong(nilai);
	int r = 0;

	if (l->dalam == TEMPLAT_DALAM_MAX)
		return -EINVAL;
	for (size_t i = 0; r == 0 && i < n; i++) {
		const struct lingkup dalam = { json_array_get(nilai, i), l, l->dalam + 1, l->bahasa };

		r = tulis(awal, akhir, &dalam, out);
	}
	return r;
}

/* The section that t opens: up to the first end of that name. */
static int bagian(const struct tanda *t, const char *akhir, const struct lingkup *l, struct buffer *out, const char **ret_lanjut)
{
	char penutup[TEMPLAT_NAMA_MAX + 6];
	int n = snprintf(penutup, sizeof(penutup), "{{/%s}}", t->nama);
	const char *habis = memmem(t->lanjut, (size_t)(akhir - t->lanjut), penutup, (size_t)n);

	if (!habis)
		return -EINVAL;
	*ret_lanjut = habis + n;
	return tulis_bagian(t->lanjut, habis, t, l, out);
}

static int tulis(const char *awal, const char *akhir, const struct lingkup *l, struct buffer *out)
{
	while (awal < akhir) {
		const char *buka = memmem(awal, (size_t)(akhir - awal), "{{", 2);
		struct tanda t;
		int r;

		buffer_append(out, awal, (size_t)((buka ? buka : akhir) - awal));
		if (!buka)
			break;
		r = baca_tanda(buka + 2, akhir, &t);
		awal = t.lanjut;
		if (r == 0 && t.jenis == '/')
			r = -EINVAL;
		else if (r == 0)
			r = t.jenis ? bagian(&t, akhir, l, out, &awal) : tulis_nilai(&t, l, out);
		if (r == 0)
			r = buffer_error(out);
		if (r < 0)
			return r;
	}
	return buffer_error(out);
}

int templat_tulis(const char *templat, const json_t *isi, const char *bahasa, struct buffer *out)
{
	const struct lingkup l = { isi, NULL, 0, bahasa };

	return tulis(templat, templat + strlen(templat), &l, out);
}
