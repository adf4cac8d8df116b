/* The one table from SQLSTATE and constraint name to what the client is told; pure functions.
 * PostgreSQL's own text goes to the log only. */
#include "db/internal.h"

#include <errno.h>
#include <string.h>

#include "base/banned.h"

struct rule {
	const char *sqlstate; /* whole, or the class (two characters) */
	const char *constraint; /* NULL: any */
	int error;
	enum problem_code problem;
	const char *detail[2];
	const char *pointer;
	const char *dasar_hukum;
};

/* A refusal that the client is told about, in both languages. */
#define REFUSED(sqlstate, constraint, problem, pointer, dasar_hukum, id, en)                       \
	{ sqlstate, constraint, -EPROTO, PROBLEM_##problem, { id, en }, pointer, dasar_hukum }
/* Nothing the client can mend. */
#define FAILED(sqlstate, error)                                                                    \
	{ sqlstate, NULL, error, PROBLEM_UNAVAILABLE, { NULL, NULL }, NULL, NULL }

/* First match counts: constraints by name, then whole states, then classes. Everything else is our
 * bug. */
static const struct rule RULES[] = {
	/* the identity statement (src/db/konteks.sql) */
	REFUSED("P0001", "identitas_ditutup", TOKEN_INVALID, NULL, NULL,
		"Akun, jabatan atau klien pemegang token ini sudah ditutup",
		"The account, office or client of this token has been closed"),
	REFUSED("P0001", "kepala_berakhir", TOKEN_INVALID, NULL, NULL,
		"Menurut keputusan yang tercatat, pemegang token ini tidak sedang menjabat kepala; mintalah token baru",
		"By the decisions on record the holder of this token is not head at present; ask for a new token"),
	REFUSED("23505", "akun_pengguna_unik", CONFLICT, "/nama_pengguna", NULL,
		"Nama pengguna ini sudah dipakai", "This user name is taken"),
	REFUSED("23505", "pemeriksaan_kanal_unik", CONFLICT, NULL,
		"Perbup Bengkayang 24/2018 Pasal 24(4)",
		"Pemeriksaan kanal ini sudah dicatat untuk hari itu",
		"The check of this channel is already recorded for that day"),
	REFUSED("23505", "pengaduan_rujukan_unik", CONFLICT, "/nomor_laporan", NULL,
		"Laporan ini sudah dirujuk", "This report has been referred already"),
	REFUSED("23505", "hari_libur_unik", CONFLICT, NULL, NULL, "Hari libur ini sudah tercatat",
		"This holiday is already recorded"),
	REFUSED("23505", "keputusan_libur_nomor_unik", CONFLICT, "/nomor", NULL,
		"Nomor keputusan ini sudah tercatat", "This decree number is already recorded"),
	REFUSED("23505", "penyelenggara_kode_unik", CONFLICT, "/kode", NULL,
		"Kode penyelenggara ini sudah dipakai", "This agency code is taken"),
	REFUSED("23505", "layanan_kode_unik", CONFLICT, "/kode", NULL,
		"Kode layanan ini sudah dipakai", "This service code is taken"),
	REFUSED("23514", "penyelenggara_uptd_berinduk", INVALID, "/induk_id",
		"Perbup Bengkayang 24/2018 Pasal 8(4)",
		"UPTD harus berinduk pada sebuah penyelenggara",
		"A UPTD must have a parent agency"),
	REFUSED("23514", "penyelenggara_jam_buka", INVALID, "/jam_buka", NULL,
		"Setiap hari disebut sekali; buka sebelum tutup, istirahat di antaranya",
		"Each day once; opening before closing, breaks in between"),
	REFUSED("23514", "penyelenggara_titik", INVALID, "/lokasi", NULL,
		"Lintang dan bujur disebut bersama", "Latitude and longitude go together"),
	REFUSED("23514", "masa_jabatan_urut", INVALID, "/berlaku_dari", NULL,
		"Masa jabatan mulai sesudah yang sebelumnya mulai",
		"A term begins after the one before it began"),
	REFUSED("23505", "pelaksana_pkey", CONFLICT, "/id", NULL,
		"Pelaksana ini sudah dicatat", "This officer is recorded already"),
	REFUSED("23503", "penyelenggara_induk_id_fkey", INVALID, "/induk_id", NULL,
		"Penyelenggara induk tidak ada", "There is no such parent agency"),
	/* layanand.jaga_pohon */
	REFUSED("P0001", "penyelenggara_lingkaran", INVALID, "/induk_id", NULL,
		"Penyelenggara tidak berada di bawah dirinya sendiri",
		"An agency is not below itself"),
	REFUSED("23514", "pengaduan_ganti_rugi", INVALID, "/ganti_rugi/jumlah", NULL,
		"Jumlah ganti rugi harus lebih dari nol", "The compensation must be above zero"),
	REFUSED("23514", "dokumen_pengecualian", INVALID, "/pengecualian", "UU 14/2008 Pasal 19",
		"Pengecualian dengan dasar dan uji konsekuensinya disebut bila, dan hanya bila, klasifikasinya dikecualikan",
		"An exception with its ground and consequence test is named when, and only when, the classification is dikecualikan"),
	/* layanand.tolak, by the name it is given */
	REFUSED("P0001", "dokumen_layanan_asing", INVALID, NULL, NULL, "Bukan layanan penyelenggara ini",
		"Not a service of this agency"),
	REFUSED("P0001", "dokumen_perlu_sampai", INVALID, NULL, "UU 14/2008 Pasal 20",
		"Pengecualian atas dasar ini tidak bersifat permanen; sebutkan hari terakhirnya",
		"An exception on this ground is not permanent; name its last day"),
	/* compulsory information (migrations: informasi_wajib) */
	REFUSED("23P01", "informasi_tertutup_satu", CONFLICT, "/jenis", "Perbup Bengkayang 24/2018 Pasal 28 ayat (2)",
		"Jenis informasi ini sudah dinyatakan tertutup", "This kind of information is declared closed already"),
	REFUSED("23514", "informasi_tertutup_masa", INVALID, "/sampai", NULL, "Hari terakhirnya sudah lewat",
		"Its last day has passed"),
	REFUSED("P0001", "informasi_tidak_ditutup", CONFLICT, NULL, NULL, "Jenis informasi ini tidak sedang tertutup",
		"This kind of information is not closed now"),
	REFUSED("P0001", "dokumen_bukan_versi_lama", INVALID, NULL, NULL,
		"Tidak ada versi lama bernomor ini yang belum ditarik; versi yang sekarang ditarik bersama dokumennya",
		"There is no earlier version of this number that was not withdrawn; the present one is withdrawn with the document"),
	REFUSED("P0001", "penyelenggara_asing", INVALID, NULL, NULL, "Penyelenggara tidak dikenal", "No such agency"),
	REFUSED("P0001", "pelaksana_asing", INVALID, NULL, NULL, "Bukan pelaksana penyelenggara ini",
		"Not an officer of this agency"),
	/* links between services (migrations: kaitan) */
	REFUSED("P0001", "kaitan_asing", INVALID, NULL, NULL, "Layanan tidak ada, atau tidak diberikan lagi",
		"There is no such service, or it is no longer offered"),
	REFUSED("23514", "layanan_terkait_diri", INVALID, "/layanan_id", NULL, "Layanan tidak berkaitan dengan dirinya sendiri",
		"A service is not linked with itself"),
	REFUSED("23505", "layanan_terkait_satu", CONFLICT, "/layanan_id", NULL, "Kaitan ini sudah dicatat", "This link is recorded already"),
	REFUSED("23505", "layanan_terkait_bersama", CONFLICT, "/layanan_id", NULL, "Kaitan ini sudah dicatat", "This link is recorded already"),
	REFUSED("P0001", "layanan_terkait_lingkaran", INVALID, "/layanan_id", "Perbup Bengkayang 24/2018 Pasal 11 ayat (1)",
		"Layanan itu sendiri memerlukan layanan ini lebih dahulu", "That service itself needs this one first"),
	REFUSED("P0001", "kewajiban_keadaan", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 11 ayat (1)",
		"Kewajiban ini terpenuhi oleh pola layanan-layanan itu, bukan oleh catatan",
		"This obligation is met by the patterns of those services, not by a record"),
	/* task forces (migrations: gugus_tugas) */
	REFUSED("P0001", "gugus_tugas_asing", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 12",
		"Bukan bagian kewajiban ini: pengusul pada usul, tempat dan koordinator pada keputusan gugus tugas",
		"Not part of this obligation: who proposed goes with the proposal, place and coordinator with the decision on a task force"),
	REFUSED("P0001", "gugus_tugas_koordinator", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 12 ayat (3)",
		"Keputusan menyebut penyelenggara yang mengoordinasikan gugus tugas", "The decision names the agency that coordinates the task force"),
	REFUSED("P0001", "gugus_tugas_tempat", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 12 ayat (2)",
		"Keputusan menyebut tempat gugus tugas: pada instansi dan/atau di tempat tertentu",
		"The decision says where the task force is placed: at an agency, at a place, or both"),
	REFUSED("23503", "kewajiban_catatan_pengusul_id_fkey", INVALID, "/gugus_tugas/pengusul_id", NULL, "Penyelenggara tidak ada", "There is no such agency"),
	REFUSED("23503", "kewajiban_catatan_koordinator_id_fkey", INVALID, "/gugus_tugas/koordinator_id", NULL, "Penyelenggara tidak ada",
		"There is no such agency"),
	REFUSED("23503", "kewajiban_catatan_penempatan_id_fkey", INVALID, "/gugus_tugas/penempatan/penyelenggara_id", NULL, "Penyelenggara tidak ada",
		"There is no such agency"),
	REFUSED("P0001", "kewajiban_asing", INVALID, NULL, NULL, "Bukan kewajiban pola layanan ini",
		"Not an obligation of this service's pattern"),
	REFUSED("P0001", "kewajiban_lusa", INVALID, NULL, NULL, "Tanggalnya belum tiba", "Its date has not come yet"),
	REFUSED("23514", "kewajiban_urut", INVALID, "/berlaku_sampai", NULL, "Berakhir sebelum tanggalnya",
		"It ends before its date"),
	REFUSED("P0001", "penetapan_tugas_asing", INVALID, NULL, NULL, "Bukan tugas yang diberikan keputusan jenis ini",
		"Not a duty that a decision of this kind gives"),
	REFUSED("P0001", "penetapan_jenis_tetap", INVALID, NULL, NULL, "Jenis dan penyelenggara rancangan tidak berubah",
		"Kind and agency of a draft do not change"),
	REFUSED("P0001", "penetapan_susunan", CONFLICT, NULL, "Perbup Bengkayang 24/2018 Lampiran I",
		"Tim memerlukan satu penanggung jawab, satu ketua, satu sekretaris, dan anggota",
		"The team needs one penanggung jawab, one ketua, one sekretaris, and members"),
	REFUSED("P0001", "penetapan_tanpa_visi", CONFLICT, NULL, "Perbup Bengkayang 24/2018 Lampiran I",
		"Profil penyelenggara belum memuat visi, misi dan motto yang ditetapkan keputusan ini",
		"The agency's profile lacks the visi, misi and motto that this decision sets"),
	REFUSED("P0001", "penetapan_lampau", CONFLICT, NULL, NULL, "Hari berakhirnya sudah lewat",
		"Its last day has passed"),
	REFUSED("23505", "penetapan_nomor", CONFLICT, "/nomor_keputusan", NULL, "Nomor keputusan ini sudah dipakai",
		"This decision number is taken"),
	REFUSED("23505", "penetapan_anggota_sekali", INVALID, "/anggota", NULL, "Seorang pelaksana disebut dua kali",
		"An officer is named twice"),
	REFUSED("P0001", "pengaduan_tujuan_sama", INVALID, NULL, NULL, "Pengaduan sudah berada pada penyelenggara ini",
		"The complaint is at this agency already"),
	REFUSED("P0001", "pengaduan_terlapor", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 25 ayat (1)",
		"Pelaksana yang diadukan tidak menangani pengaduan ini",
		"The officer complained about does not handle this complaint"),
	REFUSED("P0001", "keputusan_libur_nomor_unik", CONFLICT, NULL, NULL, "Nomor keputusan ini sudah tercatat",
		"This decree number is already recorded"),
	REFUSED("P0001", "keputusan_kosong", INVALID, NULL, NULL, "Keputusan tidak menambah dan tidak menghapus hari libur",
		"The decree neither adds nor removes a holiday"),
	REFUSED("P0001", "hari_libur_tidak_ada", INVALID, NULL, NULL, "Bukan hari libur yang tercatat",
		"Not a recorded holiday"),
	REFUSED("P0001", "hari_libur_rancu", INVALID, NULL, NULL, "Tanggal ini memuat beberapa hari libur; sebutkan namanya",
		"This date has several holidays; name the one"),
	REFUSED("P0001", "hari_libur_dua_kali", INVALID, NULL, NULL, "Hari ini disebut dua kali", "This day is named twice"),
	REFUSED("P0001", "hari_libur_unik", CONFLICT, NULL, NULL, "Hari libur ini sudah tercatat",
		"This holiday is already recorded"),
	REFUSED("P0001", "pengaduan_tambahan_penuh", CONFLICT, NULL, NULL,
		"Satu pengaduan memuat paling banyak 20 tambahan dari pengadu",
		"A complaint holds at most 20 additions by the complainant"),
	REFUSED("P0001", "permohonan_tujuan_sama", INVALID, NULL, NULL, "Permohonan sudah berada pada penyelenggara ini",
		"The request is at this agency already"),
	REFUSED("P0001", "permohonan_tanpa_salinan", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 40 ayat (8) huruf f",
		"Salinan kartu identitas belum ada; permohonan belum lengkap",
		"There is no copy of the identity card; the request is not complete"),
	REFUSED("P0001", "permohonan_tanpa_kekurangan", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 40 ayat (10)",
		"Sebutkan apa yang kurang", "Say what is missing"),
	REFUSED("P0001", "permohonan_tambahan_penuh", CONFLICT, NULL, NULL,
		"Satu permohonan memuat paling banyak 20 tambahan dari pemohon",
		"A request holds at most 20 additions by the requester"),
	REFUSED("P0001", "permohonan_penghitaman", INVALID, NULL, "UU 14/2008 Pasal 22 ayat (7) huruf e",
		"Bagian yang dihitamkan disebut bila, dan hanya bila, permohonan dikabulkan sebagian",
		"Parts withheld are named when, and only when, the request is granted in part"),
	REFUSED("P0001", "permohonan_dokumen_asing", INVALID, NULL, NULL, "Dokumen tidak dikenal", "No such document"),
	REFUSED("P0001", "permohonan_dokumen_tertutup", INVALID, NULL, "UU 14/2008 Pasal 17", "Dokumen ini tidak terbuka bagi pemohon",
		"This document is not open to the requester"),
	REFUSED("P0001", "permohonan_cara_bayar", INVALID, NULL, "UU 14/2008 Pasal 22 ayat (7) huruf g",
		"Sebutkan cara membayar biaya penggandaan", "Say how the copying is to be paid"),
	REFUSED("P0001", "permohonan_asing", INVALID, NULL, NULL, "Bukan permohonan informasi pemanggil ini",
		"Not a request for information of this caller"),
	REFUSED("P0001", "keberatan_masih_terbuka", CONFLICT, NULL, NULL, "Keberatan atas permohonan ini masih terbuka",
		"An objection to this request is pending"),
	REFUSED("P0001", "keberatan_belum_beralasan", STATE, NULL, "UU 14/2008 Pasal 35 ayat (1)",
		"Alasan ini tidak cocok dengan keadaan permohonan sekarang",
		"This reason does not fit the state of the request"),
	REFUSED("P0001", "keberatan_lewat_waktu", STATE, NULL, "UU 14/2008 Pasal 36 ayat (1)",
		"Waktu mengajukan keberatan sudah habis", "The time for an objection has run out"),
	REFUSED("P0001", "sengketa_tanggal", INVALID, NULL, "UU 14/2008 Pasal 37 ayat (2)",
		"Tanggal sengketa bukan antara pengajuan keberatan dan hari ini",
		"The day of the dispute is not between the objection and today"),
	/* layanand.skm_jawab */
	REFUSED("P0001", "skm_tidak_dibuka", STATE, NULL, NULL,
		"Survei ini tidak sedang menerima jawaban", "This survey takes no answers now"),
	REFUSED("P0001", "skm_perlu_undangan", INVALID, "/token", NULL,
		"Survei ini dijawab dengan undangan", "This survey is answered by invitation"),
	REFUSED("P0001", "skm_undangan_habis", CONFLICT, "/token", NULL,
		"Undangan ini sudah dipakai, sudah lewat masa berlakunya, atau tidak berlaku untuk survei ini",
		"This invitation has been used, has expired or is not for this survey"),
	REFUSED("P0001", "skm_undangan_lampau", INVALID, "/berlaku_sampai", NULL,
		"Undangan tidak dapat berakhir sebelum hari ini", "An invitation cannot end before today"),
	REFUSED("P0001", "skm_unsur_asing", INVALID, "/jawaban", NULL,
		"Ada kode yang bukan unsur survei ini",
		"There is a code that is not an unsur of this survey"),
	REFUSED("P0001", "skm_layanan_asing", INVALID, "/layanan_id", NULL,
		"Bukan layanan survei ini", "Not a service of this survey"),
	/* standards, charters, procedures (migrations: standar) */
	REFUSED("P0001", "tanggal_di_depan", INVALID, NULL, NULL, "Tanggal ini belum tiba",
		"This date lies in the future"),
	REFUSED("P0001", "standar_peserta_tanpa_wakil", INVALID, NULL,
		"Perbup Bengkayang 24/2018 Pasal 14 ayat (1) dan (2)",
		"Pembahasan mengikutsertakan sekurang-kurangnya satu wakil masyarakat atau pihak terkait",
		"At least one representative of the public takes part in the discussion"),
	REFUSED("P0001", "standar_komponen_kurang", STATE, NULL,
		"UU 25/2009 Pasal 21 dan Perbup Bengkayang 24/2018 Pasal 15 ayat (2)",
		"Standar belum memuat keempat belas komponen",
		"The standard does not have all fourteen components"),
	REFUSED("P0001", "standar_tarif_tanpa_dasar", STATE, NULL, "UU 25/2009 Pasal 31",
		"Tarif yang dipungut menyebut dasar hukumnya", "A charge names its legal basis"),
	REFUSED("P0001", "standar_tanpa_wakil", STATE, NULL,
		"Perbup Bengkayang 24/2018 Pasal 14 ayat (1) dan (2)",
		"Belum ada wakil masyarakat atau pihak terkait yang ikut membahas",
		"No representative of the public has taken part"),
	REFUSED("P0001", "standar_tanda_tangan_kurang", STATE, NULL,
		"Perbup Bengkayang 24/2018 Pasal 14 ayat (4)",
		"Belum semua yang ikut membahas menandatangani berita acara",
		"Not everybody who took part has signed the minutes"),
	REFUSED("P0001", "standar_berubah", STATE, NULL,
		"Perbup Bengkayang 24/2018 Pasal 14 ayat (4)",
		"Rancangan atau berita acara berubah sesudah ditandatangani; yang berubah perlu disepakati lagi",
		"The draft or the minutes changed after they were signed; what changed has to be agreed again"),
	REFUSED("P0001", "standar_sebelum_pembahasan", INVALID, NULL,
		"Perbup Bengkayang 24/2018 Pasal 14 ayat (4)",
		"Berita acara tidak mendahului pembahasannya", "The minutes do not precede the discussion"),
	REFUSED("P0001", "standar_bukan_peserta", INVALID, NULL,
		"Perbup Bengkayang 24/2018 Pasal 14 ayat (4)", "Bukan peserta pembahasan standar ini",
		"Did not take part in the discussion of this standard"),
	REFUSED("P0001", "standar_sebelum_berita_acara", INVALID, NULL,
		"Perbup Bengkayang 24/2018 Pasal 14 ayat (4)",
		"Penetapan tidak mendahului berita acaranya", "A standard is not set before its minutes"),
	REFUSED("P0001", "standar_berlaku_surut", INVALID, NULL,
		"Perbup Bengkayang 24/2018 Pasal 13 ayat (2)",
		"Standar tidak berlaku sebelum tanggal keputusannya",
		"A standard is not in force before the date of its decision"),
	REFUSED("P0001", "standar_berlaku_mundur", INVALID, NULL,
		"Perbup Bengkayang 24/2018 Pasal 13 ayat (2)",
		"Versi sebelumnya sudah berlaku pada hari itu",
		"The version before it was already in force on that day"),
	REFUSED("P0001", "penetapan_mundur", INVALID, NULL, NULL,
		"Yang sebelumnya sudah berlaku pada hari itu",
		"The one before it was already in force on that day"),
	REFUSED("P0001", "maklumat_tanpa_standar", STATE, NULL,
		"Perbup Bengkayang 24/2018 Pasal 16 ayat (2)",
		"Maklumat menyanggupi standar pelayanan; penyelenggara ini belum menetapkannya",
		"A charter promises the service standards; this agency has not set any"),
	REFUSED("23514", "maklumat_janji", INVALID, "/janji",
		"Perbup Bengkayang 24/2018 Pasal 16 ayat (3) huruf a",
		"Pernyataan janji dan kesanggupan melaksanakan pelayanan sesuai standar belum ada",
		"The promise to serve by the standard is missing"),
	REFUSED("23514", "maklumat_perbaikan", INVALID, "/perbaikan",
		"Perbup Bengkayang 24/2018 Pasal 16 ayat (3) huruf b",
		"Pernyataan pelayanan sesuai kewajiban dan perbaikan terus-menerus belum ada",
		"The statement of duty and continuous improvement is missing"),
	REFUSED("23514", "maklumat_sanksi", INVALID, "/sanksi",
		"Perbup Bengkayang 24/2018 Pasal 16 ayat (3) huruf c",
		"Pernyataan kesediaan menerima sanksi dan/atau memberikan kompensasi belum ada",
		"The readiness for sanctions or compensation is missing"),
	REFUSED("23514", "standar_evaluasi_masa", INVALID, "/sampai", NULL,
		"Akhir masa evaluasi mendahului awalnya", "The period ends before it begins"),
	REFUSED("23505", "skm_seketika_satu", CONFLICT, NULL, "Perbup Bengkayang 24/2018 Pasal 23 ayat (6)",
		"Survei seketika layanan ini sudah dibuka",
		"There is an open instant survey of this service already"),
	REFUSED("P0001", "skm_bukan_pelaksana", FORBIDDEN, NULL, NULL, "Hanya bagi pelaksana dari penyelenggara layanan itu",
		"Only for officers of the agency that gives the service"),
	REFUSED("P0001", "skm_layanan_tidak_ada", INVALID, "/layanan_id", NULL, "Layanan tidak ada",
		"There is no such service"),
	REFUSED("P0001", "skm_tanpa_putaran", CONFLICT, NULL, "Perbup Bengkayang 24/2018 Pasal 23 ayat (6)",
		"Tidak ada survei yang dibuka bagi layanan ini",
		"No survey about this service is open"),
	/* selections (migrations: seleksi) */
	REFUSED("23505", "berkas_pihak_pkey", CONFLICT, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Sudah menjadi peserta atau penilai seleksi ini",
		"Takes part in this selection already, as a candidate or an assessor"),
	REFUSED("23505", "seleksi_kriteria_pkey", INVALID, "/kriteria", NULL,
		"Kode kriteria disebut dua kali",
		"A criterion code is named twice"),
	REFUSED("P0001", "seleksi_metode", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (2)",
		"Penunjukan tidak digabung dengan tes atau wawancara",
		"An appointment is not combined with tests or interviews"),
	REFUSED("P0001", "seleksi_tanpa_kebijakan", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (2)",
		"Penunjukan menyebut kebijakan kepala penyelenggara yang mendasarinya",
		"An appointment names the policy of the head that it follows"),
	REFUSED("P0001", "seleksi_penunjukan_tanpa_nilai", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (2)",
		"Penunjukan tidak memakai pendaftaran, penilai, bobot atau nilai",
		"An appointment has no registration, assessors, weights or scores"),
	REFUSED("P0001", "seleksi_bobot", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Setiap kriteria berbobot, dan jumlah bobotnya tepat 100",
		"Each criterion has a weight, and the weights are exactly 100 altogether"),
	REFUSED("P0001", "seleksi_tanpa_penilai", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Seleksi memerlukan sekurang-kurangnya satu penilai",
		"A selection needs at least one assessor"),
	REFUSED("P0001", "seleksi_tanpa_pendaftaran", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Sebutkan hari terakhir pendaftaran",
		"Name the last day of registration"),
	REFUSED("P0001", "seleksi_jadwal_urut", INVALID, NULL, NULL,
		"Pendaftaran mulai sebelum berakhir, dan berakhir sebelum penetapan",
		"Registration begins before it ends, and ends before the decision"),
	REFUSED("P0001", "seleksi_jadwal_hari", CONFLICT, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Hari-hari dalam jadwal harus sesudah hari ini dan dalam dua tahun",
		"The days of the schedule must lie after today and within two years"),
	REFUSED("P0001", "seleksi_jadwal_mundur", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Jadwal yang sudah diumumkan hanya diundurkan",
		"A schedule that was announced is only put off"),
	REFUSED("P0001", "seleksi_kriteria_metode", INVALID, NULL, NULL,
		"Bukan metode seleksi ini",
		"Not a method of this selection"),
	REFUSED("P0001", "seleksi_kriteria_asing", INVALID, NULL, NULL,
		"Bukan kriteria seleksi ini",
		"Not a criterion of this selection"),
	REFUSED("P0001", "seleksi_penilai_asing", INVALID, NULL, NULL,
		"Penilai bukan pelaksana yang aktif",
		"The assessor is not an officer who serves now"),
	REFUSED("P0001", "seleksi_dua_angka", INVALID, NULL, NULL,
		"Nilai ditulis dengan paling banyak dua angka desimal",
		"A value has at most two decimals"),
	REFUSED("P0001", "seleksi_tetap", INVALID, NULL, NULL,
		"Penyelenggara dan cara seleksi rancangan tidak berubah",
		"Agency and way of a draft do not change"),
	REFUSED("P0001", "seleksi_belum_dibuka", STATE, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Pendaftaran belum dibuka",
		"Registration has not begun"),
	REFUSED("P0001", "seleksi_bukan_pelaksana", INVALID, NULL, NULL,
		"Bukan pelaksana yang tercatat dan aktif",
		"Not an officer who is recorded and serves now"),
	REFUSED("P0001", "seleksi_calon_mengelola", CONFLICT, NULL, "UU 30/2014 Pasal 42 ayat (1)",
		"Yang mengelola seleksi ini tidak menjadi pesertanya",
		"Who handles this selection is no candidate in it"),
	REFUSED("P0001", "seleksi_konflik", CONFLICT, NULL, "UU 30/2014 Pasal 42 ayat (1)",
		"Peserta seleksi tidak mengelola seleksi itu",
		"A candidate does not handle the selection"),
	REFUSED("P0001", "seleksi_bukan_peserta", INVALID, NULL, NULL,
		"Bukan peserta seleksi ini dalam keadaan itu",
		"Not a candidate of this selection in that state"),
	REFUSED("P0001", "seleksi_persyaratan_asing", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Persyaratan ini tidak ada dalam pengumuman",
		"There is no such condition in the announcement"),
	REFUSED("P0001", "seleksi_perlu_persyaratan", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Peserta digugurkan karena persyaratan yang sudah diumumkan; sebutkan nomornya",
		"A candidate is dropped for a condition that was announced; give its number"),
	REFUSED("P0001", "seleksi_dikecualikan", CONFLICT, NULL, "UU 30/2014 Pasal 42 ayat (1)",
		"Penilai dikecualikan dari penilaian ini",
		"The assessor is excused from this score"),
	REFUSED("P0001", "seleksi_bukan_diri", INVALID, NULL, NULL,
		"Penilai hanya mengecualikan dirinya sendiri",
		"An assessor excuses nobody but himself"),
	REFUSED("P0001", "seleksi_bukan_penilai", INVALID, NULL, NULL,
		"Bukan penilai seleksi ini",
		"Not an assessor of this selection"),
	REFUSED("P0001", "seleksi_sudah_dinilai", CONFLICT, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Nilai yang sudah diberikan tidak ditiadakan",
		"A score that was given is not taken away"),
	REFUSED("P0001", "seleksi_tanpa_peserta", STATE, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Tidak ada peserta yang dapat dipilih",
		"There is no candidate to choose from"),
	REFUSED("P0001", "seleksi_peserta_tidak_aktif", STATE, NULL, NULL,
		"Seorang peserta sudah tidak aktif; gugurkan lebih dahulu",
		"A candidate serves no more; drop him first"),
	REFUSED("P0001", "seleksi_belum_lengkap", STATE, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Belum semua penilai menilai setiap peserta menurut setiap kriteria, atau dikecualikan dari itu",
		"Not every assessor has judged every candidate by every criterion, or is excused"),
	REFUSED("P0001", "seleksi_tanpa_nilai", STATE, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Ada kriteria yang semua penilainya dikecualikan bagi seorang peserta",
		"There is a criterion from which all assessors are excused for a candidate"),
	REFUSED("P0001", "seleksi_seri", STATE, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Nilai pada batas kuota seri; sebutkan siapa yang terpilih dan alasannya",
		"There is a tie at the last place; say who is chosen, and why"),
	REFUSED("P0001", "seleksi_tanpa_seri", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Tidak ada nilai seri pada batas kuota; yang terpilih menurut peringkat",
		"There is no tie at the last place; the ranks decide"),
	REFUSED("P0001", "seleksi_seri_pilihan", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Yang dipilih harus dari antara yang seri, sebanyak tempat yang tersisa",
		"Those chosen must be among those with the tie, as many as places are left"),
	REFUSED("P0001", "seleksi_perlu_penunjukan", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (2)",
		"Sebutkan siapa yang ditunjuk dan alasannya",
		"Say who is appointed, and why"),
	REFUSED("P0001", "seleksi_metode_lain", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (2)",
		"Bukan bagian keputusan menurut metode seleksi ini",
		"Not a part of a decision by the method of this selection"),
	REFUSED("P0001", "seleksi_melebihi_kuota", INVALID, NULL, NULL,
		"Yang ditunjuk disebut sekali dan tidak melebihi kuota",
		"Those appointed are named once and are not more than the places"),
	REFUSED("P0001", "seleksi_alasan_kriteria", INVALID, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Alasan penunjukan diberikan menurut setiap kriteria, masing-masing sekali",
		"The reasons of an appointment are given by each criterion, once"),
	REFUSED("P0001", "penetapan_seleksi_asing", INVALID, NULL, NULL,
		"Bukan seleksi penyelenggara ini untuk keputusan jenis ini",
		"Not a selection of this agency for a decision of this kind"),
	REFUSED("P0001", "penetapan_seleksi_belum", STATE, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1)",
		"Hasil seleksi yang mendasari keputusan ini belum diumumkan",
		"The result of the selection behind this decision is not published yet"),
	REFUSED("P0001", "penetapan_bukan_terpilih", STATE, NULL, "Perbup Bengkayang 24/2018 Pasal 5 ayat (1) dan (2)",
		"Yang diberi tugas bukan yang terpilih dalam seleksi yang mendasari keputusan ini",
		"Who is given duties was not chosen by the selection behind this decision"),
	/* layanand.berkas_terlihat */
	REFUSED("P0002", NULL, NOT_FOUND, NULL, NULL, NULL, NULL),
	REFUSED("23505", NULL, CONFLICT, NULL, NULL, "Data yang sama sudah ada",
		"The same data exists already"),
	REFUSED("23503", NULL, INVALID, NULL, NULL, "Merujuk pada data yang tidak ada",
		"Refers to data that does not exist"),
	REFUSED("23514", NULL, INVALID, NULL, NULL, "Nilai di luar yang diperbolehkan",
		"A value is outside what is allowed"),
	REFUSED("23502", NULL, INVALID, NULL, NULL, "Isian wajib tidak ada",
		"A required value is missing"),
	REFUSED("22P02", NULL, INVALID, NULL, NULL, "Bentuk nilai tidak sah",
		"A value has the wrong form"),
	REFUSED("22001", NULL, INVALID, NULL, NULL, "Teks terlalu panjang", "A text is too long"),
	REFUSED("22003", NULL, INVALID, NULL, NULL, "Angka di luar batas",
		"A number is out of range"),
	REFUSED("22007", NULL, INVALID, NULL, NULL, "Tanggal atau waktu tidak sah",
		"A date or time is not valid"),
	REFUSED("22008", NULL, INVALID, NULL, NULL, "Tanggal atau waktu tidak sah",
		"A date or time is not valid"),
	REFUSED("22021", NULL, INVALID, NULL, NULL, "Teks memuat tanda yang tidak sah",
		"A text contains invalid characters"),
	REFUSED("22P05", NULL, INVALID, NULL, NULL, "Teks memuat tanda yang tidak sah",
		"A text contains invalid characters"),
	FAILED("40001", -EAGAIN),
	FAILED("40P01", -EAGAIN),
	FAILED("55P03", -EAGAIN),
	{ "57014",
	  NULL,
	  -ETIME,
	  PROBLEM_UNAVAILABLE,
	  { "Terlalu lama; coba lagi dengan permintaan yang lebih sempit",
	    "It took too long; try again with a narrower request" },
	  NULL,
	  NULL },
	FAILED("25P03", -ENOTCONN),
	/* A prepared statement that the server does not have: on a new connection it will. */
	FAILED("26000", -ENOTCONN),
	FAILED("53", -EPROTO),
	FAILED("57", -ENOTCONN),
	FAILED("08", -ENOTCONN),
};

