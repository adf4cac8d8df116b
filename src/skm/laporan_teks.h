/* The fixed texts of survey documents in Indonesian and English. Legal terms are not translated. */
#pragma once

#include <stddef.h>

struct laporan_teks {
	const char *judul, *nomor, *rancangan, *ditarik, *ditahan, *ditahan_semua, *ditahan_kelompok, *tiada, *semua_layanan, *orang;
	/* I */
	const char *pendahuluan, *latar, *latar_isi, *dasar, *tujuan, *tujuan_isi, *metode, *metode_isi, *jadwal;
	const char *penyelenggara, *layanan, *periode, *cara, *sensus, *sampel, *populasi, *minimum, *responden, *dikecualikan, *kecukupan, *cukup,
		*kurang, *pelaksana, *tim, *akses, *terbuka, *undangan, *metode_hitung, *pembulatan, *pembulatan_isi, *desimal;
	const char *tahap, *tanggal, *keterangan, *dirancang, *dibuka, *ditutup, *dihitung, *dipublikasikan, *dilaporkan;
	/* II */
	const char *profil, *kelompok, *persen, *mutu;
	/* III */
	const char *hasil, *nrr_unsur, *unsur, *jumlah, *terisi, *nrr, *tertimbang, *bobot, *ikm_judul, *indeks, *ikm, *kinerja, *kelas, *rentang;
	/* IV */
	const char *analisis, *ujung, *terendah, *tertinggi, *kekurangan_isi, *validitas, *validitas_isi, *r, *valid, *tidak_valid,
		*alpha, *reliabel, *tidak_reliabel, *tak_terhitung, *menurut_layanan, *tren, *tren_isi, *tren_tiada;
	const char *banding, *banding_isi, *banding_tiada, *kabupaten, *selisih, *pengaduan, *pengaduan_isi, *pengaduan_tiada, *klasifikasi, *banyak,
		*pengaduan_ditahan;
	/* V, VI */
	const char *tindak_lanjut, *kegiatan, *penanggung_jawab, *waktu, *belum_ada, *kemajuan, *terlambat, *kesimpulan, *simpul_ikm, *simpul_rendah, *simpul_tinggi,
		*simpul_tahan, *kepala;
	/* appendices */
	const char *lampiran_kuesioner, *pertanyaan, *jawaban, *lampiran_olah, *olah_isi, *sidik;
	/* poster and charts */
	const char *poster, *nilai_ikm, *mutu_pelayanan, *kinerja_pelayanan, *terima_kasih, *lihat, *bagan_unsur, *bagan_kekurangan, *bagan_profil,
		*bagan_tren, *kumulatif;
	/* invitation cards */
	const char *kartu_judul, *kartu_ajakan, *kartu_cara, *kartu_berlaku, *kartu_berlaku_hari, *kartu_kode;
};

/* "en" gives the English texts, everything else the Indonesian ones. */
const struct laporan_teks *laporan_teks(const char *bahasa);
/* What an attribute, a group of it, a recipient or a medium is called; a code that is not known comes back as it is. */
const char *laporan_sebutan(const char *golongan, const char *kode, const char *bahasa);
/* The place of a group among those of its attribute; groups that are not known come last. */
size_t laporan_urutan(const char *golongan, const char *kode);
