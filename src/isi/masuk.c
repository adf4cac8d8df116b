/* Takes an upload: recognised by its beginning, sealed and written piece by piece; on the worker that serves the request. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/encode.h"
#include "isi/isi.h"
#include "pii/seal.h"

#include "base/banned.h"

#define KIRIM_TIAP 8 /* pieces that wait in memory before they are sent: about 1 MiB */
#define SEGEL_BYTES (SEAL_CHUNK_BYTES + SEAL_OVERHEAD)

_Static_assert(JENIS_AWAL_BYTES == SEAL_CHUNK_BYTES, "the first piece is what is looked at");

/* Made once per upload and wiped after it. */
struct isi_kerja {
	size_t n;
	unsigned char polos[SEAL_CHUNK_BYTES];
	unsigned char segel[SEGEL_BYTES];
	char teks[2 + 2 * SEGEL_BYTES + 1];
};

void isi_masuk_selesai(struct isi_masuk *m)
{
	if (m->kerja)
		sodium_memzero(m->kerja, sizeof(*m->kerja));
	free(TAKE(m->kerja));
}

static int baca_potong(struct isi_masuk *m)
{
	struct isi_kerja *k = m->kerja;

	k->n = 0;
	while (k->n < SEAL_CHUNK_BYTES) {
		ssize_t dapat = m->file->read(m->file, k->polos + k->n, SEAL_CHUNK_BYTES - k->n);

		if (dapat < 0)
			return (int)dapat;
		if (dapat == 0)
			break;
		k->n += (size_t)dapat;
	}
	return 0;
}

static int periksa_jenis(struct ctx *c, const char *dasar, struct isi_masuk *m)
{
	int r;

	if (m->kerja->n == 0)
		return ctx_problem(c, PROBLEM_INVALID, "Berkas kosong.", "The file is empty.");
	r = jenis_periksa(m->file->content_type, m->kerja->polos, m->kerja->n, &m->jenis);
	if (r == -EMEDIUMTYPE)
		return ctx_problem(c, PROBLEM_MEDIA_TYPE, "Isi berkas bukan jenis yang dinyatakan dalam Content-Type.",
				   "The content is not of the type that Content-Type states.");
	if (r == 0)
		m->nama = nama_bersih(c->arena, m->file->filename, dasar, m->jenis->akhiran);
	return r < 0 || m->nama ? r : -ENOMEM;
}

int isi_periksa(struct ctx *c, struct body_file *file, const char *dasar, struct isi_masuk *ret_masuk)
{
	struct isi_masuk *m = ret_masuk;
	int r;

	*m = (struct isi_masuk){ .file = file, .kerja = malloc(sizeof(*m->kerja)) };
	if (!m->kerja)
		return -ENOMEM;
	hex_encode(file->sha256, sizeof(file->sha256), m->sha256);
	r = file->rewind(file);
	if (r == 0)
		r = baca_potong(m);
	return r < 0 ? r : periksa_jenis(c, dasar, m);
}

static int simpan_potong(struct ctx *c, struct isi_masuk *m, const struct isi_tempat *tempat, const char *id, uint32_t nomor, bool terakhir)
{
	struct isi_kerja *k = m->kerja;
	struct db_rows *rows;
	char urutan[12];
	const char *const nilai[] = { id, urutan, k->teks };
	int r = seal_chunk(c->services->data_keys, id, nomor, terakhir, k->polos, k->n, k->segel);

	if (r < 0)
		return r;
	memcpy(k->teks, "\\x", 2);
	hex_encode(k->segel, k->n + SEAL_OVERHEAD, k->teks + 2);
	snprintf(urutan, sizeof(urutan), "%" PRIu32, nomor);
	if ((nomor + 1) % KIRIM_TIAP == 0)
		return db_exec_values(c->db, tempat->tulis, nilai, &rows);
	return db_queue(c->db, (struct sql_call){ tempat->tulis, nilai });
}

int isi_simpan(struct ctx *c, struct isi_masuk *m, const struct isi_tempat *tempat, const char *id)
{
	int64_t sisa = m->file->size;

	for (uint32_t nomor = 0; sisa > 0; nomor++) {
		int r = nomor ? baca_potong(m) : 0;

		if (r == 0 && (m->kerja->n == 0 || (int64_t)m->kerja->n > sisa))
			r = -EIO;
		if (r == 0) {
			sisa -= (int64_t)m->kerja->n;
			r = simpan_potong(c, m, tempat, id, nomor, sisa == 0);
		}
		if (r < 0)
			return r;
	}
	return 0;
}
