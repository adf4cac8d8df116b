/* Takes a file for a case: recognised by its beginning, sealed piece by piece, never whole in memory; on a worker, in the
 * operation's own transaction, so that an attachment is there completely or not at all. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include <sodium.h>

#include "alur/kejadian.h"
#include "base/encode.h"
#include "base/json_writer.h"
#include "lampiran/jenis.h"
#include "lampiran/nama.h"
#include "lampiran/operations.h"
#include "pii/seal.h"
#include "statements.h"

#include "base/banned.h"

#define LAMPIRAN_MAKS 20 /* per case */
#define KIRIM_TIAP 8 /* pieces that wait in memory before they are sent: about 1 MiB */
#define JAWABAN_MAX_BYTES 8192
#define SEGEL_BYTES (SEAL_CHUNK_BYTES + SEAL_OVERHEAD)

_Static_assert(JENIS_AWAL_BYTES == SEAL_CHUNK_BYTES, "the first piece is what is looked at");

/* Room to work in, made once per upload and wiped after it. */
struct kerja {
	size_t n;
	unsigned char polos[SEAL_CHUNK_BYTES];
	unsigned char segel[SEGEL_BYTES];
	char teks[2 + 2 * SEGEL_BYTES + 1];
};

struct unggahan {
	struct body_file *file;
	struct kerja *kerja;
	const char *proses, *berkas_id, *penyelenggara_id;
	const char *kategori;
	const struct jenis *jenis;
	const char *nama;
	char id[UUID_TEXT_SIZE];
	char sha256[2 * 32 + 1];
};

static void cleanup_kerja(struct kerja **k)
{
	if (*k)
		sodium_memzero(*k, sizeof(**k));
	free(*k);
}

static int baca_potong(struct unggahan *u)
{
	struct kerja *k = u->kerja;

	k->n = 0;
	while (k->n < SEAL_CHUNK_BYTES) {
		ssize_t dapat = u->file->read(u->file, k->polos + k->n, SEAL_CHUNK_BYTES - k->n);

		if (dapat < 0)
			return (int)dapat;
		if (dapat == 0)
			break;
		k->n += (size_t)dapat;
	}
	return 0;
}

static int periksa_kategori(struct ctx *c, struct unggahan *u)
{
	const char *diminta = ctx_param(c, "kategori");

	u->kategori = diminta ? diminta : "bukti";
	if (strcmp(u->kategori, "jawaban") != 0 || peran_petugas(c->request->identity.peran))
		return 0;
	return ctx_problem(c, PROBLEM_FORBIDDEN, "Lampiran jawaban hanya dari petugas.",
			   "Attachments of an answer come from officers only.");
}

static int periksa_isi(struct ctx *c, struct unggahan *u)
{
	int r = u->file->rewind(u->file);

	if (r == 0)
		r = baca_potong(u);
	if (r < 0)
		return r;
	if (u->kerja->n == 0)
		return ctx_problem(c, PROBLEM_INVALID, "Berkas kosong.", "The file is empty.");
	r = jenis_periksa(u->file->content_type, u->kerja->polos, u->kerja->n, &u->jenis);
	if (r == -EMEDIUMTYPE)
		return ctx_problem(c, PROBLEM_MEDIA_TYPE, "Isi berkas bukan jenis yang dinyatakan dalam Content-Type.",
				   "The content is not of the type that Content-Type states.");
	if (r == 0)
		u->nama = nama_bersih(c->arena, u->file->filename, u->jenis->akhiran);
	return r < 0 || u->nama ? r : -ENOMEM;
}

/* Locked, so that events of the case stay in order and the count holds; who may see the case but not change it gets 403. */
static int periksa_berkas(struct ctx *c, struct unggahan *u)
{
	struct db_rows *terkunci, *rows;
	int r;

	u->berkas_id = ctx_param(c, "id");
	r = db_exec(c->db, SQL(berkas_kunci, .berkas = u->berkas_id, .proses = u->proses), &terkunci);
	if (r == 0)
		r = db_exec(c->db, SQL(lampiran_berkas, .id = u->berkas_id, .proses = u->proses), &rows);
	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	if (!db_count(terkunci))
		return ctx_problem(c, PROBLEM_FORBIDDEN, "Hanya pemilik berkas dan yang menangani dapat menambah lampiran.",
				   "Only the owner of the case and those who handle it may add attachments.");
	if (db_is(rows, 0, "berakhir"))
		return ctx_problem(c, PROBLEM_STATE, "Berkas ini sudah berakhir.", "This case is closed.");
	if (db_int(rows, 0, "banyak") >= LAMPIRAN_MAKS)
		return ctx_problem(c, PROBLEM_CONFLICT, "Satu berkas memuat paling banyak 20 lampiran.",
				   "A case holds at most 20 attachments.");
	u->penyelenggara_id = db_get(rows, 0, "penyelenggara_id");
	return 0;
}

