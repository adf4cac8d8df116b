/* Makes a notice of what the outbox holds; on the thread of notices. The address is opened here and nowhere kept. */
#include "notifikasi/surat.h"

#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "notifikasi/templat.h"
#include "pihak/alamat.h"
#include "pii/seal.h"

#include "base/banned.h"

#define TEKS_MAX_BYTES (64U * 1024U)
#define SUBJEK_MAX_BYTES 400

static int batal(struct surat *s, const char *status, const char *alasan)
{
	s->status = status;
	s->alasan = alasan;
	return 0;
}

static json_t *baca_json(const char *teks, struct arena *arena)
{
	json_t *o = json_loads(teks, JSON_REJECT_DUPLICATES, NULL);

	return o && arena_defer(arena, (void (*)(void *))json_decref, o) == 0 ? o : NULL;
}

static const char *tempat_surat(const struct db_rows *rows, struct arena *arena)
{
	return arena_printf(arena, "surat_akun.isi/%s", db_get(rows, 0, "surat_akun_id"));
}

static int buka_segel(const char *tempat, const char *isi, struct data_keys *keys, struct arena *arena, const json_t **ret_isi)
{
	const char *teks;
	int r = tempat ? seal_text_open(keys, tempat, isi, arena, &teks) : -ENOMEM;

	if (r < 0)
		return r;
	*ret_isi = baca_json(teks, arena);
	return *ret_isi ? 0 : -EBADMSG;
}

/* The member of a sealed identity; *ret_alamat is NULL when it has none. */
static int buka(const char *tempat, const char *isi, struct data_keys *keys, const char *anggota, struct arena *arena, const char **ret_alamat)
{
	const json_t *o;
	int r = buka_segel(tempat, isi, keys, arena, &o);

	if (r == 0)
		*ret_alamat = json_string_value(json_object_get(o, anggota));
	return r;
}

static int alamat_tujuan(const struct db_rows *rows, struct data_keys *keys, const char *anggota, struct arena *arena, const char **ret_alamat)
{
	const char *surat = db_get(rows, 0, "surat");
	const char *identitas = db_get(rows, 0, "identitas");
	const char *kontak = db_get(rows, 0, "kontak");

	*ret_alamat = NULL;
	if (surat)
		return buka(tempat_surat(rows, arena), surat, keys, anggota, arena, ret_alamat);
	if (identitas)
		return buka(arena_printf(arena, "identitas.isi/%s", db_get(rows, 0, "identitas_berkas")), identitas, keys, anggota, arena, ret_alamat);
	if (kontak)
		return buka(arena_printf(arena, "kontak_notifikasi.isi/%s", db_get(rows, 0, "penerima_id")), kontak, keys, anggota, arena,
			    ret_alamat);
	*ret_alamat = db_get(rows, 0, "kotak");
	return 0;
}

static int isikan(const char *templat, const json_t *isi, const char *bahasa, size_t max, struct arena *arena, const char **ret_teks)
{
	CLEANUP_BUFFER struct buffer out;
	int r;

	buffer_init(&out, max);
	r = templat_tulis(templat, isi, bahasa, &out);
	if (r == 0)
		*ret_teks = arena_strndup(arena, out.data ? out.data : "", out.len);
	return r == 0 && !*ret_teks ? -ENOMEM : r;
}

/* To an address whose holder has not spoken: by what he may. */
static int sebut_kode(const struct db_rows *rows, struct data_keys *keys, struct arena *arena, const struct pesan *m, json_t *isi)
{
	const char *baku = db_is(rows, 0, "belum_terbukti") ? alamat_baku(arena, m->kepada) : NULL;
	char kode[ALAMAT_KODE_SIZE];

	if (!baku)
		return db_is(rows, 0, "belum_terbukti") ? -ENOMEM : 0;
	alamat_kode(keys, baku, kode);
	return json_object_set_new(isi, "kode_alamat", json_string(kode)) ? -ENOMEM : 0;
}

/* A letter to the holder of an account: the code that was made for it. */
static int sebut_kode_akun(const struct db_rows *rows, struct data_keys *keys, struct arena *arena, json_t *isi)
{
	const char *surat = db_get(rows, 0, "surat");
	const json_t *o;
	int r = surat ? buka_segel(tempat_surat(rows, arena), surat, keys, arena, &o) : 0;

	if (surat && r == 0 && json_object_set(isi, "kode", json_object_get(o, "kode")))
		r = -ENOMEM;
	return r;
}

/* The text in its frame; lists in frames are asked for by "<name>_ada". */
static int isi_surat(const struct db_rows *rows, struct data_keys *keys, const char *alamat_api, struct arena *arena, struct pesan *m)
{
	const char *subjek = db_get(rows, 0, "subjek"), *bingkai = db_get(rows, 0, "bingkai");
	json_t *isi = baca_json(db_get(rows, 0, "isi"), arena);
	int r;

	if (!isi || json_object_set_new(isi, "alamat", json_string(alamat_api)) ||
	    json_object_set_new(isi, "tindakan_ada", json_boolean(json_array_size(json_object_get(isi, "tindakan")) > 0)))
		return -ENOMEM;
	r = sebut_kode(rows, keys, arena, m, isi);
	if (r == 0)
		r = sebut_kode_akun(rows, keys, arena, isi);
	if (r == 0)
		r = isikan(db_get(rows, 0, "teks"), isi, m->bahasa, TEKS_MAX_BYTES, arena, &m->isi);
	if (r == 0 && subjek)
		r = isikan(subjek, isi, m->bahasa, SUBJEK_MAX_BYTES, arena, &m->subjek);
	if (r == 0 && bingkai && json_object_set_new(isi, "isi", json_string(m->isi)))
		r = -ENOMEM;
	if (r == 0 && bingkai)
		r = isikan(bingkai, isi, m->bahasa, TEKS_MAX_BYTES, arena, &m->isi);
	return r;
}

int surat_siapkan(const struct db_rows *rows, struct data_keys *keys, const char *alamat, const char *alamat_api, struct arena *arena,
		  struct surat *ret_surat)
{
	struct pesan *m = &ret_surat->pesan;
	int r;

	*ret_surat = (struct surat){ .pesan = { .id = db_get(rows, 0, "id"), .bahasa = db_get(rows, 0, "bahasa") } };
	if (db_is(rows, 0, "usang"))
		return batal(ret_surat, "dibatalkan", "no longer needed, or no longer wanted");
	if (db_is(rows, 0, "penuh"))
		return batal(ret_surat, "ditahan", "more than this address gets in a day");
	r = alamat_tujuan(rows, keys, alamat, arena, &m->kepada);
	if (r == -ENOMEM)
		return r;
	if (r < 0) {
		log_error("notification_address_unreadable", "id", m->id);
		return batal(ret_surat, "gagal", "the address could not be opened");
	}
	if (!m->kepada)
		return batal(ret_surat, "dibatalkan", "there is no address any more");
	r = isi_surat(rows, keys, alamat_api, arena, m);
	if (r == -ENOMEM)
		return r;
	return r < 0 ? batal(ret_surat, "gagal", "the template cannot be filled") : 0;
}