static const struct rule OUR_BUG = { .error = -EIO, .problem = PROBLEM_INTERNAL };
static const struct rule OF_A_TRIGGER = { .error = -EPROTO, .problem = PROBLEM_FORBIDDEN };
/* What the caller may not see does not exist for him, also when he writes to it. */
static const struct rule OF_A_POLICY = { .error = -EPROTO, .problem = PROBLEM_NOT_FOUND };
/* A plan whose result type changed under a running daemon: only a new connection helps. */
static const struct rule STALE_PLAN = { .error = -ENOTCONN, .problem = PROBLEM_UNAVAILABLE };

static const char *field(const PGresult *result, int code)
{
	const char *s = PQresultErrorField(result, code);

	return s ? s : "";
}

/* The same SQLSTATE comes from quite different places; the function in PostgreSQL that raised it
 * tells them apart in every language. */
static const struct rule *by_source(const PGresult *result, const char *sqlstate)
{
	const char *function = field(result, PG_DIAG_SOURCE_FUNCTION);

	if (!strcmp(sqlstate, "42501") && !strcmp(function, "exec_stmt_raise"))
		return &OF_A_TRIGGER;
	if (!strcmp(sqlstate, "42501") && !strcmp(function, "ExecWithCheckOptions"))
		return &OF_A_POLICY;
	if (!strcmp(sqlstate, "0A000") && !strcmp(function, "RevalidateCachedQuery"))
		return &STALE_PLAN;
	return NULL;
}

