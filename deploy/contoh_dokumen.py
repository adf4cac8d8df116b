"""Sample documents of four agencies, one of them closed: recorded and published through the API by contoh-pengaduan.py. The contents are made
here: plain PDF with the fonts that every reader has, and CSV."""

# agency, file name, metadata, content: title and lines of a PDF, or bytes of CSV. `hari`: days back; `sampai`: days ahead.
DOKUMEN = [
    ("DISDUKCAPIL", "lkjip-2025.pdf", {
        "judul": "Laporan Kinerja Instansi Pemerintah Tahun 2025", "jenis": "laporan", "tahun": 2025, "hari": 90, "klasifikasi": "berkala",
        "nomor_dokumen": "000.8/112/DISDUKCAPIL", "kata_kunci": ["LKjIP", "kinerja", "anggaran"],
        "ringkasan": "Capaian sasaran strategis, realisasi anggaran, dan tindak lanjut hasil evaluasi tahun sebelumnya."}, [
            ["Bab I   Pendahuluan", "Bab II  Perencanaan kinerja", "Bab III Akuntabilitas kinerja",
             "Kepemilikan KTP elektronik: 96,4 persen dari wajib KTP.", "Akta kelahiran usia 0-18 tahun: 93,8 persen.", "Bab IV  Penutup"]]),
    ("DISDUKCAPIL", "standar-akta-kelahiran.pdf", {
        "judul": "Standar Pelayanan Penerbitan Akta Kelahiran", "jenis": "standar", "tahun": 2026, "hari": 60, "klasifikasi": "setiap_saat",
        "nomor_dokumen": "100.3.3/7/DISDUKCAPIL", "kata_kunci": ["akta", "kelahiran", "persyaratan"],
        "ringkasan": "Persyaratan, prosedur, jangka waktu, biaya, dan produk pelayanan akta kelahiran."}, [
            ["Persyaratan: surat keterangan lahir, kartu keluarga, KTP orang tua.", "Jangka waktu: 3 hari kerja.", "Biaya: gratis."],
            ["Persyaratan: surat keterangan lahir, kartu keluarga, KTP orang tua atau surat pernyataan.", "Jangka waktu: 24 jam sejak persyaratan lengkap.",
             "Biaya: gratis."]]),
    ("DISDUKCAPIL", "penerbitan-ktp-2025.csv", {
        "judul": "Penerbitan KTP Elektronik per Kecamatan Tahun 2025", "jenis": "data", "tahun": 2025, "hari": 45, "klasifikasi": "berkala",
        "kata_kunci": ["data terbuka", "KTP elektronik"], "ringkasan": "Banyaknya KTP elektronik yang dicetak, per kecamatan."}, [
            b"kecamatan,dicetak\r\nBengkayang,3120\r\nSungai Raya,2514\r\nLedo,1408\r\nSeluas,1173\r\nSamalantan,1266\r\n"]),
    ("DISDUKCAPIL", "pemeriksaan-internal.pdf", {
        "judul": "Hasil pemeriksaan internal dugaan pungutan di loket pelayanan", "jenis": "laporan", "tahun": 2026, "hari": 20,
        "klasifikasi": "dikecualikan", "nomor_dokumen": "700.1/3/RHS", "pengecualian": {
            "huruf": "a", "uji_konsekuensi": "Bila dibuka, saksi dapat dipengaruhi dan pemeriksaan yang berjalan terhambat; ditutup sampai pemeriksaan selesai.",
            "uji_nomor": "BA-UK/2/2026", "sampai": 365}}, [
            ["Pemeriksaan masih berjalan.", "Keterangan tiga saksi terlampir."]]),
    ("DPMPTSP", "renja-2026.pdf", {
        "judul": "Rencana Kerja Tahun 2026", "jenis": "rencana", "tahun": 2026, "hari": 120, "klasifikasi": "berkala",
        "kata_kunci": ["rencana kerja", "perizinan"], "ringkasan": "Program, kegiatan, dan pagu indikatif perizinan satu pintu."}, [
            ["Program 1 Pelayanan perizinan dan nonperizinan", "Program 2 Promosi penanaman modal", "Program 3 Pengendalian pelaksanaan penanaman modal"]]),
    ("DPMPTSP", "sop-izin-usaha.pdf", {
        "judul": "SOP Pelayanan Perizinan Berusaha", "jenis": "sop", "tahun": 2026, "hari": 80, "klasifikasi": "setiap_saat",
        "ringkasan": "Alur dari permohonan di loket sampai penyerahan izin."}, [
            ["1. Pemohon menyerahkan berkas di loket depan.", "2. Petugas memeriksa kelengkapan.", "3. Tim teknis meninjau lapangan bila perlu.",
             "4. Izin diterbitkan dan diserahkan."]]),
    ("RSUD", "tarif-rawat-jalan.pdf", {
        "judul": "Keputusan tentang Tarif Layanan Rawat Jalan", "jenis": "keputusan", "tahun": 2026, "hari": 70, "klasifikasi": "setiap_saat",
        "nomor_dokumen": "400.7/21/RSUD", "kata_kunci": ["tarif", "rawat jalan"]}, [
            ["Pemeriksaan dokter umum  Rp25.000", "Pemeriksaan dokter spesialis  Rp45.000", "Peserta JKN  tidak dipungut biaya"]]),
    ("RSUD", "gangguan-listrik.pdf", {
        "judul": "Pengumuman gangguan listrik dan layanan hemodialisis", "jenis": "surat", "tahun": 2026, "hari": 3, "klasifikasi": "serta_merta",
        "ringkasan": "Layanan hemodialisis dialihkan selama perbaikan jaringan listrik."}, [
            ["Selama perbaikan pasien dilayani di rumah sakit rujukan.", "Ambulans disediakan tanpa biaya."]]),
    ("DISKOMINFO", "daftar-informasi-publik.pdf", {
        "judul": "Daftar Informasi Publik Tahun 2026", "jenis": "keputusan", "tahun": 2026, "hari": 100, "klasifikasi": "berkala",
        "nomor_dokumen": "500.12/4/PPID", "kata_kunci": ["DIP", "PPID", "informasi publik"]}, [
            ["Informasi yang wajib diumumkan secara berkala", "Informasi yang wajib diumumkan serta merta", "Informasi yang wajib tersedia setiap saat"]]),
]


