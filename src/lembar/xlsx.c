/* Reads one sheet of a workbook; one thread at a time. Formulas are never computed: what counts is the value that was saved with them. */
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lembar/buku.h"
#include "lembar/susun.h"

#include "base/banned.h"

#define BARIS_TERAKHIR 1048576U
#define KOLOM_TERAKHIR 16384U
#define ANGKA_BUF 64
#define BULAT_MAX 1e15 /* up to here a double tells whole numbers apart */

struct pembaca {
	struct susun s;
	const struct buku *buku;
	unsigned baris, kolom; /* column from 0 */
	char jenis[12]; /* of the cell: s, n, b, e, str, inlineStr */
	bool dalam_isi; /* within v, or t of an inline text */
	bool dalam_sel;
	unsigned bunyi;
	struct buffer isi;
};

static int cacat(struct pembaca *p, const char *id, const char *en)
{
	return susun_tolak(p->s.galat, p->baris, p->kolom, "berkas", id, en);
}

/* A number of a row or a text, digits only; -1: none. */
static long bilangan(const char *teks, size_t n, long maks)
{
	long nilai = 0;

	if (!n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (!isdigit((unsigned char)teks[i]) || nilai > maks)
			return -1;
		nilai = nilai * 10 + (teks[i] - '0');
	}
	return nilai > maks ? -1 : nilai;
}

static int baris_mulai(struct pembaca *p, const char *nomor)
{
	long n = nomor ? bilangan(nomor, strlen(nomor), BARIS_TERAKHIR) : (long)p->baris + 1;

	if (n <= (long)p->baris)
		return cacat(p, "nomor baris tidak berurutan.", "row numbers out of order.");
	p->baris = (unsigned)n;
	p->kolom = 0;
	return 0;
}

/* "C7" of row 7 is column 2. */
static int alamat(struct pembaca *p, const char *teks)
{
	unsigned kolom = 0;

	for (; *teks >= 'A' && *teks <= 'Z' && kolom <= KOLOM_TERAKHIR; teks++)
		kolom = kolom * 26 + (unsigned)(*teks - 'A') + 1;
	if (!kolom || kolom > KOLOM_TERAKHIR || bilangan(teks, strlen(teks), BARIS_TERAKHIR) != (long)p->baris)
		return cacat(p, "alamat sel tidak sah.", "a cell address that is not valid.");
	p->kolom = kolom - 1;
	return 0;
}

static int sel_mulai(struct pembaca *p, const char *const *atribut)
{
	const char *di = xml_atribut(atribut, "r"), *jenis = xml_atribut(atribut, "t");
	int r = di ? alamat(p, di) : 0;

	if (r == 0 && (!p->baris || p->dalam_sel))
		r = cacat(p, "sel di luar baris.", "a cell outside a row.");
	snprintf(p->jenis, sizeof(p->jenis), "%s", jenis ? jenis : "n");
	p->dalam_sel = true;
	buffer_done(&p->isi);
	buffer_init(&p->isi, LEMBAR_SEL_MAX_BYTES);
	return r;
}

static int mulai(void *cls, const char *nama, const char *const *atribut)
{
	struct pembaca *p = cls;

	if (strcmp(nama, "row") == 0)
		return baris_mulai(p, xml_atribut(atribut, "r"));
	if (strcmp(nama, "c") == 0)
		return sel_mulai(p, atribut);
	if (strcmp(nama, "rPh") == 0)
		p->bunyi++;
	p->dalam_isi = p->dalam_sel && !p->bunyi && strcmp(nama, strcmp(p->jenis, "inlineStr") == 0 ? "t" : "v") == 0;
	return 0;
}

static int teks(void *cls, const char *isi, size_t n)
{
	struct pembaca *p = cls;

	if (!p->dalam_isi)
		return 0;
	buffer_append(&p->isi, isi, n);
	if (buffer_error(&p->isi) == -ENOBUFS)
		return susun_tolak(p->s.galat, p->baris, p->kolom, "maxLength", "isi sel terlalu panjang.", "the text of the cell is too long.");
	return buffer_error(&p->isi);
}

