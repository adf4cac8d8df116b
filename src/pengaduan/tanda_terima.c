/* The receipt of a complaint as JSON and as PDF (UU 25/2009 Pasal 44 ayat (1) and (2)); on the worker that serves the request. */
#include "document/tanda_terima.h"

#include <errno.h>

#include "pengaduan/operations.h"
#include "pengaduan/pengaduan.h"
#include "pihak/identitas.h"
#include "pihak/penerimaan.h"
#include "statements.h"

#include "base/banned.h"

#define DASAR_HUKUM "UU 25/2009 Pasal 44 ayat (1) dan (2)"

struct isi {
	const struct db_rows *rows;
	struct pihak pengadu;
	bool ada_pengadu;
};

static const char *kolom(const struct isi *isi, const char *nama)
{
	return db_get(isi->rows, 0, nama);
}

static int baca(struct ctx *c, struct isi *isi)
{
	const char *id = ctx_param(c, "id");
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(tanda_terima_baca, .id = id), &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	*isi = (struct isi){ .rows = rows, .ada_pengadu = db_get(rows, 0, "isi") };
	if (!isi->ada_pengadu)
		return 0;
	r = pihak_buka(c, id, kolom(isi, "isi"), &isi->pengadu);
	return r < 0 ? r : identitas_catat_akses(c, id);
}

static void tulis(struct ctx *c, struct json_writer *w, const struct isi *isi)
{
	static const char *const teks[] = { "judul", "uraian", "kerugian", "permintaan_penyelesaian", "kanal" };

	jw_object(w);
	jw_member_string(w, "nomor", kolom(isi, "nomor"));
	jw_key(w, "pengadu");
	if (isi->ada_pengadu)
		pihak_tulis(w, &isi->pengadu);
	else
		jw_null(w);
	jw_member_string(w, "kerahasiaan", kolom(isi, "kerahasiaan"));
	penerimaan_acuan(w, "penyelenggara", kolom(isi, "penyelenggara_id"), kolom(isi, "penyelenggara_nama"));
	penerimaan_acuan(w, "layanan", kolom(isi, "layanan_id"), kolom(isi, "layanan_nama"));
	for (size_t i = 0; i < sizeof(teks) / sizeof(teks[0]); i++)
		jw_member_string(w, teks[i], kolom(isi, teks[i]));
	penerimaan_tulis(c, w, isi->rows, DASAR_HUKUM);
	jw_object_end(w);
}

int op_pengaduan_tanda_terima(struct ctx *c)
{
	struct isi isi;
	struct buffer out;
	struct json_writer w;
	int r = baca(c, &isi);

	if (r < 0)
		return r;
	buffer_init(&out, 262144);
	jw_init(&w, &out);
	tulis(c, &w, &isi);
	return ctx_reply_json(c, 200, &out);
}

static void isi_pengaduan(const struct isi *isi, struct tanda_terima *t)
{
	t->kerahasiaan = kolom(isi, "kerahasiaan");
	t->layanan = kolom(isi, "layanan_nama");
	t->judul = kolom(isi, "judul");
	t->uraian = kolom(isi, "uraian");
	t->waktu_kejadian = kolom(isi, "waktu_kejadian");
	t->lokasi = kolom(isi, "lokasi_alamat");
	t->kerugian = kolom(isi, "kerugian");
	t->permintaan_penyelesaian = kolom(isi, "permintaan_penyelesaian");
	t->n_lampiran = (unsigned)db_int(isi->rows, 0, "n_lampiran");
	t->kanal = kolom(isi, "kanal");
}

int op_pengaduan_tanda_terima_pdf(struct ctx *c)
{
	CLEANUP_BUFFER struct buffer out;
	struct tanda_terima_tenggat tenggat[PENERIMAAN_TENGGAT_MAX];
	struct tanda_terima t;
	struct isi isi;
	int r = baca(c, &isi);

	buffer_init(&out, TANDA_TERIMA_MAX_BYTES);
	if (r < 0)
		return r;
	penerimaan_lembar(c, isi.rows, isi.ada_pengadu ? &isi.pengadu : NULL, "/v1/pengaduan", tenggat, &t);
	isi_pengaduan(&isi, &t);
	r = tanda_terima_write(&t, (struct pdf_sink){ buffer_write, &out });
	return r < 0 ? r : penerimaan_kirim(c, "tanda-terima", t.nomor, &out);
}
