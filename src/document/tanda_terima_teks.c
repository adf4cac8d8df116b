/* The fixed texts of the receipt, in two languages; constant data, read by any thread. */
#include "document/tanda_terima_teks.h"

#include <stdbool.h>
#include <string.h>

#include "base/banned.h"

static const char *const ketentuan_id[] = {
	"Penyelenggara menanggapi pengaduan ini paling lambat 14 (empat belas) hari sejak "
	"pengaduan diterima, dengan sekurang-kurangnya menyatakan lengkap atau tidak lengkapnya "
	"materi pengaduan (Pasal 44 ayat (3)).",
	"Apabila materi pengaduan tidak lengkap, pengadu melengkapinya paling lambat 30 (tiga "
	"puluh) hari terhitung sejak menerima tanggapan dari penyelenggara (Pasal 44 ayat (4)). "
	"Apabila tidak dilengkapi dalam waktu tersebut, pengadu dianggap mencabut pengaduannya "
	"(Pasal 44 ayat (5)).",
	"Penyelenggara wajib memutuskan hasil pemeriksaan pengaduan paling lambat 60 (enam puluh) "
	"hari sejak berkas pengaduan dinyatakan lengkap (Pasal 50 ayat (1)), dan menyampaikan "
	"keputusan itu kepada pengadu paling lambat 14 (empat belas) hari sejak diputuskan (Pasal "
	"50 ayat (2)).",
	"Pemeriksaan pengaduan dilakukan secara independen, nondiskriminatif, tidak memihak, dan "
	"tidak dipungut biaya (Pasal 48).",
	"Penyelenggara yang tidak memberikan tanda terima atau tidak memeriksa pengaduan dikenai "
	"sanksi sebagaimana dimaksud dalam Pasal 54. Pengadu dapat pula menyampaikan pengaduan "
	"kepada Ombudsman Republik Indonesia (Pasal 40 dan Pasal 46).",
	NULL,
};

static const char *const ketentuan_en[] = {
	"The service provider responds to this complaint within 14 (fourteen) days of its receipt, "
	"stating at least whether the complaint is complete (Article 44 paragraph (3)).",
	"If the complaint is incomplete, the complainant completes it within 30 (thirty) days of "
	"receiving that response (Article 44 paragraph (4)). If it is not completed within that "
	"time, the complainant is deemed to have withdrawn the complaint (Article 44 paragraph "
	"(5)).",
	"The service provider must decide within 60 (sixty) days of the complaint having been "
	"declared complete (Article 50 paragraph (1)) and must deliver the decision to the "
	"complainant within 14 (fourteen) days of making it (Article 50 paragraph (2)).",
	"Complaints are examined independently, without discrimination, impartially and free of "
	"charge (Article 48).",
	"A service provider that does not give a receipt or does not examine a complaint is "
	"subject to the sanctions of Article 54. The complainant may also turn to the Ombudsman of "
	"the Republic of Indonesia (Articles 40 and 46).",
	NULL,
};

static const struct tanda_terima_teks teks_id = {
	.judul = "Tanda Terima Pengaduan",
	.nomor = "Nomor",
	.pembuka = "Berdasarkan Pasal 44 ayat (1) dan ayat (2) Undang-Undang Nomor 25 Tahun 2009 "
		   "tentang Pelayanan Publik, dengan ini dinyatakan bahwa pengaduan berikut telah "
		   "diterima.",
	.identitas = "A. Identitas pengadu",
	.nama = "Nama lengkap",
	.nik = "NIK",
	.jenis_kelamin = "Jenis kelamin",
	.usia = "Usia",
	.alamat = "Alamat",
	.telepon = "Telepon",
	.email = "Surel",
	.tanpa_identitas = "Pengaduan disampaikan tanpa identitas (anonim).",
	.tidak_ditampilkan = "Identitas pengadu ada pada berkas dan tidak ditampilkan pada salinan ini.",
	.dirahasiakan = "Identitas pengadu dirahasiakan dan hanya diketahui oleh petugas yang "
			"menangani pengaduan ini.",
	.pelayanan = "B. Uraian pelayanan yang tidak sesuai dengan standar pelayanan",
	.penyelenggara = "Penyelenggara",
	.layanan = "Layanan",
	.pokok = "Pokok pengaduan",
	.kejadian = "Tanggal kejadian",
	.lokasi = "Tempat kejadian",
	.uraian = "Uraian",
	.kerugian = "Kerugian",
	.permintaan = "Permintaan penyelesaian",
	.lampiran = "Lampiran",
	.berkas = "berkas",
	.penerimaan = "C. Tempat dan waktu penerimaan",
	.kanal = "Diterima melalui",
	.tempat = "Tempat",
	.waktu = "Waktu",
	.tenggat = "D. Tenggat penanganan",
	.kolom_no = "No.",
	.kolom_tahap = "Tahap",
	.kolom_lama = "Jangka waktu",
	.kolom_jatuh_tempo = "Paling lambat",
	.kolom_dasar = "Dasar hukum",
	.hari_kerja = "hari kerja",
	.hari = "hari",
	.akibat = "Ketentuan dan akibat hukum (UU Nomor 25 Tahun 2009)",
	.lacak = "Melacak pengaduan ini",
	.lacak_nomor = "Nomor pengaduan",
	.lacak_kode = "Kode akses (rahasiakan)",
	.lacak_cara = "Perkembangannya dilihat melalui aplikasi pengaduan dengan nomor ini dan kode "
		      "akses yang diberikan saat pengaduan disampaikan; kode QR memuat alamat berkas "
		      "ini bagi aplikasi. Jangan berikan kode akses kepada orang lain.",
	.petugas = "Petugas penerima pengaduan,",
	.segel = "Segel elektronik (hash kejadian penerimaan):",
	.terjemahan = NULL,
	.ketentuan = ketentuan_id,
};

