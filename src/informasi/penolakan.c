/* The letter of a refusal (P40(12), UU 14/2008 Pasal 22 ayat (7)); on the worker that serves the request. */
#include <errno.h>

#include "document/surat_informasi.h"
#include "informasi/informasi.h"
#include "informasi/operations.h"
#include "pihak/penerimaan.h"
#include "statements.h"

#include "base/banned.h"

static int isi_surat(struct ctx *c, const struct db_rows *rows, const struct pihak *pemohon, struct surat_penolakan *s)
{
	struct surat_dasar *dasar = arena_zalloc(c->arena, SURAT_BARIS_MAX * sizeof(*dasar));
	json_t *daftar, *satu;
	size_t i;
	int r = dasar ? informasi_json(c, rows, "dasar", &daftar) : -ENOMEM;

	if (r < 0)
		return r;
	json_array_foreach(daftar, i, satu)
		if (i < SURAT_BARIS_MAX)
			dasar[i] = (struct surat_dasar){ json_string_value(json_object_get(satu, "dasar_hukum")),
							 json_string_value(json_object_get(satu, "uraian")) };
	*s = (struct surat_penolakan){
		.surat = { .nomor = db_get(rows, 0, "nomor"),
			   .penyelenggara = db_get(rows, 0, "penyelenggara_nama"),
			   .penyelenggara_alamat = db_get(rows, 0, "penyelenggara_alamat"),
			   .pemohon = pemohon->nama,
			   .diterima_pada = penerimaan_waktu(c, db_get(rows, 0, "diterima_pada")),
			   .informasi_diminta = db_get(rows, 0, "informasi_diminta"),
			   .tanggal = penerimaan_waktu(c, db_get(rows, 0, "diputuskan_pada")),
			   .petugas_nama = db_get(rows, 0, "petugas_nama"),
			   .petugas_jabatan = db_get(rows, 0, "petugas_jabatan"),
			   .segel = db_get(rows, 0, "segel") },
		.pemohon_alamat = pemohon->alamat,
		.dasar = dasar,
		.n_dasar = json_array_size(daftar),
		.alasan = db_get(rows, 0, "uraian_keputusan"),
		.uji_konsekuensi = db_get(rows, 0, "uji_konsekuensi"),
		.keberatan_sampai = penerimaan_waktu(c, db_get(rows, 0, "keberatan_sampai")),
	};
	return 0;
}

int op_permohonan_informasi_surat_penolakan_pdf(struct ctx *c)
{
	CLEANUP_BUFFER struct buffer out;
	struct surat_penolakan s;
	struct pihak pemohon;
	struct db_rows *rows;
	bool ada;
	int r = ctx_exec(c, SQL(surat_informasi_baca, .id = ctx_param(c, "id"), .kejadian = "permohonan_informasi.ditolak", .status = "ditolak"), &rows);

	buffer_init(&out, SURAT_MAX_BYTES);
	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	r = informasi_pemohon(c, rows, &pemohon, &ada);
	if (r == 0 && !ada)
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	if (r == 0)
		r = isi_surat(c, rows, &pemohon, &s);
	if (r == 0)
		r = surat_penolakan_write(&s, (struct pdf_sink){ buffer_write, &out });
	return r < 0 ? r : penerimaan_kirim(c, "surat-penolakan", s.surat.nomor, &out);
}
