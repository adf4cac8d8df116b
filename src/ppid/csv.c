/* The yearly report as a table for spreadsheets (RFC 4180). Pure. */
#include <string.h>

#include "ppid/laporan.h"

#include "base/banned.h"

/* Columns: names in a line of per_penyelenggara, and where the sum of all is found in the report. */
static const struct kolom {
	const char *nama;
	const char *bagian, *anggota;
} kolom[] = {
	{ "diterima", "permohonan", "diterima" },
	{ "dikabulkan_penuh", "permohonan", "dikabulkan_penuh" },
	{ "dikabulkan_sebagian", "permohonan", "dikabulkan_sebagian" },
	{ "ditolak", "permohonan", "ditolak" },
	{ "dicabut", "permohonan", "dicabut" },
	{ "tidak_lengkap", "permohonan", "tidak_lengkap" },
	{ "dalam_proses", "permohonan", "dalam_proses" },
	{ "diputuskan", "waktu", "diputuskan" },
	{ "tepat_waktu", "waktu", "tepat_waktu" },
	{ "rata_rata_hari_kerja", "waktu", "rata_rata_hari_kerja" },
	{ "median_hari_kerja", "waktu", "median_hari_kerja" },
	{ "diperpanjang", "waktu", "diperpanjang" },
	{ "lewat", "waktu", "lewat" },
	{ "tidak_ditanggapi", "waktu", "tidak_ditanggapi" },
	{ "keberatan", "keberatan", "diajukan" },
	{ "sengketa", "keberatan", "disengketakan" },
	{ "dokumen", "dokumen", "jumlah" },
};
#define N_KOLOM (sizeof(kolom) / sizeof(kolom[0]))

/* In quotes; what a spreadsheet would take for a formula is guarded with an apostrophe. */
static void teks(struct buffer *out, const char *s)
{
	buffer_string(out, strchr("=+-@\t\r", *s) && *s ? "\"'" : "\"");
	for (; *s; s++)
		buffer_printf(out, *s == '"' ? "\"%c" : "%c", *s);
	buffer_string(out, "\"");
}

static void angka(struct buffer *out, const json_t *nilai)
{
	buffer_string(out, ",");
	if (json_is_integer(nilai))
		buffer_printf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(nilai));
	else if (json_is_real(nilai))
		buffer_printf(out, "%.10g", json_real_value(nilai));
}

void laporan_ppid_csv(const struct laporan_ppid *l, struct buffer *out)
{
	const json_t *semua = json_object_get(l->isi, "per_penyelenggara");

	buffer_string(out, "penyelenggara");
	for (size_t k = 0; k < N_KOLOM; k++)
		buffer_printf(out, ",%s", kolom[k].nama);
	buffer_string(out, "\r\n");
	for (size_t i = 0; i < json_array_size(semua); i++) {
		const json_t *satu = json_array_get(semua, i);

		teks(out, json_string_value(json_object_get(json_object_get(satu, "penyelenggara"), "nama")));
		for (size_t k = 0; k < N_KOLOM; k++)
			angka(out, json_object_get(satu, kolom[k].nama));
		buffer_string(out, "\r\n");
	}
	buffer_string(out, "Jumlah");
	for (size_t k = 0; k < N_KOLOM; k++)
		angka(out, json_object_get(json_object_get(l->isi, kolom[k].bagian), kolom[k].anggota));
	buffer_string(out, "\r\n");
}