static int catat_kejadian(struct ctx *c, const struct unggahan *u)
{
	struct alur alur;
	struct kejadian_baru kejadian = { .berkas_id = u->berkas_id,
					  .proses = u->proses,
					  .penyelenggara_id = u->penyelenggara_id,
					  .jenis = arena_printf(c->arena, "%s.lampiran", u->proses) };
	int r = alur_dari_ctx(c, &alur);

	/* The name may tell who it is about; what the feed needs to know does not. */
	kejadian.data = arena_printf(c->arena, "{\"lampiran_id\":\"%s\",\"kategori\":\"%s\",\"jenis_media\":\"%s\",\"ukuran\":%" PRId64 "}",
				     u->id, u->kategori, u->jenis->nama, u->file->size);
	if (r == 0)
		r = kejadian.data && kejadian.jenis ? kejadian_catat(&alur, &kejadian) : -ENOMEM;
	return r;
}

static int catat(struct ctx *c, struct unggahan *u)
{
	const char *kini = ctx_now_text(c), *ukuran = arena_printf(c->arena, "%" PRId64, u->file->size);
	char sidik[2 + sizeof(u->sha256)];
	int r;

	if (!kini || !ukuran)
		return -ENOMEM;
	uuid_v7(ctx_now(c), u->id);
	hex_encode(u->file->sha256, sizeof(u->file->sha256), u->sha256);
	snprintf(sidik, sizeof(sidik), "\\x%s", u->sha256);
	r = db_queue(c->db, SQL(lampiran_buat, .id = u->id, .berkas = u->berkas_id, .kategori = u->kategori, .nama = u->nama,
				.jenis = u->jenis->nama, .ukuran = ukuran, .sha256 = sidik,
				.pengunggah = peran_name(c->request->identity.peran), .sekarang = kini));
	if (r == 0)
		r = db_queue(c->db, SQL(lampiran_berkas_berubah, .id = u->berkas_id, .sekarang = kini));
	return r < 0 ? r : catat_kejadian(c, u);
}

static int simpan_potong(struct ctx *c, struct unggahan *u, uint32_t nomor, bool terakhir)
{
	struct kerja *k = u->kerja;
	struct db_rows *rows;
	char urutan[12];
	int r = seal_chunk(c->services->data_keys, u->id, nomor, terakhir, k->polos, k->n, k->segel);

	if (r < 0)
		return r;
	memcpy(k->teks, "\\x", 2);
	hex_encode(k->segel, k->n + SEAL_OVERHEAD, k->teks + 2);
	snprintf(urutan, sizeof(urutan), "%u", nomor);
	if ((nomor + 1) % KIRIM_TIAP == 0)
		return db_exec(c->db, SQL(lampiran_potong_buat, .lampiran = u->id, .urutan = urutan, .isi = k->teks), &rows);
	return db_queue(c->db, SQL(lampiran_potong_buat, .lampiran = u->id, .urutan = urutan, .isi = k->teks));
}

static int simpan(struct ctx *c, struct unggahan *u)
{
	int64_t sisa = u->file->size;

	for (uint32_t nomor = 0; sisa > 0; nomor++) {
		int r = nomor ? baca_potong(u) : 0;

		if (r == 0 && (u->kerja->n == 0 || (int64_t)u->kerja->n > sisa))
			r = -EIO;
		if (r == 0) {
			sisa -= (int64_t)u->kerja->n;
			r = simpan_potong(c, u, nomor, sisa == 0);
		}
		if (r < 0)
			return r;
	}
	return 0;
}

static int jawab(struct ctx *c, const struct unggahan *u)
{
	struct buffer out;
	struct json_writer w;
	int r;

	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "id", u->id);
	jw_member_string(&w, "kategori", u->kategori);
	jw_member_string(&w, "nama", u->nama);
	jw_member_string(&w, "jenis_media", u->jenis->nama);
	jw_member_int(&w, "ukuran", u->file->size);
	jw_member_string(&w, "sha256", u->sha256);
	jw_member_string(&w, "pengunggah", peran_name(c->request->identity.peran));
	jw_member_string(&w, "diunggah_pada", ctx_now_text(c));
	jw_object_end(&w);
	r = ctx_reply_json(c, 201, &out);
	c->request->reply.location = arena_printf(c->arena, "/v1/lampiran/%s", u->id);
	return r < 0 || c->request->reply.location ? r : -ENOMEM;
}

static int unggah(struct ctx *c, const char *proses)
{
	CLEANUP(cleanup_kerja) struct kerja *kerja = malloc(sizeof(*kerja));
	struct unggahan u = { .file = c->request->file, .kerja = kerja, .proses = proses };
	int (*const langkah[])(struct ctx *, struct unggahan *) = { periksa_kategori, periksa_isi, periksa_berkas, catat, simpan };
	int r = kerja ? 0 : -ENOMEM;

	for (size_t i = 0; r == 0 && i < sizeof(langkah) / sizeof(langkah[0]); i++)
		r = langkah[i](c, &u);
	return r < 0 ? r : jawab(c, &u);
}

int op_lampiran_unggah(struct ctx *c)
{
	return unggah(c, "pengaduan");
}

int op_permohonan_informasi_lampiran_unggah(struct ctx *c)
{
	return unggah(c, "permohonan_informasi");
}
