/* Owns the use of libzip and expat. */
#include "lembar/paket.h"

#include <errno.h>
#include <string.h>

#include <expat.h>
#include <zip.h>

#include "base/banned.h"

#define POTONG_BYTES 16384
#define DALAM_MAX 64 /* elements within elements */
#define SELALU_BOLEH_BYTES 65536 /* a small part may be as dense as it likes */
#define PEMISAH '|'

struct pembaca {
	XML_Parser parser;
	const struct xml_cara *cara;
	void *cls;
	unsigned dalam;
	int r;
};

int paket_buka(const void *data, size_t n, struct paket *ret_paket)
{
	zip_source_t *sumber = zip_source_buffer_create(data, n, 0, NULL);

	if (!sumber)
		return -ENOMEM;
	*ret_paket = (struct paket){ .zip = zip_open_from_source(sumber, ZIP_RDONLY, NULL), .sisa = LEMBAR_TERBUKA_MAX_BYTES };
	if (!ret_paket->zip) {
		zip_source_free(sumber);
		return -EINVAL;
	}
	if (zip_get_num_entries(ret_paket->zip, 0) <= PAKET_ENTRI_MAX)
		return 0;
	paket_tutup(ret_paket);
	return -EINVAL;
}

void paket_tutup(struct paket *p)
{
	if (p->zip)
		zip_discard(p->zip);
	p->zip = NULL;
}

const char *xml_atribut(const char *const *atribut, const char *nama)
{
	for (; *atribut; atribut += 2) {
		const char *lokal = strrchr(*atribut, PEMISAH);

		if (strcmp(lokal ? lokal + 1 : *atribut, nama) == 0)
			return atribut[1];
	}
	return NULL;
}

static void henti(struct pembaca *b, int r)
{
	if (r == 0 || b->r < 0)
		return;
	b->r = r;
	XML_StopParser(b->parser, XML_FALSE);
}

static const char *lokal(const char *nama)
{
	const char *p = strrchr(nama, PEMISAH);

	return p ? p + 1 : nama;
}

static void XMLCALL saat_mulai(void *cls, const XML_Char *nama, const XML_Char **atribut)
{
	struct pembaca *b = cls;

	if (b->r == 0)
		henti(b, ++b->dalam > DALAM_MAX ? -EINVAL : b->cara->mulai(b->cls, lokal(nama), (const char *const *)atribut));
}

static void XMLCALL saat_akhir(void *cls, const XML_Char *nama)
{
	struct pembaca *b = cls;

	b->dalam--;
	if (b->r == 0)
		henti(b, b->cara->akhir(b->cls, lokal(nama)));
}

static void XMLCALL saat_teks(void *cls, const XML_Char *teks, int n)
{
	struct pembaca *b = cls;

	if (b->r == 0 && b->cara->teks)
		henti(b, b->cara->teks(b->cls, teks, (size_t)n));
}

static void XMLCALL saat_jenis(void *cls, const XML_Char *nama, const XML_Char *sysid, const XML_Char *pubid, int dalam)
{
	henti(cls, -EINVAL);
}

/* What the directory of the package says of a part: packed in the ordinary way, and not absurdly dense. */
static int wajar(const zip_stat_t *isi, size_t sisa)
{
	const zip_uint64_t perlu = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;

	if ((isi->valid & perlu) != perlu || isi->encryption_method != ZIP_EM_NONE ||
	    (isi->comp_method != ZIP_CM_STORE && isi->comp_method != ZIP_CM_DEFLATE))
		return -EINVAL;
	if (isi->size > sisa || (isi->size > SELALU_BOLEH_BYTES && isi->size / PAKET_RASIO_MAX > isi->comp_size))
		return -EFBIG;
	return 0;
}

/* The directory may lie: what counts is what comes out. */
static int alirkan(struct paket *p, zip_file_t *f, struct pembaca *b)
{
	char isi[POTONG_BYTES];
	zip_int64_t n;

	do {
		n = zip_fread(f, isi, sizeof(isi));
		if (n < 0)
			return -EINVAL;
		if ((size_t)n > p->sisa)
			return -EFBIG;
		p->sisa -= (size_t)n;
		if (XML_Parse(b->parser, isi, (int)n, n == 0) != XML_STATUS_OK)
			return b->r < 0 ? b->r : -EINVAL;
	} while (n > 0);
	return b->r;
}

static int urai(struct paket *p, zip_file_t *f, const struct xml_cara *cara, void *cls)
{
	struct pembaca b = { .parser = XML_ParserCreateNS(NULL, PEMISAH), .cara = cara, .cls = cls };
	int r;

	if (!b.parser)
		return -ENOMEM;
	XML_SetUserData(b.parser, &b);
	XML_SetElementHandler(b.parser, saat_mulai, saat_akhir);
	XML_SetCharacterDataHandler(b.parser, saat_teks);
	XML_SetStartDoctypeDeclHandler(b.parser, saat_jenis);
	r = alirkan(p, f, &b);
	XML_ParserFree(b.parser);
	return r;
}

int paket_baca(struct paket *p, const char *bagian, const struct xml_cara *cara, void *cls)
{
	zip_int64_t di = zip_name_locate(p->zip, bagian, ZIP_FL_NOCASE);
	zip_stat_t isi;
	zip_file_t *f;
	int r;

	if (di < 0)
		return -ENOENT;
	zip_stat_init(&isi);
	if (zip_stat_index(p->zip, (zip_uint64_t)di, 0, &isi) != 0)
		return -EINVAL;
	r = wajar(&isi, p->sisa);
	if (r < 0)
		return r;
	f = zip_fopen_index(p->zip, (zip_uint64_t)di, 0);
	if (!f)
		return -EINVAL;
	r = urai(p, f, cara, cls);
	zip_fclose(f);
	return r;
}
