/* The receipt of a complaint as JSON and as PDF (UU 25/2009 Pasal 44 ayat (1) and (2)); on the worker that serves the request. */
#include "document/tanda_terima.h"

#include <errno.h>
#include <string.h>

#include "base/config.h"
#include "pengaduan/operations.h"
#include "pengaduan/pengaduan.h"
#include "pihak/identitas.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

#define TENGGAT_MAX 8
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

static const char *tempat(struct ctx *c, const struct isi *isi)
{
	return arena_printf(c->arena, "%s, Bengkayang", kolom(isi, "penyelenggara_nama"));
}

/* "2026-03-10 09:15:00+07" -> RFC 3339. */
static const char *waktu(struct ctx *c, const char *teks)
{
	char *baku = arena_printf(c->arena, "%s:00", teks);

	if (baku && strlen(baku) > 10)
		baku[10] = 'T';
	return baku;
}

static const char *penerima(const struct isi *isi)
{
	const char *nama = kolom(isi, "penerima_nama");

	return nama ? nama : kolom(isi, "penyelenggara_nama");
}

static void acuan(struct json_writer *w, const char *kunci, const char *id, const char *nama)
{
	jw_key(w, kunci);
	if (!id) {
		jw_null(w);
		return;
	}
	jw_object(w);
	jw_member_string(w, "id", id);
	jw_member_string(w, "nama", nama);
	jw_object_end(w);
}

static void tulis_penerimaan(struct json_writer *w, const struct isi *isi)
{
	jw_key(w, "penerima");
	jw_object(w);
	jw_member_string(w, "nama", penerima(isi));
	jw_member_string(w, "jabatan", kolom(isi, "penerima_jabatan"));
	jw_object_end(w);
	jw_key(w, "tanda_tangan");
	jw_object(w);
	jw_member_string(w, "jenis", "elektronik");
	jw_member_string(w, "nilai", kolom(isi, "segel"));
	jw_object_end(w);
}

static void tulis(struct ctx *c, struct json_writer *w, const struct isi *isi)
{
	static const char *const teks[] = { "judul", "uraian", "kerugian", "permintaan_penyelesaian", "kanal" };
	const char *tenggat = kolom(isi, "tenggat");

	jw_object(w);
	jw_member_string(w, "nomor", kolom(isi, "nomor"));
	jw_key(w, "pengadu");
	if (isi->ada_pengadu)
		pihak_tulis(w, &isi->pengadu);
	else
		jw_null(w);
	jw_member_string(w, "kerahasiaan", kolom(isi, "kerahasiaan"));
	acuan(w, "penyelenggara", kolom(isi, "penyelenggara_id"), kolom(isi, "penyelenggara_nama"));
	acuan(w, "layanan", kolom(isi, "layanan_id"), kolom(isi, "layanan_nama"));
	for (size_t i = 0; i < sizeof(teks) / sizeof(teks[0]); i++)
		jw_member_string(w, teks[i], kolom(isi, teks[i]));
	jw_member_string(w, "tempat_penerimaan", tempat(c, isi));
	jw_member_string(w, "diterima_pada", waktu(c, kolom(isi, "diterima_pada")));
	tulis_penerimaan(w, isi);
	jw_key(w, "tenggat");
	jw_raw(w, tenggat, strlen(tenggat));
	jw_member_string(w, "dasar_hukum", DASAR_HUKUM);
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

static size_t isi_tenggat(struct ctx *c, const struct isi *isi, const json_t *daftar, struct tanda_terima_tenggat *tenggat)
{
	size_t n = 0;
	size_t i;
	json_t *satu;

	json_array_foreach(daftar, i, satu) {
		if (n == TENGGAT_MAX)
			break;
		tenggat[n++] = (struct tanda_terima_tenggat){
			.jenis = json_string_value(json_object_get(satu, "jenis")),
			.hari = arena_printf(c->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(json_object_get(satu, "hari"))),
			.satuan = json_string_value(json_object_get(satu, "satuan")),
			.jatuh_tempo = json_string_value(json_object_get(satu, "jatuh_tempo")),
			.dasar_hukum = json_string_value(json_object_get(satu, "dasar_hukum")),
		};
	}
	return n;
}

static void isi_tanda_terima(struct ctx *c, const struct isi *isi, struct tanda_terima *t)
{
	*t = (struct tanda_terima){
		.bahasa = c->request->lang == LANG_ID ? "id" : "en",
		.nomor = kolom(isi, "nomor"),
		.penyelenggara = kolom(isi, "penyelenggara_nama"),
		.penyelenggara_alamat = kolom(isi, "penyelenggara_alamat"),
		.kedudukan = "Bengkayang",
		.kerahasiaan = kolom(isi, "kerahasiaan"),
		.layanan = kolom(isi, "layanan_nama"),
		.judul = kolom(isi, "judul"),
		.uraian = kolom(isi, "uraian"),
		.waktu_kejadian = kolom(isi, "waktu_kejadian"),
		.lokasi = kolom(isi, "lokasi_alamat"),
		.kerugian = kolom(isi, "kerugian"),
		.permintaan_penyelesaian = kolom(isi, "permintaan_penyelesaian"),
		.n_lampiran = (unsigned)db_int(isi->rows, 0, "n_lampiran"),
		.kanal = kolom(isi, "kanal"),
		.tempat = tempat(c, isi),
		.diterima_pada = waktu(c, kolom(isi, "diterima_pada")),
		.petugas_nama = penerima(isi),
		.petugas_jabatan = kolom(isi, "penerima_jabatan"),
		.segel = kolom(isi, "segel"),
		.lacak_url = arena_printf(c->arena, "%s/v1/pengaduan/%s", c->services->config->server_public_url, kolom(isi, "id")),
	};
	if (!isi->ada_pengadu)
		return;
	t->nama = isi->pengadu.nama;
	t->nik = isi->pengadu.nik;
	t->alamat = isi->pengadu.alamat;
	t->telepon = isi->pengadu.telepon;
	t->email = isi->pengadu.email;
}

int op_pengaduan_tanda_terima_pdf(struct ctx *c)
{
	CLEANUP_BUFFER struct buffer out;
	CLEANUP_JSON json_t *daftar = NULL;
	struct tanda_terima_tenggat tenggat[TENGGAT_MAX];
	struct tanda_terima t;
	struct isi isi;
	int r = baca(c, &isi);

	buffer_init(&out, TANDA_TERIMA_MAX_BYTES);
	if (r < 0)
		return r;
	isi_tanda_terima(c, &isi, &t);
	daftar = json_loads(kolom(&isi, "tenggat"), 0, NULL);
	t.tenggat = tenggat;
	t.n_tenggat = isi_tenggat(c, &isi, daftar, tenggat);
	r = tanda_terima_write(&t, (struct pdf_sink){ buffer_write, &out });
	if (r == 0)
		r = buffer_error(&out);
	if (r < 0)
		return r;
	c->request->reply.content_disposition = arena_printf(c->arena, "attachment; filename=\"tanda-terima-%s.pdf\"", t.nomor);
	return ctx_reply_bytes(c, 200, "application/pdf", out.data, out.len);
}
