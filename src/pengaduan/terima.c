/* Files a complaint, whoever brings it; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "alur/berkas.h"
#include "kalender/tanggal.h"
#include "kalender/waktu.h"
#include "pengaduan/pengaduan.h"
#include "pihak/pihak.h"
#include "statements.h"

#include "base/banned.h"

static int periksa_waktu(struct ctx *c)
{
	const char *kejadian = ctx_body_string(c, "waktu_kejadian");
	int32_t tanggal;

	if (!kejadian)
		return 0;
	if (tanggal_urai(kejadian, strlen(kejadian), &tanggal) < 0)
		return ctx_invalid(c, "/waktu_kejadian", "format", "Tanggal tidak ada.", "There is no such date.");
	if (tanggal > waktu_tanggal(ctx_now(c)))
		return ctx_invalid(c, "/waktu_kejadian", "maximum", "Waktu kejadian belum terjadi.",
				   "The occurrence lies in the future.");
	return 0;
}

/* What the case points at must exist and belong together. */
static int periksa_acuan(struct ctx *c, const struct berkas_buka *b)
{
	if (!b->penyelenggara_ada)
		return ctx_invalid(c, "/penyelenggara_id", "acuan", "Penyelenggara tidak dikenal.", "No such agency.");
	if (!b->layanan_cocok)
		return ctx_invalid(c, "/layanan_id", "acuan", "Layanan ini bukan milik penyelenggara tersebut.",
				   "This service is not one of that agency.");
	if (!b->terlapor_cocok)
		return ctx_invalid(c, "/terlapor_pelaksana_id", "acuan", "Terlapor bukan pelaksana penyelenggara tersebut.",
				   "The officer complained about does not serve at that agency.");
	return 0;
}

/* An officer does not record a complaint about himself: it would be in the wrong hands. */
static int periksa_terlapor(struct ctx *c)
{
	const char *terlapor = ctx_body_string(c, "terlapor_pelaksana_id");

	if (!terlapor || !peran_petugas(c->request->identity.peran) || strcasecmp(terlapor, c->request->identity.sub) != 0)
		return 0;
	return ctx_problem(c, PROBLEM_FORBIDDEN, "Pengaduan tentang diri sendiri dicatat oleh petugas lain.",
			   "A complaint about oneself is recorded by another officer.");
}

static int tanpa_pengadu(struct ctx *c)
{
	return ctx_invalid(c, "/pengadu", "required", "Identitas pengadu wajib ada kecuali pengaduan anonim.",
			   "The complainant's identity is needed unless the complaint is anonymous.");
}

static int pengadu_tentukan(struct ctx *c, const struct penerimaan *p, struct pihak *pengadu, bool *ret_ada)
{
	const json_t *badan = json_object_get(ctx_body(c), "pengadu");
	bool anonim = strcmp(p->kerahasiaan, "anonim") == 0;
	int r = 0;

	*ret_ada = json_is_object(badan);
	if (*ret_ada && anonim)
		return ctx_invalid(c, "/pengadu", "anonim", "Pengaduan anonim tidak memuat identitas pengadu.",
				   "An anonymous complaint carries no identity.");
	if (*ret_ada)
		return pihak_baca(c, badan, "/pengadu/nik", pengadu);
	if (anonim)
		return 0;
	if (c->request->identity.peran == PERAN_MASYARAKAT)
		r = pihak_dari_akun(c, pengadu, ret_ada);
	return r < 0 || *ret_ada ? r : tanpa_pengadu(c);
}

static const char *koordinat(struct ctx *c, const json_t *lokasi, const char *nama)
{
	const json_t *nilai = json_object_get(lokasi, nama);

	return json_is_number(nilai) ? arena_printf(c->arena, "%.6f", json_number_value(nilai)) : NULL;
}

static int catat(struct ctx *c, const struct berkas_buka *b, const struct penerimaan *p, const struct pihak *pengadu)
{
	const json_t *lokasi = json_object_get(ctx_body(c), "lokasi");
	const struct identity *siapa = &c->request->identity;
	bool dihubungi = pengadu && pengadu->email;
	int r;

	r = db_queue(c->db, SQL(pengaduan_catat, .berkas = b->id, .kanal = p->kanal, .judul = ctx_body_string(c, "judul"),
				.uraian = ctx_body_string(c, "uraian"), .layanan = b->baru.layanan_id,
				.kerugian = ctx_body_string(c, "kerugian"),
				.permintaan_penyelesaian = ctx_body_string(c, "permintaan_penyelesaian"),
				.waktu_kejadian = ctx_body_string(c, "waktu_kejadian"),
				.lokasi_alamat = json_string_value(json_object_get(lokasi, "alamat")),
				.lokasi_lintang = koordinat(c, lokasi, "lintang"), .lokasi_bujur = koordinat(c, lokasi, "bujur"),
				.sekarang = b->alur.sekarang,
				.pencatat = peran_petugas(siapa->peran) && siapa->sub[0] ? siapa->sub : NULL, .rujukan = p->rujukan,
				.dapat_dihubungi = dihubungi ? "t" : "f"));
	return r == 0 && pengadu ? pihak_simpan(c, b->id, pengadu) : r;
}

static int simpan(struct ctx *c, struct berkas_buka *b, const struct penerimaan *p, const struct pihak *pengadu)
{
	int r = 0;

	if (p->kode_akses_hash)
		r = db_queue(c->db, SQL(konteks_kode_akses, .hash = p->kode_akses_hash));
	if (r == 0)
		r = berkas_catat(b, berkas_pencatat(c, b));
	if (r == 0)
		r = catat(c, b, p, pengadu);
	if (r == 0)
		r = berkas_mulai(b, arena_printf(c->arena, "{\"ke\":\"%s\",\"kanal\":\"%s\"}", b->status, p->kanal));
	return r;
}

int pengaduan_terima(struct ctx *c, const struct penerimaan *p)
{
	const struct identity *siapa = &c->request->identity;
	/* No identity is taken, that of the account neither: the access code is the only way back to the case. */
	bool anonim = strcmp(p->kerahasiaan, "anonim") == 0;
	const struct berkas_baru baru = {
		.proses = PROSES_PENGADUAN,
		.penyelenggara_id = ctx_body_string(c, "penyelenggara_id"),
		.layanan_id = ctx_body_string(c, "layanan_id"),
		.terlapor_id = ctx_body_string(c, "terlapor_pelaksana_id"),
		.pemilik_id = siapa->peran == PERAN_MASYARAKAT && !anonim ? siapa->sub : NULL,
		.kode_akses_hash = p->kode_akses_hash,
		.kerahasiaan = p->kerahasiaan,
	};
	struct berkas_buka b;
	struct pihak pengadu;
	bool ada;
	int r = periksa_waktu(c);

	if (r == 0)
		r = periksa_terlapor(c);
	if (r == 0)
		r = pengadu_tentukan(c, p, &pengadu, &ada);
	if (r == 0)
		r = berkas_siap(c, &baru, &b);
	if (r == 0 && anonim && siapa->peran == PERAN_MASYARAKAT)
		b.alur.pelaku_id = NULL;
	if (r == 0)
		r = periksa_acuan(c, &b);
	if (r == 0)
		r = simpan(c, &b, p, ada ? &pengadu : NULL);
	if (r == 0)
		r = pengaduan_jawab(c, 201, b.id);
	if (r == 0)
		c->request->reply.location = arena_printf(c->arena, "/v1/pengaduan/%s", b.id);
	return r;
}
