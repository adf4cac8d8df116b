/* Reads a result for documents and puts its numbers into words; on the worker that serves the request. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include <glib.h>

#include "base/config.h"
#include "db/rows_json.h"
#include "document/tulisan_tanggal.h"
#include "skm/analisis_survei.h"
#include "skm/laporan.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

#define JSON_BACA_MAX_BYTES (8U << 20)
#define ANGKA_SIZE 48

static void lepas(void *json)
{
	json_decref(json);
}

/* The first row as the JSON that the operation of that statement answers with; the arena keeps it. */
static int sebagai_json(struct ctx *c, const struct db_rows *rows, json_t **ret_json)
{
	CLEANUP_BUFFER struct buffer out;

	buffer_init(&out, JSON_BACA_MAX_BYTES);
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	rows_json_object(rows, 0, &out);
	if (buffer_error(&out) < 0)
		return buffer_error(&out);
	*ret_json = json_loadb(out.data, out.len, 0, NULL);
	return *ret_json ? arena_defer(c->arena, lepas, *ret_json) : -EIO;
}

static int baca_hasil(struct ctx *c, const char *rinci, json_t **ret_json)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(skm_hasil, .id = ctx_param(c, "id"), .rinci = rinci), &rows);

	return r < 0 ? r : sebagai_json(c, rows, ret_json);
}

int laporan_baca(struct ctx *c, struct laporan *l)
{
	const char *id = ctx_param(c, "id");
	struct db_rows *rows;
	json_t *kedua = NULL;
	int r;

	*l = (struct laporan){ .arena = c->arena, .bahasa = c->request->lang == LANG_EN ? "en" : "id" };
	l->t = laporan_teks(l->bahasa);
	r = baca_hasil(c, "demografi", &l->hasil);
	if (r == 0)
		r = baca_hasil(c, "layanan", &kedua);
	if (r == 0)
		r = ctx_exec(c, SQL(skm_survei_baca, .id = id), &rows);
	if (r == 0)
		r = sebagai_json(c, rows, &l->survei);
	if (r == 0)
		r = ctx_exec(c, SQL(skm_laporan, .id = id), &rows);
	if (r == 0)
		r = sebagai_json(c, rows, &l->tambahan);
	if (r < 0)
		return r;
	l->layanan = json_object_get(kedua, "rincian_layanan");
	l->ditahan = json_is_true(json_object_get(l->hasil, "ditahan"));
	l->alamat_hasil = arena_printf(c->arena, "%s/v1/skm/survei/%s/hasil", c->services->config->server_public_url, id);
	return l->alamat_hasil ? 0 : -ENOMEM;
}

/* NULL when there is none for this caller. */
static int baca_analisis(struct ctx *c, json_t **ret_json)
{
	CLEANUP_BUFFER struct buffer out;
	int r;

	buffer_init(&out, ANALISIS_MAX_BYTES);
	r = skm_analisis_tulis(c, &out);
	if (r == 0)
		r = buffer_error(&out);
	if (r < 0 || out.len == 0)
		return r;
	*ret_json = json_loadb(out.data, out.len, 0, NULL);
	return *ret_json ? arena_defer(c->arena, lepas, *ret_json) : -EIO;
}

int laporan_baca_lengkap(struct ctx *c, struct laporan *l)
{
	struct db_rows *rows;
	json_t *rencana = NULL;
	int r = laporan_baca(c, l);

	if (r == 0)
		r = baca_analisis(c, &l->analisis);
	if (r == 0)
		r = ctx_exec(c, SQL(skm_tindak_lanjut_baca, .id = ctx_param(c, "id")), &rows);
	if (r == 0 && db_count(rows))
		r = sebagai_json(c, rows, &rencana);
	l->rencana = json_object_get(rencana, "tindak_lanjut");
	return r;
}

const char *laporan_teks_dari(const json_t *objek, const char *kunci)
{
	return json_string_value(json_object_get(objek, kunci));
}

static const char *simpan(const struct laporan *l, const char *teks)
{
	const char *salinan = arena_strdup(l->arena, teks);

	return salinan ? salinan : "";
}

const char *laporan_gabung(const struct laporan *l, const char *a, const char *b, const char *c)
{
	const char *teks = arena_printf(l->arena, "%s%s%s", a, b, c);

	return teks ? teks : "";
}

const char *laporan_periode(const struct laporan *l)
{
	const char *teks = arena_printf(l->arena, "%s %" JSON_INTEGER_FORMAT, laporan_teks_dari(l->hasil, "periode"),
					json_integer_value(json_object_get(l->hasil, "tahun")));

	return teks ? teks : "";
}

const char *laporan_keadaan(const struct laporan *l)
{
	const char *alasan = laporan_teks_dari(l->survei, "alasan_penarikan");

	if (strcmp(laporan_teks_dari(l->hasil, "status"), "ditarik") == 0)
		return laporan_gabung(l, l->t->ditarik, alasan ? ": " : "", alasan ? alasan : "");
	return laporan_teks_dari(l->hasil, "diterbitkan_pada") ? NULL : l->t->rancangan;
}

