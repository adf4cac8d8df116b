/* The documents about a request refuse what is incomplete. What stands on them is checked on paper. */
#include "document/surat_informasi.h"

#include <errno.h>

#include "bantu.h"
#include "contoh.h"
#include "leak.h"

TestSuite(surat_informasi, .fini = fail_on_leak);

static int record(const struct berita_acara *b)
{
	return berita_acara_write(b, (struct pdf_sink){ drop, NULL });
}

static int refusal(const struct surat_penolakan *s)
{
	return surat_penolakan_write(s, (struct pdf_sink){ drop, NULL });
}

Test(surat_informasi, record_of_a_hand_over)
{
	struct berita_acara b = contoh_berita_acara(2);

	cr_assert_eq(record(&b), 0);
	b.penerima = "";
	cr_assert_eq(record(&b), -EINVAL);
	b = contoh_berita_acara(2);
	b.surat.pemohon = NULL;
	cr_assert_eq(record(&b), -EINVAL);
	b = contoh_berita_acara(0);
	cr_assert_eq(record(&b), -EINVAL, "nothing was handed over");
	b = contoh_berita_acara(SURAT_BARIS_MAX + 1);
	cr_assert_eq(record(&b), -EINVAL);
	b = contoh_berita_acara(1);
	b.n_biaya = b.n_penghitaman = 0;
	b.sebagian = false;
	b.surat.petugas_nip = b.surat.segel = b.cara_bayar = NULL;
	cr_assert_eq(record(&b), 0);
	b.surat.tanggal = "lusa";
	cr_assert_eq(record(&b), -EINVAL);
}

Test(surat_informasi, letter_of_a_refusal)
{
	struct surat_penolakan s = contoh_surat_penolakan();

	cr_assert_eq(refusal(&s), 0);
	s.n_dasar = 0;
	cr_assert_eq(refusal(&s), -EINVAL, "no ground");
	s = contoh_surat_penolakan();
	s.uji_konsekuensi = NULL;
	cr_assert_eq(refusal(&s), -EINVAL, "no consequence test");
	s = contoh_surat_penolakan();
	s.keberatan_sampai = NULL;
	cr_assert_eq(refusal(&s), -EINVAL, "how to object is told");
	s = contoh_surat_penolakan();
	s.surat.petugas_nama = s.surat.petugas_jabatan = s.pemohon_alamat = NULL;
	cr_assert_eq(refusal(&s), 0);
}
