/* Workbooks and CSV as sheets, and the limits. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <criterion/criterion.h>
#include <zip.h>

#include "lembar/lembar.h"

#include "../leak.h"

TestSuite(lembar, .fini = fail_on_leak);

#define BUKU "<workbook xmlns:r=\"x\"><sheets><sheet name=\"Lain\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"LAYANAN\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
#define HUBUNGAN                                                                                                            \
	"<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/satu.xml\"/>"                       \
	"<Relationship Id=\"r2\" Type=\"x/worksheet\" Target=\"/xl/worksheets/dua.xml\"/>"                                   \
	"<Relationship Id=\"r3\" Type=\"x/sharedStrings\" Target=\"teks.xml\"/></Relationships>"

struct hasil {
	struct arena *arena;
	struct lembar lembar;
	struct lembar_galat galat;
	int r;
};

static void bagian(zip_t *zip, const char *nama, const char *isi, size_t n)
{
	zip_source_t *s = zip_source_buffer(zip, isi, n, 0);

	cr_assert_geq(zip_file_add(zip, nama, s, 0), 0);
}

/* A workbook of two sheets; `teks` may be NULL. */
static struct hasil buku(const char *satu, const char *dua, const char *teks)
{
	zip_source_t *ke = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(ke, ZIP_TRUNCATE, NULL);
	struct hasil h = { .arena = arena_new(LEMBAR_ARENA_BYTES) };
	zip_stat_t isi;
	char *semua;

	zip_source_keep(ke);
	bagian(zip, "xl/workbook.xml", BUKU, strlen(BUKU));
	bagian(zip, "xl/_rels/workbook.xml.rels", HUBUNGAN, strlen(HUBUNGAN));
	bagian(zip, "xl/worksheets/satu.xml", satu, strlen(satu));
	bagian(zip, "xl/worksheets/dua.xml", dua, strlen(dua));
	if (teks)
		bagian(zip, "xl/teks.xml", teks, strlen(teks));
	cr_assert_eq(zip_close(zip), 0);
	zip_source_stat(ke, &isi);
	zip_source_open(ke);
	semua = malloc(isi.size);
	cr_assert_eq(zip_source_read(ke, semua, isi.size), (zip_int64_t)isi.size);
	zip_source_close(ke);
	zip_source_free(ke);
	h.r = lembar_xlsx(semua, isi.size, "Layanan", h.arena, &h.lembar, &h.galat);
	free(semua);
	return h;
}

static struct hasil csv(const char *teks)
{
	struct hasil h = { .arena = arena_new(LEMBAR_ARENA_BYTES) };

	h.r = lembar_csv(teks, strlen(teks), "Layanan", h.arena, &h.lembar, &h.galat);
	return h;
}

static const char *sel(const struct hasil *h, size_t baris, unsigned kolom)
{
	cr_assert_lt(baris, h->lembar.n_baris);
	return h->lembar.baris[baris].sel[kolom];
}

Test(lembar, jenis_sel)
{
	struct hasil h = buku("<worksheet/>",
			      "<worksheet><sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t> a</t><rPh><t>b</t></rPh></is></c>"
			      "<c r=\"D2\"><v>3.0</v></c><c><v>1.5</v></c><c t=\"b\"><v>1</v></c><c t=\"str\"><f>1+1</f><v>dua</v></c><c t=\"e\"><v>#N/A</v></c>"
			      "<c><v/></c></row><row><c><v>50000</v></c></row></sheetData></worksheet>",
			      "<sst><si><t>x</t></si><si><r><t>ko</t></r><r><t>de_x000D__x000A_2</t></r></si></sst>");

	cr_assert_eq(h.r, 0, "%s", h.galat.en);
	cr_expect_str_eq(h.lembar.nama, "LAYANAN");
	cr_expect_eq(h.lembar.n_baris, 2);
	cr_expect_eq(h.lembar.baris[0].nomor, 2);
	cr_expect_str_eq(sel(&h, 0, 0), "kode\n2");
	cr_expect_str_eq(sel(&h, 0, 1), "a");
	cr_expect_null(sel(&h, 0, 2));
	cr_expect_str_eq(sel(&h, 0, 3), "3");
	cr_expect_str_eq(sel(&h, 0, 4), "1.5");
	cr_expect_str_eq(sel(&h, 0, 5), "ya");
	cr_expect_str_eq(sel(&h, 0, 6), "dua");
	cr_expect_eq(sel(&h, 0, 7), lembar_rusak);
	cr_expect_null(sel(&h, 0, 8));
	cr_expect_eq(h.lembar.baris[1].nomor, 3);
	cr_expect_str_eq(sel(&h, 1, 0), "50000");
	arena_free(h.arena);
}

