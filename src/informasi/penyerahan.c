/* Hands information over with a record that both sign (P40(11)(12)), and prints the record; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "document/surat_informasi.h"
#include "informasi/informasi.h"
#include "informasi/operations.h"
#include "pihak/penerimaan.h"
#include "pii/seal.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

#define KONTEKS_MAX 80

static const char *konteks(char out[static KONTEKS_MAX], const char *berkas_id)
{
	snprintf(out, KONTEKS_MAX, "penyerahan_informasi.isi/%s", berkas_id);
	return out;
}

static const char *anggota(const json_t *o, const char *nama)
{
	return json_string_value(json_object_get(o, nama));
}

static int catat(struct ctx *c, const struct berkas *b)
{
	const json_t *penyerah = json_object_get(ctx_body(c), "penyerah"), *penerima = json_object_get(ctx_body(c), "penerima");
	char tempat[KONTEKS_MAX];
	const char *isi;
	int r = seal_text(c->services->data_keys, konteks(tempat, b->id), anggota(penerima, "nama"), c->arena, &isi);

	if (r < 0)
		return r;
	return db_queue(c->db, SQL(penyerahan_informasi_catat, .berkas = b->id, .tempat = ctx_body_string(c, "tempat"), .nama = anggota(penyerah, "nama"),
				   .jabatan = anggota(penyerah, "jabatan"), .nip = anggota(penyerah, "nip"), .sebagai = anggota(penerima, "sebagai"),
				   .isi = isi, .sekarang = b->alur.sekarang));
}

int op_permohonan_informasi_serahkan(struct ctx *c)
{
	struct berkas b;
	int r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_PERMOHONAN, "serahkan", NULL, NULL }, &b);

	if (r == 0)
		r = catat(c, &b);
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){ .catatan = arena_printf(c->arena, "Diserahkan dengan berita acara di %s.",
											ctx_body_string(c, "tempat")) });
	return r < 0 ? r : informasi_jawab(c, 200, b.id);
}

static size_t isi_materi(const json_t *daftar, struct surat_materi *materi)
{
	size_t i;
	json_t *satu;

	json_array_foreach(daftar, i, satu)
		if (i < SURAT_BARIS_MAX)
			materi[i] = (struct surat_materi){ anggota(satu, "uraian"), anggota(satu, "bentuk") };
	return i;
}

static size_t isi_penghitaman(const json_t *daftar, struct surat_penghitaman *hitam)
{
	size_t i;
	json_t *satu;

	json_array_foreach(daftar, i, satu)
		if (i < SURAT_BARIS_MAX)
			hitam[i] = (struct surat_penghitaman){ anggota(satu, "bagian"), anggota(satu, "huruf"), anggota(satu, "alasan") };
	return i;
}

static size_t isi_biaya(const json_t *daftar, struct surat_biaya *biaya)
{
	size_t i;
	json_t *satu;

	json_array_foreach(daftar, i, satu)
		if (i < SURAT_BARIS_MAX)
			biaya[i] = (struct surat_biaya){ anggota(satu, "uraian"), json_integer_value(json_object_get(satu, "banyak")),
							 json_integer_value(json_object_get(satu, "harga_satuan")) };
	return i;
}

/* The lists, from what the decision keeps. */
static int isi_daftar(struct ctx *c, const struct db_rows *rows, struct berita_acara *b)
{
	struct surat_materi *materi = arena_zalloc(c->arena, SURAT_BARIS_MAX * sizeof(*materi));
	struct surat_penghitaman *hitam = arena_zalloc(c->arena, SURAT_BARIS_MAX * sizeof(*hitam));
	struct surat_biaya *biaya = arena_zalloc(c->arena, SURAT_BARIS_MAX * sizeof(*biaya));
	json_t *m, *h, *y;
	int r = materi && hitam && biaya ? informasi_json(c, rows, "materi", &m) : -ENOMEM;

	if (r == 0)
		r = informasi_json(c, rows, "penghitaman", &h);
	if (r == 0)
		r = informasi_json(c, rows, "biaya", &y);
	if (r < 0)
		return r;
	b->materi = materi;
	b->n_materi = isi_materi(m, materi);
	b->penghitaman = hitam;
	b->n_penghitaman = isi_penghitaman(h, hitam);
	b->biaya = biaya;
	b->n_biaya = isi_biaya(y, biaya);
	return 0;
}

static int isi_berita_acara(struct ctx *c, const struct db_rows *rows, const struct pihak *pemohon, struct berita_acara *b)
{
	char tempat[KONTEKS_MAX];
	const char *penerima;
	int r = seal_text_open(c->services->data_keys, konteks(tempat, db_get(rows, 0, "id")), db_get(rows, 0, "penerima"), c->arena, &penerima);

	if (r < 0) {
		log_error("receiver_unreadable", "berkas", db_get(rows, 0, "id"));
		return -EIO;
	}
	*b = (struct berita_acara){
		.surat = { .nomor = db_get(rows, 0, "nomor"),
			   .penyelenggara = db_get(rows, 0, "penyelenggara_nama"),
			   .penyelenggara_alamat = db_get(rows, 0, "penyelenggara_alamat"),
			   .pemohon = pemohon->nama,
			   .diterima_pada = penerimaan_waktu(c, db_get(rows, 0, "diterima_pada")),
			   .informasi_diminta = db_get(rows, 0, "informasi_diminta"),
			   .tanggal = penerimaan_waktu(c, db_get(rows, 0, "diserahkan_pada")),
			   .petugas_nama = db_get(rows, 0, "penyerah_nama"),
			   .petugas_jabatan = db_get(rows, 0, "penyerah_jabatan"),
			   .petugas_nip = db_get(rows, 0, "penyerah_nip"),
			   .segel = db_get(rows, 0, "segel") },
		.tempat = db_get(rows, 0, "tempat"),
		.penerima = penerima,
		.kuasa = strcmp(db_get(rows, 0, "penerima_sebagai"), "kuasa") == 0,
		.sebagian = strcmp(db_get(rows, 0, "hasil"), "sebagian") == 0,
		.cara_bayar = db_get(rows, 0, "cara_bayar"),
	};
	return isi_daftar(c, rows, b);
}

int op_permohonan_informasi_berita_acara_pdf(struct ctx *c)
{
	CLEANUP_BUFFER struct buffer out;
	struct berita_acara b;
	struct pihak pemohon;
	struct db_rows *rows;
	bool ada;
	int r = ctx_exec(c, SQL(surat_informasi_baca, .id = ctx_param(c, "id"), .kejadian = "permohonan_informasi.diserahkan", .status = "diserahkan"), &rows);

	buffer_init(&out, SURAT_MAX_BYTES);
	if (r < 0)
		return r;
	if (!db_count(rows) || !db_get(rows, 0, "penerima"))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	r = informasi_pemohon(c, rows, &pemohon, &ada);
	if (r == 0 && !ada)
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	if (r == 0)
		r = isi_berita_acara(c, rows, &pemohon, &b);
	if (r == 0)
		r = berita_acara_write(&b, (struct pdf_sink){ buffer_write, &out });
	return r < 0 ? r : penerimaan_kirim(c, "berita-acara", b.surat.nomor, &out);
}
