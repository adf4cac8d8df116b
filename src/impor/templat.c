/* GET /v1/penyelenggara/impor/templat: the table to fill in, with its notes, made from the columns that the reader knows. The example begins with # and so
 * is not imported. */
#include <errno.h>
#include <string.h>

#include <xlsxwriter.h>

#include "base/config.h"
#include "impor/kolom.h"
#include "impor/operations.h"
#include "lembar/lembar.h"
#include "lembar/tulis.h"
#include "work/services.h"

#include "base/banned.h"

#define TEMPLAT_MAX_BYTES (256U << 10)
#define JENIS_XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define LEBAR 28
#define LEBAR_PETUNJUK 60
/* The regulation's day, so that the same program gives the same bytes. */
#define DIBUAT 1514908800

struct templat {
	lxw_workbook *buku;
	lxw_format *tebal, *lipat;
	lxw_error error;
};

static void catat(struct templat *t, lxw_error error)
{
	if (!t->error)
		t->error = error;
}

/* What list separates in a cell of the notes. */
static const char *pilihan_teks(const struct kolom *k, char *out, size_t n)
{
	size_t di = 0;

	out[0] = '\0';
	for (size_t i = 0; k->pilihan && k->pilihan[i] && di < n; i++)
		di += (size_t)snprintf(out + di, n - di, "%s%s", i ? ", " : "", k->pilihan[i]);
	return out;
}

static void tulis(struct templat *t, lxw_worksheet *s, lxw_row_t baris, lxw_col_t kolom, const char *isi, lxw_format *format)
{
	catat(t, worksheet_write_string(s, baris, kolom, isi, format));
}

/* Only what may stand there can be chosen. */
static void batasi(struct templat *t, lxw_worksheet *s, lxw_col_t kolom, const struct kolom *k)
{
	lxw_data_validation v = {
		.validate = LXW_VALIDATION_TYPE_LIST,
		.value_list = (char **)(uintptr_t)k->pilihan,
		.error_title = (char *)(uintptr_t) "Pilihan",
		.error_message = (char *)(uintptr_t) "Pilih salah satu dari daftar.",
	};

	catat(t, worksheet_data_validation_range(s, 2, kolom, LEMBAR_BARIS_MAX, kolom, &v));
}

static void isi_layanan(struct templat *t, lxw_worksheet *s)
{
	char kode[64];

	for (lxw_col_t i = 0; i < KOLOM_JUMLAH; i++) {
		const struct kolom *k = &kolom_layanan[i];

		tulis(t, s, 0, i, k->nama, t->tebal);
		snprintf(kode, sizeof(kode), "# %s", k->contoh);
		tulis(t, s, 1, i, i ? k->contoh : kode, t->lipat);
		if (k->bentuk == BENTUK_PILIHAN)
			batasi(t, s, i, k);
	}
	catat(t, worksheet_set_column(s, 0, KOLOM_JUMLAH - 1, LEBAR, NULL));
	worksheet_freeze_panes(s, 1, 1);
}

static void isi_petunjuk(struct templat *t, lxw_worksheet *s)
{
	static const char *const judul[] = { "kolom", "wajib", "petunjuk", "pilihan", "contoh" };
	char pilihan[256];

	for (lxw_col_t i = 0; i < sizeof(judul) / sizeof(*judul); i++)
		tulis(t, s, 0, i, judul[i], t->tebal);
	for (lxw_row_t i = 0; i < KOLOM_JUMLAH; i++) {
		const struct kolom *k = &kolom_layanan[i];

		tulis(t, s, i + 1, 0, k->nama, NULL);
		tulis(t, s, i + 1, 1, k->wajib ? "ya" : "tidak", NULL);
		tulis(t, s, i + 1, 2, k->petunjuk, t->lipat);
		tulis(t, s, i + 1, 3, pilihan_teks(k, pilihan, sizeof(pilihan)), t->lipat);
		tulis(t, s, i + 1, 4, k->contoh, t->lipat);
	}
	tulis(t, s, KOLOM_JUMLAH + 2, 0, "Sel yang kosong atau berisi - membiarkan yang sudah ada. Kolom boleh dihapus dan diurutkan lain; judulnya tetap.", NULL);
	catat(t, worksheet_set_column(s, 0, 1, LEBAR, NULL));
	catat(t, worksheet_set_column(s, 2, 4, LEBAR_PETUNJUK, NULL));
}

static int tulis_buku(void *cls, const char *path)
{
	lxw_workbook_options pilihan = { .tmpdir = cls };
	struct templat t = { .buku = workbook_new_opt(path, &pilihan) };
	lxw_worksheet *layanan, *petunjuk;
	lxw_error akhir;

	if (!t.buku)
		return -ENOMEM;
	t.tebal = workbook_add_format(t.buku);
	t.lipat = workbook_add_format(t.buku);
	layanan = workbook_add_worksheet(t.buku, LEMBAR_LAYANAN);
	petunjuk = workbook_add_worksheet(t.buku, "Petunjuk");
	if (t.tebal && t.lipat && layanan && petunjuk) {
		format_set_bold(t.tebal);
		format_set_text_wrap(t.lipat);
		catat(&t, workbook_set_properties(t.buku, &(lxw_doc_properties){ .title = (char *)(uintptr_t) "Layanan dan standarnya", .created = DIBUAT }));
		isi_layanan(&t, layanan);
		isi_petunjuk(&t, petunjuk);
	} else {
		catat(&t, LXW_ERROR_MEMORY_MALLOC_FAILED);
	}
	akhir = workbook_close(t.buku);
	return t.error || akhir ? -EIO : 0;
}

/* RFC 4180: quotes around, doubled within. */
static void sel(struct buffer *out, const char *depan, const char *isi)
{
	buffer_char(out, '"');
	buffer_string(out, depan);
	for (; *isi; isi++) {
		if (*isi == '"')
			buffer_char(out, '"');
		buffer_char(out, *isi);
	}
	buffer_char(out, '"');
}

/* The byte order mark tells spreadsheet programs that it is UTF-8. */
static void tulis_csv(struct buffer *out)
{
	buffer_string(out, "\xef\xbb\xbf");
	for (int i = 0; i < KOLOM_JUMLAH; i++)
		buffer_printf(out, "%s%s", i ? "," : "", kolom_layanan[i].nama);
	for (int baris = 0; baris < 2; baris++)
		for (int i = 0; i < KOLOM_JUMLAH; i++) {
			buffer_string(out, i ? "," : "\r\n");
			sel(out, i ? "" : "# ", baris ? kolom_layanan[i].contoh : kolom_layanan[i].petunjuk);
		}
	buffer_string(out, "\r\n");
}

int op_impor_templat(struct ctx *c)
{
	const char *bentuk = ctx_param(c, "bentuk");
	bool csv = bentuk && strcmp(bentuk, "csv") == 0;
	CLEANUP_BUFFER struct buffer out;
	int r = 0;

	buffer_init(&out, TEMPLAT_MAX_BYTES);
	if (csv)
		tulis_csv(&out);
	else
		r = lembar_lewat_berkas(c->services->config->server_spool_dir, tulis_buku, (char *)(uintptr_t)c->services->config->server_spool_dir, &out);
	if (r == 0)
		r = buffer_error(&out);
	if (r < 0)
		return r;
	c->request->reply.content_disposition = csv ? "attachment; filename=\"layanan.csv\"" : "attachment; filename=\"layanan.xlsx\"";
	return ctx_reply_bytes(c, 200, csv ? "text/csv" : JENIS_XLSX, out.data, out.len);
}