static const struct rule *find(const char *sqlstate, const char *constraint)
{
	for (size_t i = 0; i < sizeof(RULES) / sizeof(RULES[0]); i++) {
		const struct rule *r = &RULES[i];

		if (strncmp(sqlstate, r->sqlstate, strlen(r->sqlstate)))
			continue;
		if (!r->constraint || !strcmp(r->constraint, constraint))
			return r;
	}
	return &OUR_BUG;
}

/* `raise exception using constraint = '<slug of a problem>'` refuses with that problem: for rules
 * that live in triggers. */
static enum problem_code raised_problem(const char *constraint)
{
	for (int code = PROBLEM_NONE + 1; code < PROBLEM_COUNT; code++)
		if (!strcmp(constraint, problem_info((enum problem_code)code)->slug))
			return (enum problem_code)code;
	return PROBLEM_NONE;
}

/* Which field: the column when PostgreSQL tells it, else from a constraint of the default form
 * <table>_<column>_<fkey|check|key>. */
static void write_pointer(const PGresult *result, struct db_failure *f)
{
	const char *column = field(result, PG_DIAG_COLUMN_NAME);
	const char *table = field(result, PG_DIAG_TABLE_NAME);
	const char *rest = f->constraint;
	size_t n = strlen(column);

	if (!n && *table && !strncmp(rest, table, strlen(table)) && rest[strlen(table)] == '_') {
		const char *end = strrchr(rest, '_');

		column = rest + strlen(table) + 1;
		if (end > column &&
		    (!strcmp(end, "_fkey") || !strcmp(end, "_check") || !strcmp(end, "_key")))
			n = (size_t)(end - column);
	}
	if (!n || n + 2 > sizeof(f->pointer_text))
		return;
	snprintf(f->pointer_text, sizeof(f->pointer_text), "/%.*s", (int)n, column);
	f->pointer = f->pointer_text;
}