Test(lembar, yang_cacat_ditolak_dengan_tempatnya)
{
	static const struct {
		const char *isi, *kode;
		unsigned baris, kolom;
	} kasus[] = {
		{ "<worksheet><row r=\"7\"><c r=\"C7\" t=\"s\"><v>5</v></c></row></worksheet>", "berkas", 7, 2 },
		{ "<worksheet><row r=\"7\"><c r=\"C8\"><v>5</v></c></row></worksheet>", "berkas", 7, 0 },
		{ "<worksheet><row r=\"7\"><c r=\"A7\"><v>lima</v></c></row></worksheet>", "berkas", 7, 0 },
		{ "<worksheet><row r=\"7\"><c r=\"A7\"><v>1</v></c><c r=\"A7\"><v>1</v></c></row></worksheet>", "berkas", 7, 0 },
		{ "<worksheet><row r=\"7\"/><row r=\"7\"/></worksheet>", "berkas", 7, 0 },
		{ "<worksheet><row r=\"1\"><c r=\"BM1\"><v>1</v></c></row></worksheet>", "maxItems", 1, 64 },
		{ "<worksheet><c><v>1</v></c></worksheet>", "berkas", 0, 0 },
		{ "<worksheet>", "berkas", 0, 0 },
		{ "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet/>", "berkas", 0, 0 },
	};

	for (size_t i = 0; i < sizeof(kasus) / sizeof(*kasus); i++) {
		struct hasil h = buku("<worksheet/>", kasus[i].isi, "<sst/>");

		cr_expect_eq(h.r, -EINVAL, "%s", kasus[i].isi);
		cr_expect_str_eq(h.galat.kode, kasus[i].kode, "%s", kasus[i].isi);
		cr_expect_eq(h.galat.baris, kasus[i].baris, "%s: %u", kasus[i].isi, h.galat.baris);
		cr_expect_eq(h.galat.kolom, kasus[i].kolom, "%s: %u", kasus[i].isi, h.galat.kolom);
		arena_free(h.arena);
	}
}

Test(lembar, tidak_lebih_dari_batas)
{
	size_t n = 20U << 20, awal = strlen("<worksheet>");
	char *bom = malloc(n);
	struct hasil h;

	memset(bom, ' ', n - 1); /* packs a thousandfold */
	memcpy(bom, "<worksheet>", awal);
	bom[n - 1] = '\0';
	h = buku("<worksheet/>", bom, "<sst/>");
	cr_expect_eq(h.r, -EINVAL);
	cr_expect_str_eq(h.galat.kode, "maxLength");
	arena_free(h.arena);
	memset(bom, 'a', LEMBAR_SEL_MAX_BYTES + 1);
	bom[LEMBAR_SEL_MAX_BYTES + 1] = '\0';
	h = csv(bom);
	cr_expect_str_eq(h.galat.kode, "maxLength");
	arena_free(h.arena);
	free(bom);
}

Test(lembar, csv_seperti_ditulis_program)
{
	static const char *const bentuk[] = { "\xef\xbb\xbfkode,nama\r\n\r\n\"A\r\nB\",\" c \"\"d\"\" \"\r\n", "kode;nama\n\n\"A\nB\";\" c \"\"d\"\" \"", "kode\tnama\r\r\"A\rB\"\t\"c \"\"d\"\"\"\r" };

	for (size_t i = 0; i < sizeof(bentuk) / sizeof(*bentuk); i++) {
		struct hasil h = csv(bentuk[i]);

		cr_assert_eq(h.r, 0, "%zu %s", i, h.galat.en);
		cr_assert_eq(h.lembar.n_baris, 2, "%zu", i);
		cr_expect_str_eq(sel(&h, 0, 1), "nama");
		cr_expect_eq(h.lembar.baris[1].nomor, 3, "%zu: %u", i, h.lembar.baris[1].nomor);
		cr_expect_str_eq(sel(&h, 1, 0), "A\nB");
		cr_expect_str_eq(sel(&h, 1, 1), "c \"d\"");
		arena_free(h.arena);
	}
}

Test(lembar, alamat)
{
	char teks[LEMBAR_ALAMAT_BUF];

	cr_expect_str_eq(lembar_alamat(7, 2, teks), "C7");
	cr_expect_str_eq(lembar_alamat(1, 25, teks), "Z1");
	cr_expect_str_eq(lembar_alamat(1, 26, teks), "AA1");
	cr_expect_str_eq(lembar_alamat(1048576, 16383, teks), "XFD1048576");
}
