/* Reads xl/workbook.xml, its relationships and the shared texts; one thread at a time. */
#include "lembar/buku.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/encode.h"

#include "base/banned.h"

#define LUAR_PANJANG 7 /* _xHHHH_ */

struct pencari {
	const char *nama; /* of the sheet that is looked for */
	struct buku *b;
	char id[BUKU_NAMA_MAX]; /* its relationship */
	bool cocok;
};

struct penampung {
	struct buku *b;
	struct arena *arena;
	struct buffer teks;
	bool dalam_t; /* within the text itself, not how it is pronounced */
	unsigned bunyi;
};

static void salin(char ke[static BUKU_NAMA_MAX], const char *dari)
{
	snprintf(ke, BUKU_NAMA_MAX, "%s", dari);
}

static int tanpa_akhir(void *cls, const char *nama)
{
	return 0;
}

static int saat_lembar(void *cls, const char *elemen, const char *const *atribut)
{
	struct pencari *p = cls;
	const char *nama = xml_atribut(atribut, "name"), *id = xml_atribut(atribut, "id");

	if (strcmp(elemen, "sheet") != 0 || !nama || !id || strlen(nama) >= BUKU_NAMA_MAX || strlen(id) >= BUKU_NAMA_MAX)
		return 0;
	if (p->cocok || (*p->id && strcasecmp(nama, p->nama) != 0))
		return 0;
	p->cocok = strcasecmp(nama, p->nama) == 0;
	salin(p->id, id);
	salin(p->b->lembar, nama);
	return 0;
}

/* Targets are relative to the workbook, or absolute within the package. */
static void letakkan(char ke[static BUKU_NAMA_MAX], const char *sasaran)
{
	snprintf(ke, BUKU_NAMA_MAX, "%s%s", *sasaran == '/' ? "" : "xl/", sasaran + (*sasaran == '/'));
}

static bool berakhir(const char *teks, const char *akhir)
{
	size_t n = strlen(teks), m = strlen(akhir);

	return n >= m && strcmp(teks + n - m, akhir) == 0;
}

static int saat_hubungan(void *cls, const char *elemen, const char *const *atribut)
{
	struct pencari *p = cls;
	const char *id = xml_atribut(atribut, "Id"), *jenis = xml_atribut(atribut, "Type"), *sasaran = xml_atribut(atribut, "Target");

	if (strcmp(elemen, "Relationship") != 0 || !id || !jenis || !sasaran || strlen(sasaran) > BUKU_NAMA_MAX - 4)
		return 0;
	if (strcmp(id, p->id) == 0)
		letakkan(p->b->bagian, sasaran);
	if (berakhir(jenis, "/sharedStrings"))
		letakkan(p->b->bagian_teks, sasaran);
	return 0;
}

static int heksa(const char *teks, size_t n)
{
	unsigned char pasangan[2];

	if (n < LUAR_PANJANG || teks[0] != '_' || teks[1] != 'x' || teks[LUAR_PANJANG - 1] != '_' || hex_decode(teks + 2, 4, pasangan, 2) < 0)
		return -1;
	return pasangan[0] << 8 | pasangan[1];
}

/* A character of the basic plane in UTF-8; of what is none (surrogates, controls) nothing. */
static void karakter(struct buffer *out, int c)
{
	if (c < ' ' && c != '\n' && c != '\t')
		return;
	if (c < 0x80) {
		buffer_char(out, (char)c);
	} else if (c < 0x800) {
		buffer_char(out, (char)(0xc0 | c >> 6));
		buffer_char(out, (char)(0x80 | (c & 0x3f)));
	} else if (c < 0xd800 || c > 0xdfff) {
		buffer_char(out, (char)(0xe0 | c >> 12));
		buffer_char(out, (char)(0x80 | (c >> 6 & 0x3f)));
		buffer_char(out, (char)(0x80 | (c & 0x3f)));
	}
}

void buku_teks_tambah(struct buffer *out, const char *teks, size_t n)
{
	for (size_t i = 0; i < n;) {
		int c = heksa(teks + i, n - i);

		if (c < 0) {
			buffer_char(out, teks[i++]);
			continue;
		}
		karakter(out, c);
		i += LUAR_PANJANG;
	}
}

static int saat_teks_mulai(void *cls, const char *nama, const char *const *atribut)
{
	struct penampung *t = cls;

	if (strcmp(nama, "si") == 0) {
		buffer_done(&t->teks);
		buffer_init(&t->teks, LEMBAR_SEL_MAX_BYTES);
	} else if (strcmp(nama, "rPh") == 0) {
		t->bunyi++;
	}
	t->dalam_t = strcmp(nama, "t") == 0 && !t->bunyi;
	return 0;
}

static int saat_teks(void *cls, const char *teks, size_t n)
{
	struct penampung *t = cls;

	if (t->dalam_t)
		buffer_append(&t->teks, teks, n);
	return t->dalam_t ? buffer_error(&t->teks) : 0;
}

static int simpan(struct penampung *t)
{
	struct buku *b = t->b;

	if (b->n_teks == b->cap_teks) {
		size_t cap = b->cap_teks ? 2 * b->cap_teks : 256;
		const char **baru = cap > 2 * BUKU_TEKS_MAX ? NULL : realloc(b->teks, cap * sizeof(*baru));

		if (!baru)
			return cap > 2 * BUKU_TEKS_MAX ? -EFBIG : -ENOMEM;
		b->teks = baru;
		b->cap_teks = cap;
	}
	b->teks[b->n_teks] = arena_strndup(t->arena, t->teks.data ? t->teks.data : "", t->teks.len);
	return b->teks[b->n_teks++] ? 0 : -ENOMEM;
}

static int saat_teks_akhir(void *cls, const char *nama)
{
	struct penampung *t = cls;

	t->dalam_t = false;
	if (strcmp(nama, "rPh") == 0 && t->bunyi)
		t->bunyi--;
	return strcmp(nama, "si") == 0 ? simpan(t) : 0;
}

static int baca_teks(struct paket *p, struct arena *arena, struct buku *b)
{
	static const struct xml_cara cara = { saat_teks_mulai, saat_teks_akhir, saat_teks };
	struct penampung t = { .b = b, .arena = arena };
	int r;

	if (!*b->bagian_teks)
		return 0;
	buffer_init(&t.teks, LEMBAR_SEL_MAX_BYTES);
	r = paket_baca(p, b->bagian_teks, &cara, &t);
	buffer_done(&t.teks);
	return r;
}

void buku_lepas(struct buku *b)
{
	free(b->teks);
	b->teks = NULL;
}

int buku_baca(struct paket *p, const char *nama, struct arena *arena, struct buku *ret_buku)
{
	static const struct xml_cara lembar = { saat_lembar, tanpa_akhir, NULL }, hubungan = { saat_hubungan, tanpa_akhir, NULL };
	struct pencari cari = { .nama = nama, .b = ret_buku };
	int r;

	*ret_buku = (struct buku){ 0 };
	r = paket_baca(p, "xl/workbook.xml", &lembar, &cari);
	if (r == 0)
		r = paket_baca(p, "xl/_rels/workbook.xml.rels", &hubungan, &cari);
	if (r == 0 && !*ret_buku->bagian)
		r = -ENOENT;
	return r < 0 ? r : baca_teks(p, arena, ret_buku);
}
