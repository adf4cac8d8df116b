/* The fixed texts of the receipt in Indonesian and English. */
#pragma once

#include <stddef.h>

struct tanda_terima_teks {
	const char *judul, *nomor, *pembuka;
	const char *identitas, *nama, *nik, *jenis_kelamin, *usia, *alamat, *telepon, *email, *tanpa_identitas,
		*tidak_ditampilkan, *dirahasiakan;
	const char *pelayanan, *penyelenggara, *layanan, *pokok, *kejadian, *lokasi, *uraian,
		*kerugian, *permintaan, *lampiran, *berkas;
	const char *penerimaan, *kanal, *tempat, *waktu;
	const char *tenggat, *kolom_no, *kolom_tahap, *kolom_lama, *kolom_jatuh_tempo, *kolom_dasar,
		*hari_kerja, *hari;
	const char *akibat, *lacak, *lacak_nomor, *lacak_kode, *lacak_cara, *petugas, *segel, *terjemahan;
	const char *const *ketentuan; /* numbered; ends with NULL */
};

/* The texts for a process ("permohonan_informasi"; everything else is a complaint); "en" gives the
 * English ones, everything else the Indonesian ones. */
const struct tanda_terima_teks *tanda_terima_teks(const char *proses, const char *bahasa);
/* What a code is called (deadline, channel, line of a description, sex, form of a copy); one that is
 * not known comes back as it is. */
const char *tanda_terima_istilah(const char *kode, const char *bahasa);