static void copy_pointer(const char *pointer, struct db_failure *f)
{
	if ((size_t)snprintf(f->pointer_text, sizeof(f->pointer_text), "%s", pointer) < sizeof(f->pointer_text))
		f->pointer = f->pointer_text;
}

static void take(struct db_failure *f, const struct rule *r)
{
	f->problem = r->problem;
	f->detail[LANG_ID] = r->detail[LANG_ID];
	f->detail[LANG_EN] = r->detail[LANG_EN];
	f->pointer = r->pointer;
	f->dasar_hukum = r->dasar_hukum;
}

int failure_from_result(const PGresult *result, struct db_failure *f)
{
	const struct rule *r;

	*f = (struct db_failure){ 0 };
	snprintf(f->sqlstate, sizeof(f->sqlstate), "%s", field(result, PG_DIAG_SQLSTATE));
	snprintf(f->constraint, sizeof(f->constraint), "%s",
		 field(result, PG_DIAG_CONSTRAINT_NAME));
	snprintf(f->message, sizeof(f->message), "%s", field(result, PG_DIAG_MESSAGE_PRIMARY));
	if (!*f->sqlstate)
		return failure_lost(f, PQresultErrorMessage(result));
	r = by_source(result, f->sqlstate);
	if (!r)
		r = find(f->sqlstate, f->constraint);
	take(f, r);
	if (!strcmp(f->sqlstate, "P0001") && raised_problem(f->constraint) != PROBLEM_NONE) {
		f->problem = raised_problem(f->constraint);
		return -EPROTO;
	}
	if (*field(result, PG_DIAG_COLUMN_NAME) == '/') /* layanand.tolak says where */
		copy_pointer(field(result, PG_DIAG_COLUMN_NAME), f);
	else if (r->problem == PROBLEM_INVALID && !f->pointer)
		write_pointer(result, f);
	return r->error;
}

int failure_lost(struct db_failure *f, const char *reason)
{
	*f = (struct db_failure){ .problem = PROBLEM_UNAVAILABLE };
	snprintf(f->message, sizeof(f->message), "%s", reason ? reason : "");
	return -ENOTCONN;
}
