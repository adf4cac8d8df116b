/* POST /v1/pengaduan: anybody may complain (P24(1), UU 25/2009 Pasal 42); on the worker that serves the request. */
#include <string.h>

#include "pengaduan/operations.h"
#include "pengaduan/pengaduan.h"
#include "pihak/kode_akses.h"

#include "base/banned.h"

/* Citizens come by the application or the portal; what comes by another channel an officer records; the Ombudsman is its own. */
static int kanal_tentukan(struct ctx *c, const char **ret_kanal)
{
	enum peran peran = c->request->identity.peran;
	const char *kanal = ctx_body_string(c, "kanal");
	bool daring;

	if (!kanal)
		kanal = peran == PERAN_OMBUDSMAN ? "ombudsman" : "aplikasi";
	*ret_kanal = kanal;
	daring = strcmp(kanal, "aplikasi") == 0 || strcmp(kanal, "portal") == 0;
	if ((peran == PERAN_PUBLIK || peran == PERAN_MASYARAKAT) && !daring)
		return ctx_invalid(c, "/kanal", "kanal", "Kanal ini dicatat oleh petugas; pakai aplikasi atau portal.",
				   "This channel is recorded by officers; use aplikasi or portal.");
	if (peran == PERAN_OMBUDSMAN && strcmp(kanal, "ombudsman") != 0)
		return ctx_invalid(c, "/kanal", "kanal", "Rujukan Ombudsman berkanal ombudsman.",
				   "What the Ombudsman refers has the channel ombudsman.");
	return 0;
}

int op_pengaduan_buat(struct ctx *c)
{
	const char *kerahasiaan = ctx_body_string(c, "kerahasiaan");
	struct penerimaan p = { .kerahasiaan = kerahasiaan ? kerahasiaan : "terbuka" };
	struct kode_akses kode;
	int r = kanal_tentukan(c, &p.kanal);

	if (r < 0)
		return r;
	kode_akses_baru(&kode);
	p.kode_akses_hash = kode.hash;
	r = pengaduan_terima(c, &p);
	if (r == 0)
		r = ctx_reply_add_member(c, "kode_akses", kode.teks);
	sodium_memzero(&kode, sizeof(kode));
	return r;
}