static const struct tanda_terima_teks teks_en = {
	.judul = "Receipt of Complaint",
	.nomor = "Number",
	.pembuka = "Under Article 44 paragraphs (1) and (2) of Law Number 25 of 2009 on Public "
		   "Services (UU 25/2009), it is hereby stated that the following complaint has "
		   "been received.",
	.identitas = "A. Identity of the complainant",
	.nama = "Full name",
	.nik = "Identity number (NIK)",
	.jenis_kelamin = "Sex",
	.usia = "Age",
	.alamat = "Address",
	.telepon = "Telephone",
	.email = "E-mail",
	.tanpa_identitas = "The complaint was made without identity (anonymously).",
	.tidak_ditampilkan = "The complainant's identity is on file and not shown on this copy.",
	.dirahasiakan = "The complainant's identity is confidential; only the officers who handle "
			"this complaint know it.",
	.pelayanan = "B. Description of the service that did not meet the service standard",
	.penyelenggara = "Service provider",
	.layanan = "Service",
	.pokok = "Subject",
	.kejadian = "Date of the event",
	.lokasi = "Place of the event",
	.uraian = "Description",
	.kerugian = "Loss",
	.permintaan = "Remedy asked for",
	.lampiran = "Attachments",
	.berkas = "file(s)",
	.penerimaan = "C. Place and time of receipt",
	.kanal = "Received by way of",
	.tempat = "Place",
	.waktu = "Time",
	.tenggat = "D. Deadlines",
	.kolom_no = "No.",
	.kolom_tahap = "Step",
	.kolom_lama = "Length",
	.kolom_jatuh_tempo = "Not later than",
	.kolom_dasar = "Legal basis",
	.hari_kerja = "working days",
	.hari = "days",
	.akibat = "Provisions and legal consequences (UU 25/2009)",
	.lacak = "Tracking this complaint",
	.lacak_nomor = "Complaint number",
	.lacak_kode = "Access code (keep it secret)",
	.lacak_cara = "Follow it in a complaint app with this number and the access code that was "
		      "given when the complaint was filed; the QR code holds the address of this "
		      "case for the app. Do not give the access code to anybody else.",
	.petugas = "Receiving officer,",
	.segel = "Electronic seal (hash of the receipt event):",
	.terjemahan = "This is a translation. The receipt in Indonesian prevails.",
	.ketentuan = ketentuan_en,
};

static const char *const ketentuan_informasi_id[] = {
	"Permohonan ditanggapi paling lambat 10 (sepuluh) hari kerja sejak diterima dan memenuhi persyaratan, dan dapat diperpanjang satu kali paling lambat 7 (tujuh) hari "
	"kerja dengan alasan tertulis (Peraturan Bupati Bengkayang Nomor 24 Tahun 2018 Pasal 40 ayat (10); Pasal 22 ayat (7) dan ayat (8)).",
	"Informasi diserahkan secara langsung dengan menandatangani berita acara (Peraturan Bupati Pasal 40 ayat (11)).",
	"Informasi diberikan cuma-cuma, kecuali biaya penggandaan yang menjadi beban pemohon (Peraturan Bupati Pasal 40 ayat (13)).",
	"Permohonan hanya dapat ditolak dengan alasan pengecualian Pasal 17, dengan surat pemberitahuan yang menyebut alasannya.",
	"Bila waktu tersebut lewat, keberatan kepada atasan PPID terbuka dengan sendirinya. Keberatan dengan alasan lain diajukan paling lambat 30 (tiga puluh) hari kerja "
	"sejak alasannya ditemukan dan ditanggapi paling lambat 30 (tiga puluh) hari kerja (Pasal 35 dan Pasal 36); sesudah itu sengketa dapat diajukan ke Komisi Informasi "
	"paling lambat 14 (empat belas) hari kerja (Pasal 37).",
	NULL,
};

