/* Takes cells apart; pure but for memory. */
#include "impor/isian.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/banned.h"

#define BAGIAN_MAX 3
#define DIGIT_MAX 15
#define TARIF_TANPA_NAMA "Biaya pelayanan"

struct potongan {
	const char *awal;
	size_t n;
};

static int salah(struct isian_salah *ret, const char *kode, const char *id, const char *en)
{
	*ret = (struct isian_salah){ kode, id, en };
	return -EINVAL;
}

static struct potongan rapikan(struct potongan p)
{
	while (p.n && isspace((unsigned char)*p.awal)) {
		p.awal++;
		p.n--;
	}
	while (p.n && isspace((unsigned char)p.awal[p.n - 1]))
		p.n--;
	return p;
}

/* Up to the next separator, which is taken away; false at the end. */
static bool potong(struct potongan *sisa, char pemisah, struct potongan *ret)
{
	const char *di;

	if (!sisa->awal)
		return false;
	di = memchr(sisa->awal, pemisah, sisa->n);
	*ret = rapikan((struct potongan){ sisa->awal, di ? (size_t)(di - sisa->awal) : sisa->n });
	sisa->n = di ? sisa->n - (size_t)(di - sisa->awal) - 1 : 0;
	sisa->awal = di ? di + 1 : NULL;
	return true;
}

/* Without the number or the mark that lists in cells begin with: "1. ", "2) ", "- ". */
static struct potongan tanpa_nomor(struct potongan p)
{
	size_t i = 0;

	while (i < p.n && isdigit((unsigned char)p.awal[i]))
		i++;
	if (i && i + 1 < p.n && (p.awal[i] == '.' || p.awal[i] == ')') && p.awal[i + 1] == ' ')
		return rapikan((struct potongan){ p.awal + i + 1, p.n - i - 1 });
	if (p.n > 1 && (*p.awal == '-' || *p.awal == '*') && p.awal[1] == ' ')
		return rapikan((struct potongan){ p.awal + 1, p.n - 1 });
	return p;
}

static json_t *teks(struct potongan p)
{
	return p.n ? json_stringn(p.awal, p.n) : json_null();
}

/* Sets a value by its pointer, making objects on the way; the value is taken over. */
static int pasang(json_t *baris, const char *tempat, json_t *nilai)
{
	char nama[32];
	const char *berikut = strchr(tempat + 1, '/');
	json_t *dalam;

	if (!nilai || !berikut)
		return json_object_set_new(baris, tempat + 1, nilai) < 0 ? -ENOMEM : 0;
	snprintf(nama, sizeof(nama), "%.*s", (int)(berikut - tempat - 1), tempat + 1);
	dalam = json_object_get(baris, nama);
	if (!dalam) {
		dalam = json_object();
		if (json_object_set_new(baris, nama, dalam) < 0) {
			json_decref(nilai);
			return -ENOMEM;
		}
	}
	return pasang(dalam, berikut, nilai);
}

/* Words of a list of choices are written in many ways: "Hari kerja" is hari_kerja. */
static json_t *pilihan(struct potongan p)
{
	CLEANUP_FREE char *kata = malloc(p.n + 1);

	if (!kata)
		return NULL;
	for (size_t i = 0; i < p.n; i++)
		kata[i] = p.awal[i] == ' ' ? '_' : (char)tolower((unsigned char)p.awal[i]);
	kata[p.n] = '\0';
	return json_string(kata);
}

/* -1: not a whole number. */
static json_int_t bulat(struct potongan p)
{
	json_int_t nilai = 0;

	if (!p.n || p.n > DIGIT_MAX)
		return -1;
	for (size_t i = 0; i < p.n; i++) {
		if (!isdigit((unsigned char)p.awal[i]))
			return -1;
		nilai = nilai * 10 + (p.awal[i] - '0');
	}
	return nilai;
}

static bool kata(struct potongan p, const char *sama)
{
	return p.n == strlen(sama) && strncasecmp(p.awal, sama, p.n) == 0;
}

/* 50000, 50.000, Rp50.000, Rp 50.000,00 and "gratis". -1: none of them. */
static json_int_t rupiah(struct potongan p)
{
	char angka[DIGIT_MAX + 1];
	size_t n = 0, kelompok = 0;
	bool bertitik = false;

	if (kata(p, "gratis"))
		return 0;
	if (p.n > 2 && strncasecmp(p.awal, "rp", 2) == 0)
		p = rapikan((struct potongan){ p.awal + 2 + (p.awal[2] == '.'), p.n - 2 - (p.awal[2] == '.') });
	if (p.n > 3 && (strncmp(p.awal + p.n - 3, ",00", 3) == 0))
		p.n -= 3;
	for (size_t i = 0; i < p.n; i++) {
		if (p.awal[i] == '.') { /* between groups of three */
			if (!kelompok || kelompok > 3 || (bertitik && kelompok != 3))
				return -1;
			bertitik = true;
			kelompok = 0;
		} else if (n == DIGIT_MAX) {
			return -1;
		} else {
			angka[n++] = p.awal[i];
			kelompok++;
		}
	}
	return bertitik && kelompok != 3 ? -1 : bulat((struct potongan){ angka, n });
}

