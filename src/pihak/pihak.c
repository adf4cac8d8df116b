/* Checks, seals and opens the identity of the party of a case; on the worker that serves the request. */
#include "pihak/pihak.h"

#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "pihak/alamat.h"
#include "pii/nik.h"
#include "pii/seal.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

#define KONTEKS_MAX 64

static const char *anggota(const json_t *o, const char *nama)
{
	return json_string_value(json_object_get(o, nama));
}

static void isi_pihak(const json_t *o, struct pihak *p)
{
	*p = (struct pihak){
		.nama = anggota(o, "nama"),
		.nik = anggota(o, "nik"),
		.alamat = anggota(o, "alamat"),
		.telepon = anggota(o, "telepon"),
		.email = anggota(o, "email"),
		.jenis_kelamin = anggota(o, "jenis_kelamin"),
		.usia = (int)json_integer_value(json_object_get(o, "usia")),
	};
}

int pihak_kanal(struct ctx *c, const char **ret_kanal)
{
	const char *kanal = ctx_body_string(c, "kanal");

	*ret_kanal = kanal ? kanal : "aplikasi";
	if (peran_petugas(c->request->identity.peran) || strcmp(*ret_kanal, "aplikasi") == 0 || strcmp(*ret_kanal, "portal") == 0)
		return 0;
	return ctx_invalid(c, "/kanal", "kanal", "Kanal ini dicatat oleh petugas; pakai aplikasi atau portal.",
			   "This channel is recorded by officers; use aplikasi or portal.");
}

int pihak_baca(struct ctx *c, const json_t *o, const char *penunjuk_nik, struct pihak *ret_pihak)
{
	isi_pihak(o, ret_pihak);
	if (ret_pihak->nik && !nik_valid(ret_pihak->nik))
		return ctx_invalid(c, penunjuk_nik, "nik", "NIK tidak benar susunannya: periksa tanggal lahir dan nomor urut.",
				   "The NIK is not well formed: check date of birth and serial number.");
	return 0;
}

static const char *konteks(char out[static KONTEKS_MAX], const char *berkas_id)
{
	snprintf(out, KONTEKS_MAX, "identitas.isi/%s", berkas_id);
	return out;
}

int pihak_dari_akun(struct ctx *c, struct pihak *ret_pihak, bool *ret_ada)
{
	const char *saya = c->request->identity.sub;
	char tempat[KONTEKS_MAX];
	const char *teks;
	struct db_rows *rows;
	json_t *o;
	int r = ctx_exec(c, SQL(akun_identitas, .id = saya), &rows);

	*ret_ada = r == 0 && db_count(rows);
	if (!*ret_ada)
		return r;
	snprintf(tempat, sizeof(tempat), "akun.isi/%s", saya);
	r = seal_text_open(c->services->data_keys, tempat, db_get(rows, 0, "isi"), c->arena, &teks);
	o = r == 0 ? json_loads(teks, 0, NULL) : NULL;
	if (!o || arena_defer(c->arena, (void (*)(void *))json_decref, o) < 0) {
		log_error("account_identity_unreadable", "akun", saya);
		return -EIO;
	}
	isi_pihak(o, ret_pihak);
	return 0;
}

/* 08123... and +628123... are the same telephone. */
static const char *telepon_baku(struct arena *a, const char *telepon)
{
	if (telepon[0] == '0')
		return arena_printf(a, "+62%s", telepon + 1);
	return telepon[0] == '+' ? telepon : arena_printf(a, "+%s", telepon);
}

static const char *sidik(struct ctx *c, const char *jenis, const char *nilai, char out[static LOOKUP_SIZE])
{
	if (!nilai)
		return NULL;
	seal_lookup(c->services->data_keys, jenis, nilai, out);
	return out;
}

static const char *segel(struct ctx *c, const char *tempat, const struct pihak *p)
{
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;
	const char *isi;

	buffer_init(&out, 16384);
	jw_init(&w, &out);
	pihak_tulis(&w, p);
	return buffer_error(&out) < 0 || seal_text(c->services->data_keys, tempat, out.data, c->arena, &isi) < 0 ? NULL : isi;
}

/* What is kept of an identity: sealed, and the keyed hashes it is found by. */
struct tersegel {
	const char *isi;
	const char *nik, *telepon, *email; /* hashes, or NULL */
	char ruang[3][LOOKUP_SIZE];
};

static int segel_berkas(struct ctx *c, const char *berkas_id, const struct pihak *p, struct tersegel *t)
{
	char tempat[KONTEKS_MAX];

	t->isi = segel(c, konteks(tempat, berkas_id), p);
	t->nik = sidik(c, "nik", p->nik, t->ruang[0]);
	t->telepon = sidik(c, "telepon", p->telepon ? telepon_baku(c->arena, p->telepon) : NULL, t->ruang[1]);
	t->email = sidik(c, "email", p->email ? alamat_baku(c->arena, p->email) : NULL, t->ruang[2]);
	return t->isi ? 0 : -EIO;
}

int pihak_simpan(struct ctx *c, const char *berkas_id, const struct pihak *p)
{
	struct tersegel t;
	int r = segel_berkas(c, berkas_id, p, &t);

	return r < 0 ? r : db_queue(c->db, SQL(identitas_catat, .berkas = berkas_id, .isi = t.isi, .nik_hash = t.nik,
					       .telepon_hash = t.telepon, .email_hash = t.email));
}

int pihak_ganti(struct ctx *c, const char *berkas_id, const struct pihak *p)
{
	struct tersegel t;
	int r = segel_berkas(c, berkas_id, p, &t);

	return r < 0 ? r : db_queue(c->db, SQL(identitas_ganti, .berkas = berkas_id, .isi = t.isi, .nik_hash = t.nik,
					       .telepon_hash = t.telepon, .email_hash = t.email));
}

int pihak_segel_akun(struct ctx *c, const struct pihak *p, const char **ret_isi)
{
	char tempat[KONTEKS_MAX];

	snprintf(tempat, sizeof(tempat), "akun.isi/%s", c->request->identity.sub);
	*ret_isi = segel(c, tempat, p);
	return *ret_isi ? 0 : -EIO;
}

int pihak_buka(struct ctx *c, const char *berkas_id, const char *isi, struct pihak *ret_pihak)
{
	char tempat[KONTEKS_MAX];
	const char *teks;
	json_t *o = NULL;

	if (seal_text_open(c->services->data_keys, konteks(tempat, berkas_id), isi, c->arena, &teks) == 0)
		o = json_loads(teks, 0, NULL);
	if (!o || arena_defer(c->arena, (void (*)(void *))json_decref, o) < 0) {
		log_error("identity_unreadable", "berkas", berkas_id);
		return -EIO;
	}
	isi_pihak(o, ret_pihak);
	return 0;
}

void pihak_tulis(struct json_writer *w, const struct pihak *p)
{
	jw_object(w);
	jw_member_string(w, "nama", p->nama);
	jw_member_string(w, "nik", p->nik);
	jw_member_string(w, "alamat", p->alamat);
	jw_member_string(w, "telepon", p->telepon);
	jw_member_string(w, "email", p->email);
	if (p->jenis_kelamin)
		jw_member_string(w, "jenis_kelamin", p->jenis_kelamin);
	if (p->usia)
		jw_member_int(w, "usia", p->usia);
	jw_object_end(w);
}