static const char *const ketentuan_informasi_en[] = {
	"The request is answered within 10 (ten) working days of its receipt and completeness; this may be extended once by 7 (seven) working days with a written reason "
	"(Regulation 24/2018 of the Regent of Bengkayang, Article 40 paragraph (10); Article 22 paragraphs (7) and (8)).",
	"Information is handed over in person with a signed record (Regulation of the Regent, Article 40 paragraph (11)).",
	"Information is free of charge, except for the cost of copying, which the requester bears (Regulation of the Regent, Article 40 paragraph (13)).",
	"A request can be refused only on a ground of Article 17, by a letter that states it.",
	"When that time lapses, an objection to the superior of the information officer opens by itself. For other reasons an objection is filed within 30 (thirty) working "
	"days of finding them and answered within 30 (thirty) working days (Articles 35 and 36); after that a dispute may be brought before the Information Commission within "
	"14 (fourteen) working days (Article 37).",
	NULL,
};

static const struct tanda_terima_teks informasi_id = {
	.judul = "Tanda Bukti Permohonan Informasi",
	.nomor = "Nomor pendaftaran",
	.pembuka = "Berdasarkan Pasal 40 ayat (9) Peraturan Bupati Bengkayang Nomor 24 Tahun 2018 dan Pasal 22 ayat (4) "
		   "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik, dengan ini dinyatakan bahwa "
		   "permohonan informasi berikut telah diterima.",
	.identitas = "A. Identitas pemohon",
	.nama = "Nama lengkap",
	.nik = "NIK",
	.jenis_kelamin = "Jenis kelamin",
	.usia = "Usia",
	.alamat = "Alamat",
	.telepon = "Telepon",
	.email = "Surel",
	.tanpa_identitas = "Permohonan disampaikan tanpa identitas.",
	.tidak_ditampilkan = "Identitas pemohon ada pada berkas dan tidak ditampilkan pada salinan ini.",
	.dirahasiakan = "Identitas pemohon hanya diketahui oleh petugas yang menangani permohonan ini.",
	.pelayanan = "B. Informasi yang diminta",
	.penyelenggara = "Penyelenggara",
	.layanan = "Layanan",
	.pokok = "Pokok permohonan",
	.kejadian = "Tanggal",
	.lokasi = "Tempat",
	.uraian = "Uraian",
	.kerugian = "Keterangan",
	.permintaan = "Permintaan",
	.lampiran = "Lampiran",
	.berkas = "berkas",
	.penerimaan = "C. Tempat dan waktu penerimaan",
	.kanal = "Diterima melalui",
	.tempat = "Tempat",
	.waktu = "Waktu",
	.tenggat = "D. Tenggat",
	.kolom_no = "No.",
	.kolom_tahap = "Tahap",
	.kolom_lama = "Jangka waktu",
	.kolom_jatuh_tempo = "Paling lambat",
	.kolom_dasar = "Dasar hukum",
	.hari_kerja = "hari kerja",
	.hari = "hari",
	.akibat = "Hak dan tata cara (UU Nomor 14 Tahun 2008)",
	.lacak = "Melacak permohonan ini",
	.lacak_nomor = "Nomor pendaftaran",
	.lacak_kode = "Kode akses (rahasiakan)",
	.lacak_cara = "Perkembangannya dilihat melalui aplikasi dengan nomor ini dan kode akses yang diberikan saat "
		      "permohonan disampaikan; kode QR memuat alamat berkas ini bagi aplikasi. Jangan berikan kode "
		      "akses kepada orang lain.",
	.petugas = "Petugas penerima permohonan,",
	.segel = "Segel elektronik (hash kejadian penerimaan):",
	.terjemahan = NULL,
	.ketentuan = ketentuan_informasi_id,
};