static int bagian(struct potongan butir, struct potongan ret[static BAGIAN_MAX], size_t maks)
{
	size_t n = 0;
	struct potongan p;

	for (size_t i = 0; i < BAGIAN_MAX; i++)
		ret[i] = (struct potongan){ 0 };
	while (potong(&butir, '|', &p)) {
		if (n == maks)
			return -1;
		ret[n++] = p;
	}
	return (int)n;
}

static int pasangan(const struct kolom *k, struct potongan butir, json_t **ret, struct isian_salah *ret_salah)
{
	struct potongan b[BAGIAN_MAX];

	if (bagian(butir, b, 2) < 0 || !b[0].n)
		return salah(ret_salah, "bentuk", "setiap baris dalam sel berisi paling banyak dua bagian, dengan satu tanda |.",
			     "each line of the cell has at most two parts, with one | between.");
	*ret = json_pack("{s:o, s:o}", k->bagian[0], teks(b[0]), k->bagian[1], teks(b[1]));
	return 0;
}

static int tarif(struct potongan butir, json_t **ret, struct isian_salah *ret_salah)
{
	struct potongan b[BAGIAN_MAX];
	int n = bagian(butir, b, BAGIAN_MAX);
	json_int_t jumlah = n < 0 ? -1 : rupiah(n == 1 ? b[0] : b[1]);

	if (jumlah < 0 || !b[0].n)
		return salah(ret_salah, "bentuk", "setiap baris dalam sel berbentuk: uraian | rupiah | dasar hukum, atau: gratis.",
			     "each line of the cell reads: description | rupiah | legal basis, or: gratis.");
	*ret = json_pack("{s:o, s:I, s:o}", "uraian", n == 1 ? json_string(TARIF_TANPA_NAMA) : teks(b[0]), "jumlah", jumlah, "dasar_hukum", teks(b[2]));
	return 0;
}

static int kontak(struct potongan butir, json_t **ret, struct isian_salah *ret_salah)
{
	const char *di = memchr(butir.awal, ':', butir.n);
	struct potongan kanal, alamat;

	if (!di || di == butir.awal)
		return salah(ret_salah, "bentuk", "setiap baris dalam sel berbentuk: saluran: alamat.", "each line of the cell reads: channel: address.");
	kanal = rapikan((struct potongan){ butir.awal, (size_t)(di - butir.awal) });
	alamat = rapikan((struct potongan){ di + 1, butir.n - (size_t)(di - butir.awal) - 1 });
	*ret = json_pack("{s:o, s:o}", "kanal", pilihan(kanal), "alamat", json_stringn(alamat.awal, alamat.n));
	return 0;
}

static int satu_butir(const struct kolom *k, struct potongan butir, json_t **ret, struct isian_salah *ret_salah)
{
	if (k->bentuk == BENTUK_PASANGAN)
		return pasangan(k, butir, ret, ret_salah);
	if (k->bentuk == BENTUK_TARIF)
		return tarif(butir, ret, ret_salah);
	if (k->bentuk == BENTUK_KONTAK)
		return kontak(butir, ret, ret_salah);
	*ret = teks(butir);
	return 0;
}

static int daftar(const struct kolom *k, struct potongan isi, json_t **ret, struct isian_salah *ret_salah)
{
	CLEANUP_JSON json_t *semua = json_array();
	struct potongan baris;

	while (potong(&isi, '\n', &baris)) {
		json_t *butir = NULL;
		int r;

		baris = tanpa_nomor(baris);
		if (!baris.n)
			continue;
		r = satu_butir(k, baris, &butir, ret_salah);
		if (r < 0)
			return r;
		if (json_array_append_new(semua, butir) < 0)
			return -ENOMEM;
	}
	*ret = TAKE(semua);
	return 0;
}

int isian_sel(json_t *baris, const struct kolom *kolom, const char *isi, struct isian_salah *ret_salah)
{
	const struct potongan p = { isi, strlen(isi) };
	json_t *nilai = NULL;
	int r = 0;

	switch (kolom->bentuk) {
	case BENTUK_TEKS:
		nilai = teks(p);
		break;
	case BENTUK_PILIHAN:
		nilai = pilihan(p);
		break;
	case BENTUK_BILANGAN:
		if (bulat(p) < 0)
			return salah(ret_salah, "type", "harus bilangan bulat.", "must be a whole number.");
		nilai = json_integer(bulat(p));
		break;
	default:
		r = daftar(kolom, p, &nilai, ret_salah);
	}
	return r < 0 ? r : pasang(baris, kolom->tempat, nilai);
}