static int taruh(struct pembaca *p, const char *isi, size_t n)
{
	CLEANUP_BUFFER struct buffer out;
	int r;

	buffer_init(&out, LEMBAR_SEL_MAX_BYTES);
	buku_teks_tambah(&out, isi, n);
	r = buffer_error(&out);
	return r < 0 ? r : susun_sel(&p->s, p->baris, p->kolom, out.data ? out.data : "", out.len);
}

static int taruh_bersama(struct pembaca *p)
{
	long di = bilangan(p->isi.data, p->isi.len, BUKU_TEKS_MAX);

	if (di < 0 || (size_t)di >= p->buku->n_teks)
		return cacat(p, "teks sel ini tidak ada.", "the text of this cell is not there.");
	return taruh(p, p->buku->teks[di], strlen(p->buku->teks[di]));
}

/* As it would be typed: 3, not 3.0 or 3E0. */
static int taruh_angka(struct pembaca *p)
{
	char angka[ANGKA_BUF], *akhir;
	double nilai = strtod(p->isi.data, &akhir);
	int n;

	if (akhir == p->isi.data || *akhir || !isfinite(nilai))
		return cacat(p, "bukan bilangan.", "not a number.");
	n = snprintf(angka, sizeof(angka), fabs(nilai) < BULAT_MAX && nilai == trunc(nilai) ? "%.0f" : "%.15g", nilai);
	return susun_sel(&p->s, p->baris, p->kolom, angka, (size_t)n);
}

static int sel_akhir(struct pembaca *p)
{
	p->dalam_sel = false;
	if (strcmp(p->jenis, "e") == 0)
		return susun_rusak(&p->s, p->baris, p->kolom);
	if (!p->isi.len)
		return 0;
	if (strcmp(p->jenis, "s") == 0)
		return taruh_bersama(p);
	if (strcmp(p->jenis, "n") == 0)
		return taruh_angka(p);
	if (strcmp(p->jenis, "b") == 0)
		return susun_sel(&p->s, p->baris, p->kolom, p->isi.data[0] == '1' ? "ya" : "tidak", p->isi.data[0] == '1' ? 2 : 5);
	return taruh(p, p->isi.data, p->isi.len);
}

static int akhir(void *cls, const char *nama)
{
	struct pembaca *p = cls;
	int r = 0;

	p->dalam_isi = false;
	if (strcmp(nama, "rPh") == 0 && p->bunyi)
		p->bunyi--;
	if (strcmp(nama, "c") == 0 && p->dalam_sel) {
		r = sel_akhir(p);
		p->kolom++;
	}
	return r;
}

static int sebab(int r, struct lembar_galat *galat)
{
	if (galat->kode || r == 0 || r == -ENOMEM)
		return r;
	if (r == -EFBIG || r == -ENOBUFS)
		return susun_tolak(galat, 0, 0, "maxLength", "buku kerja ini terlalu besar bila dibuka.", "the workbook is too large when unpacked.");
	return susun_tolak(galat, 0, 0, "berkas", "bukan buku kerja XLSX yang dapat dibaca.", "not an XLSX workbook that can be read.");
}

static int baca_lembar(struct paket *paket, const struct buku *buku, struct arena *arena, struct lembar *ret_lembar, struct lembar_galat *galat)
{
	static const struct xml_cara cara = { mulai, akhir, teks };
	struct pembaca p = { .buku = buku };
	int r = susun_mulai(&p.s, arena_strdup(arena, buku->lembar), arena, galat);

	buffer_init(&p.isi, LEMBAR_SEL_MAX_BYTES);
	if (r == 0)
		r = paket_baca(paket, buku->bagian, &cara, &p);
	buffer_done(&p.isi);
	*ret_lembar = p.s.lembar;
	return r == 0 && !p.s.lembar.nama ? -ENOMEM : r;
}

int lembar_xlsx(const void *data, size_t n, const char *nama, struct arena *arena, struct lembar *ret_lembar, struct lembar_galat *ret_galat)
{
	CLEANUP_PAKET struct paket paket = { 0 };
	CLEANUP_BUKU struct buku buku = { 0 };
	int r = paket_buka(data, n, &paket);

	*ret_galat = (struct lembar_galat){ 0 };
	if (r == 0)
		r = buku_baca(&paket, nama, arena, &buku);
	if (r == 0)
		r = baca_lembar(&paket, &buku, arena, ret_lembar, ret_galat);
	return sebab(r, ret_galat);
}