static const struct tanda_terima_teks informasi_en = {
	.judul = "Receipt of Request for Information",
	.nomor = "Register number",
	.pembuka = "Under Article 40 paragraph (9) of Regulation 24/2018 of the Regent of Bengkayang and Article 22 "
		   "paragraph (4) of Law Number 14 of 2008 on Public Information (UU 14/2008), it is hereby stated that "
		   "the following request for information has been received.",
	.identitas = "A. Identity of the requester",
	.nama = "Full name",
	.nik = "Identity number (NIK)",
	.jenis_kelamin = "Sex",
	.usia = "Age",
	.alamat = "Address",
	.telepon = "Telephone",
	.email = "E-mail",
	.tanpa_identitas = "The request was made without identity.",
	.tidak_ditampilkan = "The requester's identity is on file and not shown on this copy.",
	.dirahasiakan = "Only the officers who handle this request know the requester's identity.",
	.pelayanan = "B. Information asked for",
	.penyelenggara = "Service provider",
	.layanan = "Service",
	.pokok = "Subject",
	.kejadian = "Date",
	.lokasi = "Place",
	.uraian = "Description",
	.kerugian = "Note",
	.permintaan = "Request",
	.lampiran = "Attachments",
	.berkas = "file(s)",
	.penerimaan = "C. Place and time of receipt",
	.kanal = "Received by way of",
	.tempat = "Place",
	.waktu = "Time",
	.tenggat = "D. Deadlines",
	.kolom_no = "No.",
	.kolom_tahap = "Step",
	.kolom_lama = "Length",
	.kolom_jatuh_tempo = "Not later than",
	.kolom_dasar = "Legal basis",
	.hari_kerja = "working days",
	.hari = "days",
	.akibat = "Rights and procedure (UU 14/2008)",
	.lacak = "Tracking this request",
	.lacak_nomor = "Register number",
	.lacak_kode = "Access code (keep it secret)",
	.lacak_cara = "Follow it in an app with this number and the access code that was given when the request was "
		      "filed; the QR code holds the address of this case for the app. Do not give the access code to "
		      "anybody else.",
	.petugas = "Receiving officer,",
	.segel = "Electronic seal (hash of the receipt event):",
	.terjemahan = "This is a translation. The receipt in Indonesian prevails.",
	.ketentuan = ketentuan_informasi_en,
};

static const struct {
	const char *kode, *id, *en;
} istilah[] = {
	/* deadlines */
	{ "verifikasi", "Verifikasi dan penerusan pengaduan", "Verification and forwarding" },
	{ "tanggapan_kelengkapan", "Tanggapan atas kelengkapan pengaduan", "Response on completeness" },
	{ "melengkapi", "Pengadu melengkapi materi pengaduan", "Completion by the complainant" },
	{ "penyelesaian", "Penyelesaian", "Settlement" },
	{ "eskalasi_penyelesaian", "Penyelesaian oleh kepala penyelenggara", "Settlement by the head of the provider" },
	{ "keputusan", "Keputusan atas pengaduan", "Decision on the complaint" },
	{ "penyampaian", "Penyampaian keputusan kepada pengadu", "Delivery of the decision" },
	{ "tanggapan_pengadu", "Tanggapan pengadu atas keputusan", "Reply of the complainant" },
	{ "pemberitahuan", "Pemeriksaan kelengkapan dan tanggapan", "Check of completeness and response" },
	/* channels and ways of delivery */
	{ "langsung", "Datang langsung", "In person" },
	{ "kotak", "Kotak pengaduan", "Complaint box" },
	{ "surat", "Surat", "Letter" },
	{ "telepon", "Telepon", "Telephone" },
	{ "sms", "SMS", "SMS" },
	{ "email", "Surel (e-mail)", "E-mail" },
	{ "aplikasi", "Aplikasi", "Mobile application" },
	{ "portal", "Portal pengaduan", "Complaint portal" },
	{ "media", "Media", "Media" },
	{ "ombudsman", "Ombudsman Republik Indonesia", "Ombudsman of the Republic of Indonesia" },
	/* lines of a description */
	{ "penyelenggara", "Penyelenggara", "Service provider" },
	{ "informasi_diminta", "Informasi yang diminta", "Information asked for" },
	{ "alasan", "Alasan permintaan", "Reason" },
	{ "cara_penyampaian", "Cara penyampaian", "Way of delivery" },
	{ "salinan_identitas", "Salinan kartu identitas", "Copy of the identity card" },
	{ "ada", "Ada", "Present" },
	{ "belum_ada", "Belum ada", "Not yet" },
	/* sex */
	{ "L", "Laki-laki", "Male" },
	{ "P", "Perempuan", "Female" },
};

static bool english(const char *bahasa)
{
	return strcmp(bahasa, "en") == 0;
}

const struct tanda_terima_teks *tanda_terima_teks(const char *proses, const char *bahasa)
{
	if (proses && strcmp(proses, "permohonan_informasi") == 0)
		return english(bahasa) ? &informasi_en : &informasi_id;
	return english(bahasa) ? &teks_en : &teks_id;
}

const char *tanda_terima_istilah(const char *kode, const char *bahasa)
{
	for (size_t i = 0; i < sizeof(istilah) / sizeof(istilah[0]); i++)
		if (strcmp(istilah[i].kode, kode) == 0)
			return english(bahasa) ? istilah[i].en : istilah[i].id;
	return kode;
}
