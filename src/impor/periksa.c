/* Checks rows by what is there already and by the schemas of the operations that write one service or one standard: what an import takes, they take. */
#include <errno.h>
#include <string.h>

#include "contract/schema.h"
#include "impor/impor.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

static const struct schema *skema(const struct ctx *c, const char *operasi)
{
	size_t n;
	const struct operation *semua = contract_operations(c->services->contract, &n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(semua[i].id, operasi) == 0)
			return semua[i].body_schema;
	return NULL;
}

/* What goes to the catalogue: the row without its components, with the agency when it is new. */
static json_t *bagian_layanan(const struct impor *m, const json_t *isi, bool baru)
{
	json_t *layanan = json_copy((json_t *)(uintptr_t)isi);

	json_object_del(layanan, "komponen");
	if (baru && json_object_set_new(layanan, "penyelenggara_id", json_string(m->penyelenggara_id)) < 0) {
		json_decref(layanan);
		return NULL;
	}
	return layanan;
}

/* The words of the catalogue that were derived belong to the cells of the components. */
static int kolom_dari(struct impor *m, const char *pointer)
{
	static const char *const turunan[] = { "/persyaratan", "/produk", "/biaya", "/jangka_waktu" };

	for (size_t i = 0; i < sizeof(turunan) / sizeof(*turunan); i++)
		if (strncmp(pointer, turunan[i], strlen(turunan[i])) == 0)
			return kolom_tempat(arena_printf(m->c->arena, "/komponen%s", pointer));
	return kolom_tempat(pointer);
}

static int cocokkan(struct impor *m, const struct impor_baris *b, const struct schema *s, json_t *isi)
{
	struct problem p = { 0 };

	if (!s || !isi)
		return s ? -ENOMEM : -EIO;
	if (schema_validate(s, isi, m->c->arena, &p) == -ENOMEM)
		return -ENOMEM;
	for (size_t i = 0; i < p.n_errors; i++)
		impor_salah(m, b->nomor, kolom_dari(m, p.errors[i].pointer), p.errors[i].code, p.errors[i].detail[LANG_ID], p.errors[i].detail[LANG_EN]);
	return 0;
}

static int menurut_kontrak(struct impor *m, const struct impor_baris *b, bool ada)
{
	CLEANUP_JSON json_t *layanan = bagian_layanan(m, b->isi, !ada);
	CLEANUP_JSON json_t *standar = json_pack("{s:O}", "komponen", json_object_get(b->isi, "komponen"));
	size_t sebelum = m->c->request->problem.n_errors;
	int r = cocokkan(m, b, skema(m->c, ada ? "layanan_ubah" : "layanan_buat"), layanan);

	/* A derived word that is too long and the component behind it are one fault. */
	if (r < 0 || m->c->request->problem.n_errors > sebelum)
		return r;
	return cocokkan(m, b, skema(m->c, "standar_buat"), standar);
}

/* What is there already may stand against a row. */
static void menurut_katalog(struct impor *m, const struct impor_baris *b, int i)
{
	const struct db_rows *kini = m->kini;
	bool ada = db_get(kini, i, "layanan_id") != NULL;

	if (ada && db_is(kini, i, "asing"))
		impor_salah(m, b->nomor, 0, "asing", "kode ini milik layanan penyelenggara lain.", "this code belongs to a service of another agency.");
	else if (!m->mengurus && (!ada || db_is(kini, i, "pokok_berubah")))
		impor_salah(m, b->nomor, 0, "wewenang", "layanan ditambah dan diubah oleh kepala penyelenggara; pelaksana hanya menyusun standarnya.",
			    "services are added and changed by the head of the agency; officers draft their standards only.");
	else if (strcmp(db_get(kini, i, "rancangan"), "dibahas") == 0)
		impor_salah(m, b->nomor, 0, "rancangan", "rancangan standarnya sudah dibahas dan isinya lain; ubah di sana.",
			    "its draft standard has been discussed and differs; change it there.");
}

/* The rows as the statement takes them: what goes to the catalogue, and the components. */
static const char *semua_teks(struct impor *m)
{
	CLEANUP_JSON json_t *semua = json_array();
	CLEANUP_FREE char *teks = NULL;

	for (size_t i = 0; i < m->n_baris; i++) {
		json_t *satu = json_pack("{s:o, s:O}", "layanan", bagian_layanan(m, m->baris[i].isi, false), "komponen",
					 json_object_get(m->baris[i].isi, "komponen"));

		if (json_array_append_new(semua, satu) < 0)
			return NULL;
	}
	teks = json_dumps(semua, JSON_COMPACT);
	return arena_strdup(m->c->arena, teks);
}

int impor_periksa_baris(struct impor *m)
{
	const char *teks = semua_teks(m);
	struct db_rows *kini;
	int r = teks ? ctx_exec(m->c, SQL(impor_baca, .baris = teks, .penyelenggara = m->penyelenggara_id, .sekarang = ctx_now_text(m->c)), &kini) : -ENOMEM;

	if (r < 0)
		return r;
	m->kini = kini;
	for (size_t i = 0; r == 0 && i < m->n_baris; i++) {
		if (m->baris[i].salah || !json_object_get(m->baris[i].isi, "kode"))
			continue;
		menurut_katalog(m, &m->baris[i], (int)i);
		r = menurut_kontrak(m, &m->baris[i], db_get(kini, (int)i, "layanan_id") != NULL);
	}
	return r < 0 ? r : impor_akhir(m);
}
