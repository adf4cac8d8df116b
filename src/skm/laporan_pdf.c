/* The full report of a round, first half: introduction and respondents, and the frame around all of it; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "skm/laporan_pdf.h"

#include "base/banned.h"

#define JUDUL_TINGGI 34.0 /* a subheading stays with its chart */
#define DASAR_PERBUP "Peraturan Bupati Bengkayang Nomor 24 Tahun 2018 tentang Penyelenggaraan Pelayanan Publik, Pasal 23"
#define DASAR_UU "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"

int laporan_gambar(struct pdf *p, const struct laporan *l, const char *jenis)
{
	struct bagan *b = arena_alloc(l->arena, sizeof(*b));
	const char *judul;
	double tinggi;
	int r = b ? laporan_bagan(l, jenis, b) : -ENOMEM;

	if (r < 0)
		return r == -ENODATA ? 0 : r;
	/* The chart's title is a heading of the document. */
	judul = b->judul;
	b->judul = NULL;
	tinggi = bagan_tinggi(b, LAPORAN_LEBAR);
	if (tinggi < 0)
		return (int)tinggi;
	pdf_need(p, tinggi + JUDUL_TINGGI);
	pdf_subheading(p, judul);
	pdf_figure(p, LAPORAN_LEBAR, tinggi, PDF_LEFT, bagan_gambar, b);
	return 0;
}

static void dasar_hukum(struct pdf *p, const struct laporan *l)
{
	const char *dasar[] = { DASAR_UU, DASAR_PERBUP, laporan_teks_dari(json_object_get(l->hasil, "metode"), "dasar_hukum") };

	pdf_subheading(p, l->t->dasar);
	pdf_list_begin(p);
	for (size_t i = 0; i < sizeof(dasar) / sizeof(dasar[0]); i++)
		pdf_item(p, (const char *const[]){ "1.", "2.", "3." }[i], dasar[i]);
	pdf_list_end(p);
}

static const char *pelaksana(const struct laporan *l)
{
	const char *ketiga = laporan_teks_dari(l->survei, "nama_pihak_ketiga");

	return ketiga ? ketiga : l->t->tim;
}

static const char *pembulatan(const struct laporan *l)
{
	const char *teks = arena_printf(l->arena, "%s, %d %s", l->t->pembulatan_isi,
					(int)json_integer_value(json_object_get(l->tambahan, "desimal_ikm")), l->t->desimal);

	return teks ? teks : "";
}

static const char *metode_hitung(const struct laporan *l)
{
	const json_t *metode = json_object_get(l->survei, "metode_hitung");
	const char *teks = arena_printf(l->arena, "%s (%s/%" JSON_INTEGER_FORMAT ")", laporan_teks_dari(metode, "nama"), laporan_teks_dari(metode, "kode"),
					json_integer_value(json_object_get(metode, "versi")));

	return teks ? teks : "";
}

static void metode(struct pdf *p, const struct laporan *l)
{
	const struct laporan_teks *t = l->t;
	const json_t *h = l->hasil;
	bool sensus = strcmp(laporan_teks_dari(h, "cara_memilih"), "sensus") == 0;
	const struct pdf_field fields[] = {
		{ t->pelaksana, pelaksana(l) },
		{ t->cara, sensus ? t->sensus : t->sampel },
		{ t->akses, strcmp(laporan_teks_dari(l->survei, "akses"), "undangan") == 0 ? t->undangan : t->terbuka },
		{ t->populasi, laporan_bulat(l, json_object_get(h, "populasi")) },
		{ t->minimum, laporan_bulat(l, json_object_get(h, "sampel_minimum")) },
		{ t->responden, laporan_bulat(l, json_object_get(h, "responden")) },
		{ t->dikecualikan, laporan_bulat(l, json_object_get(h, "dikecualikan")) },
		{ t->kecukupan, json_is_true(json_object_get(h, "sampel_cukup")) ? t->cukup : t->kurang },
		{ t->metode_hitung, metode_hitung(l) },
		{ t->pembulatan, pembulatan(l) },
	};

	pdf_subheading(p, t->metode);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, t->metode_isi);
	pdf_fields(p, fields, sizeof(fields) / sizeof(fields[0]));
}

static const char *media(const struct laporan *l)
{
	const json_t *daftar = json_object_get(l->survei, "media_publikasi");
	const char *teks = "";

	for (size_t i = 0; i < json_array_size(daftar); i++)
		teks = laporan_gabung(l, teks, i ? ", " : "", laporan_sebutan("media", json_string_value(json_array_get(daftar, i)), l->bahasa));
	return teks;
}

