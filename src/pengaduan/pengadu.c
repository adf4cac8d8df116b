/* Checks, seals and opens the identity of complainants; on the worker that serves the request. */
#include "pengaduan/pengadu.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "base/log.h"
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

static void isi_pengadu(const json_t *o, struct pengadu *p)
{
	*p = (struct pengadu){
		.nama = anggota(o, "nama"),
		.nik = anggota(o, "nik"),
		.alamat = anggota(o, "alamat"),
		.telepon = anggota(o, "telepon"),
		.email = anggota(o, "email"),
	};
}

int pengadu_baca(struct ctx *c, const json_t *badan, bool anonim, struct pengadu *ret_pengadu, bool *ret_ada)
{
	const json_t *o = json_object_get(badan, "pengadu");

	*ret_ada = json_is_object(o);
	if (!*ret_ada)
		return 0;
	if (anonim)
		return ctx_invalid(c, "/pengadu", "anonim", "Pengaduan anonim tidak memuat identitas pengadu.",
				   "An anonymous complaint carries no identity.");
	isi_pengadu(o, ret_pengadu);
	if (ret_pengadu->nik && !nik_valid(ret_pengadu->nik))
		return ctx_invalid(c, "/pengadu/nik", "nik", "NIK tidak benar susunannya: periksa tanggal lahir dan nomor urut.",
				   "The NIK is not well formed: check date of birth and serial number.");
	return 0;
}

static const char *konteks(char out[static KONTEKS_MAX], const char *berkas_id)
{
	snprintf(out, KONTEKS_MAX, "identitas.isi/%s", berkas_id);
	return out;
}

int pengadu_dari_akun(struct ctx *c, struct pengadu *ret_pengadu)
{
	const char *saya = c->request->identity.sub;
	char tempat[KONTEKS_MAX];
	const char *teks;
	struct db_rows *rows;
	json_t *o;
	int r = ctx_exec(c, SQL(akun_identitas, .id = saya), &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_invalid(c, "/pengadu", "required", "Identitas pengadu wajib ada kecuali pengaduan anonim.",
				   "The complainant's identity is needed unless the complaint is anonymous.");
	snprintf(tempat, sizeof(tempat), "akun.isi/%s", saya);
	r = seal_text_open(c->services->data_keys, tempat, db_get(rows, 0, "isi"), c->arena, &teks);
	o = r == 0 ? json_loads(teks, 0, NULL) : NULL;
	if (!o || arena_defer(c->arena, (void (*)(void *))json_decref, o) < 0) {
		log_error("account_identity_unreadable", "akun", saya);
		return -EIO;
	}
	isi_pengadu(o, ret_pengadu);
	return 0;
}

/* 08123... and +628123... are the same telephone. */
static const char *telepon_baku(struct arena *a, const char *telepon)
{
	if (telepon[0] == '0')
		return arena_printf(a, "+62%s", telepon + 1);
	return telepon[0] == '+' ? telepon : arena_printf(a, "+%s", telepon);
}

static const char *email_baku(struct arena *a, const char *email)
{
	char *baku = arena_strdup(a, email);

	for (char *p = baku; p && *p; p++)
		*p = (char)tolower((unsigned char)*p);
	return baku;
}

static const char *sidik(struct ctx *c, const char *jenis, const char *nilai, char out[static LOOKUP_SIZE])
{
	if (!nilai)
		return NULL;
	seal_lookup(c->services->data_keys, jenis, nilai, out);
	return out;
}

static const char *segel(struct ctx *c, const char *berkas_id, const struct pengadu *p)
{
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;
	char tempat[KONTEKS_MAX];
	const char *isi;

	buffer_init(&out, 16384);
	jw_init(&w, &out);
	pengadu_tulis(&w, p);
	if (buffer_error(&out) < 0 ||
	    seal_text(c->services->data_keys, konteks(tempat, berkas_id), out.data, c->arena, &isi) < 0)
		return NULL;
	return isi;
}

int pengadu_simpan(struct ctx *c, const char *berkas_id, const struct pengadu *p)
{
	char nik[LOOKUP_SIZE], telepon[LOOKUP_SIZE], email[LOOKUP_SIZE];
	const char *isi = segel(c, berkas_id, p);

	if (!isi)
		return -EIO;
	return db_queue(c->db, SQL(identitas_catat, .berkas = berkas_id, .isi = isi, .nik_hash = sidik(c, "nik", p->nik, nik),
				   .telepon_hash = sidik(c, "telepon", p->telepon ? telepon_baku(c->arena, p->telepon) : NULL, telepon),
				   .email_hash = sidik(c, "email", p->email ? email_baku(c->arena, p->email) : NULL, email)));
}

int pengadu_buka(struct ctx *c, const char *berkas_id, const char *isi, struct pengadu *ret_pengadu)
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
	isi_pengadu(o, ret_pengadu);
	return 0;
}

void pengadu_tulis(struct json_writer *w, const struct pengadu *p)
{
	jw_object(w);
	jw_member_string(w, "nama", p->nama);
	jw_member_string(w, "nik", p->nik);
	jw_member_string(w, "alamat", p->alamat);
	jw_member_string(w, "telepon", p->telepon);
	jw_member_string(w, "email", p->email);
	jw_object_end(w);
}