const char *laporan_kapital(const struct laporan *l, const char *teks)
{
	g_autofree char *kapital = g_utf8_strup(teks, -1);

	return simpan(l, kapital);
}

const char *laporan_kecil(const struct laporan *l, const char *teks)
{
	g_autofree char *kecil = g_utf8_strdown(teks, -1);

	return simpan(l, kecil);
}

/* Whole numbers in groups of three: "10.000", in English "10,000". */
static const char *berkelompok(const struct laporan *l, int64_t nilai)
{
	char angka[ANGKA_SIZE], out[2 * ANGKA_SIZE];
	int n = snprintf(angka, sizeof(angka), "%" PRId64, nilai);
	size_t p = 0;

	for (int i = 0; i < n; i++) {
		if (i && (n - i) % 3 == 0)
			out[p++] = strcmp(l->bahasa, "en") == 0 ? ',' : '.';
		out[p++] = angka[i];
	}
	out[p] = '\0';
	return simpan(l, out);
}

const char *laporan_bulat(const struct laporan *l, const json_t *angka)
{
	return json_is_integer(angka) ? berkelompok(l, json_integer_value(angka)) : l->t->ditahan;
}

const char *laporan_desimal(const struct laporan *l, const json_t *angka, int desimal)
{
	char teks[ANGKA_SIZE];
	char *titik;

	if (!json_is_number(angka))
		return l->t->ditahan;
	/* As many decimals as the JSON has: printing the nearest double gives them back. */
	snprintf(teks, sizeof(teks), "%.*f", desimal, json_number_value(angka));
	titik = strchr(teks, '.');
	if (titik && strcmp(l->bahasa, "en") != 0)
		*titik = ',';
	return simpan(l, teks);
}

const char *laporan_ikm(const struct laporan *l, const json_t *angka)
{
	return laporan_desimal(l, angka, (int)json_integer_value(json_object_get(l->tambahan, "desimal_ikm")));
}

const char *laporan_mutu(const struct laporan *l, const json_t *mutu)
{
	return json_is_string(mutu) ? json_string_value(mutu) : l->t->ditahan;
}

const char *laporan_persen(const struct laporan *l, const json_t *responden)
{
	int64_t semua = json_integer_value(json_object_get(l->hasil, "responden")), n = json_integer_value(responden), persepuluh;

	if (!json_is_integer(responden) || semua <= 0)
		return l->t->ditahan;
	persepuluh = (n * 2000 + semua) / (2 * semua);
	return arena_printf(l->arena, "%" PRId64 "%c%" PRId64 "%%", persepuluh / 10, strcmp(l->bahasa, "en") == 0 ? '.' : ',', persepuluh % 10);
}

const char *laporan_tanggal(const struct laporan *l, const char *teks)
{
	char tanggal[TULISAN_TANGGAL_SIZE];

	if (!teks || tulisan_tanggal(teks, TULISAN_HARI, l->bahasa, tanggal) < 0)
		return l->t->tiada;
	return simpan(l, tanggal);
}

const json_t *laporan_unsur(const struct laporan *l, const char *kode)
{
	const json_t *unsur = json_object_get(l->survei, "unsur");

	for (size_t i = 0; i < json_array_size(unsur); i++)
		if (strcmp(laporan_teks_dari(json_array_get(unsur, i), "kode"), kode) == 0)
			return json_array_get(unsur, i);
	return NULL;
}

const char *laporan_nama_unsur(const struct laporan *l, const char *kode)
{
	const char *nama = laporan_teks_dari(laporan_unsur(l, kode), "nama");

	return nama ? nama : kode;
}

const char *laporan_kelompok(const struct laporan *l, const char *atribut, const char *kelompok)
{
	return laporan_sebutan(atribut, kelompok, l->bahasa);
}

static size_t tempat(const char *atribut, const json_t *kelompok)
{
	return laporan_urutan(atribut, laporan_teks_dari(kelompok, "kelompok"));
}

/* By insertion: groups are few, and those of one place keep the order they had. */
json_t *laporan_urut(const struct laporan *l, const char *atribut)
{
	const json_t *asal = strcmp(atribut, "layanan") == 0 ? l->layanan : json_object_get(json_object_get(l->hasil, "demografi"), atribut);
	json_t *urut = json_array();
	size_t i;
	json_t *satu;

	if (!urut || arena_defer(l->arena, lepas, urut) < 0)
		return NULL;
	json_array_foreach((json_t *)(uintptr_t)asal, i, satu) {
		size_t j = json_array_size(urut);

		while (j > 0 && tempat(atribut, json_array_get(urut, j - 1)) > tempat(atribut, satu))
			j--;
		if (json_array_insert(urut, j, satu) < 0)
			return NULL;
	}
	return json_array_size(urut) ? urut : NULL;
}