static void jadwal(struct pdf *p, const struct laporan *l)
{
	const struct laporan_teks *t = l->t;
	const struct pdf_column kolom[] = { { t->tahap, 40, PDF_LEFT }, { t->tanggal, 28, PDF_LEFT }, { t->keterangan, 32, PDF_LEFT } };
	const struct {
		const char *nama, *waktu, *keterangan;
	} baris[] = {
		{ t->dirancang, laporan_teks_dari(l->survei, "dibuat_pada"), NULL },
		{ t->dibuka, laporan_teks_dari(l->survei, "dibuka_pada"), NULL },
		{ t->ditutup, laporan_teks_dari(l->survei, "ditutup_pada"), NULL },
		{ t->dihitung, laporan_teks_dari(l->hasil, "dihitung_pada"), NULL },
		{ t->dipublikasikan, laporan_teks_dari(l->hasil, "diterbitkan_pada"), media(l) },
	};
	const json_t *laporan = json_object_get(l->survei, "laporan");

	pdf_subheading(p, t->jadwal);
	pdf_table_begin(p, kolom, 3);
	for (size_t i = 0; i < sizeof(baris) / sizeof(baris[0]); i++)
		pdf_table_row(p, (const char *[]){ baris[i].nama, laporan_tanggal(l, baris[i].waktu), baris[i].keterangan });
	for (size_t i = 0; i < json_array_size(laporan); i++) {
		const json_t *satu = json_array_get(laporan, i);

		pdf_table_row(p, (const char *[]){ laporan_gabung(l, t->dilaporkan, " ", laporan_sebutan("tujuan", laporan_teks_dari(satu, "tujuan"), l->bahasa)),
						   laporan_tanggal(l, laporan_teks_dari(satu, "tanggal")), laporan_teks_dari(satu, "nomor_surat") });
	}
	pdf_table_end(p);
}

static void pendahuluan(struct pdf *p, const struct laporan *l)
{
	const struct laporan_teks *t = l->t;

	pdf_heading(p, t->pendahuluan);
	pdf_subheading(p, t->latar);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, t->latar_isi);
	dasar_hukum(p, l);
	pdf_subheading(p, t->tujuan);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, t->tujuan_isi);
	metode(p, l);
	jadwal(p, l);
}

void laporan_tabel_kelompok(struct pdf *p, const struct laporan *l, const char *atribut, const json_t *kelompok)
{
	const struct laporan_teks *t = l->t;
	const struct pdf_column kolom[] = { { t->kelompok, 40, PDF_LEFT },
					    { t->responden, 18, PDF_RIGHT },
					    { t->persen, 14, PDF_RIGHT },
					    { t->ikm, 14, PDF_RIGHT },
					    { t->mutu, 14, PDF_CENTER } };

	pdf_table_begin(p, kolom, 5);
	for (size_t i = 0; i < json_array_size(kelompok); i++) {
		const json_t *satu = json_array_get(kelompok, i), *responden = json_object_get(satu, "responden");

		pdf_table_row(p, (const char *[]){ laporan_kelompok(l, atribut, laporan_teks_dari(satu, "kelompok")), laporan_bulat(l, responden),
						   laporan_persen(l, responden), laporan_ikm(l, json_object_get(satu, "ikm")),
						   laporan_mutu(l, json_object_get(satu, "mutu")) });
	}
	pdf_table_end(p);
}

static int profil_responden(struct pdf *p, const struct laporan *l)
{
	static const char *const atribut[] = { "jenis_kelamin", "usia", "pendidikan", "pekerjaan" };
	int r = 0;

	pdf_heading(p, l->t->profil);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, l->t->ditahan_kelompok);
	for (size_t i = 0; r == 0 && i < sizeof(atribut) / sizeof(atribut[0]); i++) {
		const json_t *kelompok = laporan_urut(l, atribut[i]);

		if (!kelompok)
			continue;
		r = laporan_gambar(p, l, atribut[i]);
		laporan_tabel_kelompok(p, l, atribut[i], kelompok);
	}
	return r;
}

static int gambar(struct pdf *p, void *cls)
{
	const struct laporan *l = cls;
	const json_t *layanan = json_object_get(l->hasil, "layanan");
	const struct pdf_field fields[] = {
		{ l->t->penyelenggara, laporan_teks_dari(json_object_get(l->hasil, "penyelenggara"), "nama") },
		{ l->t->layanan, json_is_object(layanan) ? laporan_teks_dari(layanan, "nama") : l->t->semua_layanan },
		{ l->t->periode, laporan_periode(l) },
	};
	int r;

	pdf_title(p, laporan_kapital(l, l->t->judul), laporan_teks_dari(l->hasil, "judul"));
	if (laporan_keadaan(l))
		pdf_paragraph(p, PDF_BODY_BOLD, PDF_CENTER, laporan_keadaan(l));
	if (l->ditahan)
		pdf_paragraph(p, PDF_BODY_BOLD, PDF_LEFT, l->t->ditahan_semua);
	pdf_fields(p, fields, 3);
	pendahuluan(p, l);
	r = profil_responden(p, l);
	return r < 0 ? r : laporan_hasil(p, l);
}

int laporan_pdf(struct laporan *l, struct pdf_sink sink)
{
	const char *unit = laporan_teks_dari(json_object_get(l->hasil, "penyelenggara"), "nama");
	const struct pdf_info info = {
		.bahasa = l->bahasa,
		.judul = l->t->judul,
		.subjek = laporan_teks_dari(l->hasil, "judul"),
		.penulis = unit,
		.dibuat = laporan_teks_dari(l->hasil, "dihitung_pada"),
		.nomor = laporan_teks_dari(l->hasil, "nomor"),
		.kop = { .instansi = LAPORAN_INSTANSI, .unit = unit, .alamat = laporan_teks_dari(l->tambahan, "alamat") },
		.max_bytes = LAPORAN_MAX_BYTES,
	};

	return pdf_write(&info, gambar, l, sink);
}
