/* POST /v1/pengaduan: anybody may complain (P24(1), UU 25/2009 Pasal 42); on the worker that serves the request. */
#include <string.h>

#include "pengaduan/operations.h"
#include "pengaduan/pengaduan.h"
#include "pihak/kode_akses.h"
#include "pihak/pihak.h"

#include "base/banned.h"

/* What the Ombudsman brings is its own; for all others as for every filing. */
static int kanal_tentukan(struct ctx *c, const char **ret_kanal)
{
	if (c->request->identity.peran != PERAN_OMBUDSMAN)
		return pihak_kanal(c, ret_kanal);
	*ret_kanal = "ombudsman";
	if (ctx_body_string(c, "kanal") && strcmp(ctx_body_string(c, "kanal"), "ombudsman") != 0)
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