def _pdf_text(text):
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def pdf(title, lines):
    """One page of text as PDF 1.4 in Helvetica."""
    words = ["BT /F1 15 Tf 60 780 Td (%s) Tj" % _pdf_text(title), "/F1 11 Tf 0 -34 Td 18 TL"]
    words += ["(%s) Tj T*" % _pdf_text(line) for line in lines] + ["(Data contoh; bukan dokumen resmi.) Tj", "ET"]
    page = "\n".join(words).encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(id)>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def publish_documents(office, today, day):
    """day(n): the date n days after today. Returns how many are open and closed."""
    closed = 0
    for number, (agency, name, meta, contents) in enumerate(DOKUMEN, 1):
        body = {k: v for k, v in meta.items() if k != "hari"}
        body.update(penyelenggara_id=office.agencies[agency], tanggal=day(today, -meta["hari"]))
        if "pengecualian" in meta:
            body["pengecualian"] = {**meta["pengecualian"], "uji_tanggal": day(today, -meta["hari"]),
                                    "sampai": day(today, meta["pengecualian"]["sampai"])}
            closed += 1
        who = "ppid:" + agency
        made = office.call("POST", "/v1/dokumen", body, who=who, key="contoh-dokumen-%d" % number)
        for version, content in enumerate(contents, 1):
            is_csv = isinstance(content, bytes)
            office.call("POST", "/v1/dokumen/%s/isi" % made["id"], content if is_csv else pdf(meta["judul"], content), who=who,
                        content_type="text/csv" if is_csv else "application/pdf", key="contoh-dokumen-%d-isi-%d" % (number, version),
                        headers={"Content-Disposition": 'attachment; filename="%s"' % name})
    return len(DOKUMEN) - closed, closed
