#!/usr/bin/env python3
"""Selects sample officers and gives them their duties by decision, files and handles sample complaints, one or more in every state, asks for information, conducts a sample
survey and publishes sample documents, through the API of a running daemon in development mode.

    contoh-pengaduan.py URL CONFIG LAYANAND...     LAYANAND... runs the program: its path, or a command in front of it

Half a year of office days passes by `layanand clock`, so that deadlines lapse as they would; at the end the clock is at the
present again. Every request carries an Idempotency-Key: cut off and run again within a day, it makes nothing twice. Only the
standard library is used. What each case is for stands in CASES, days counted back from today.
"""

import datetime
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request

from contoh_dokumen import publish_documents
from contoh_penetapan import decisions
from contoh_permohonan import requests

SURVEI_CSV = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "skm-sekadau-2019.csv")
WIB = datetime.timezone(datetime.timedelta(hours=7))
SITI = "019510a4-0000-7000-8000-000000000801"
YOSEP = "019510a4-0000-7000-8000-000000000802"
ORANG = {
    "siti": {"nama": "Siti Rahmawati Embun", "nik": "6107044505900001", "alamat": "Jl. Sanggau Ledo, Bumi Emas, Bengkayang",
             "telepon": "+6281200000001", "email": "siti@warga.example"},
    "yosep": {"nama": "Yosep Rimba", "nik": "6107041203850002", "alamat": "Dusun Sebopet, Bengkayang",
              "telepon": "+6281200000002", "email": None},
    "lim": {"nama": "Lim Meranti", "nik": "6107020708790001", "alamat": "Pasar Samalantan", "telepon": "+6281200000003",
            "email": None},
    "dorkas": {"nama": "Dorkas Pakis", "nik": "6107036211920003", "alamat": "Lesabela, Ledo", "telepon": "+6281200000004",
               "email": None},
    "usman": {"nama": "Usman Nipah", "nik": "6107010101750004", "alamat": "Sungai Duri, Sungai Raya", "telepon": None,
              "email": "usman@warga.example"},
}

# A case: (days back, hour, who files, how, body, steps); a step: (days back, hour, who, action, body). Who: a citizen with an account
# (siti@, yosep@), the holder of the access code (kode), petugas:CODE, kepala:CODE, organisasi, ombudsman.
LENGKAP = {"hasil": "lengkap"}
CASES = [
    (160, 9, "publik", "yosep", {
        "di": "TIRTA-BENGKAYANG", "layanan": "REKENING-AIR", "judul": "Rekening air naik lima kali lipat",
        "uraian": "Rekening bulan lalu Rp1.250.000 padahal biasanya Rp240.000. Meter tidak pernah dibaca petugas.",
        "kerugian": "Rp1.010.000", "permintaan_penyelesaian": "Meter diperiksa dan kelebihan bayar dikembalikan."}, [
            (158, 10, "petugas", "telaah", {**LENGKAP, "klasifikasi": "tidak_berkadar_pengawasan"}),
            (155, 9, "petugas", "tindak-lanjut", {"uraian": "Meter dibaca ulang di lokasi; angka rekening tidak sesuai."}),
            (150, 11, "petugas", "putuskan", {"keputusan": "dikabulkan", "uraian": "Pembacaan meter salah. Rekening dibetulkan dan kelebihan bayar dikembalikan.",
                                              "ganti_rugi": {"jumlah": 1010000, "batas_bayar": -120}}),
            (149, 9, "petugas", "sampaikan", {"cara": "telepon"}),
            (146, 19, "kode", "tanggapan-pengadu", {"puas": True, "uraian": "Sudah dikembalikan, terima kasih."})]),
    (158, 20, "siti@", None, {
        "di": "DISDUKCAPIL", "layanan": "KTP-EL", "judul": "KTP elektronik belum jadi setelah tiga bulan",
        "uraian": "Saya sudah merekam data tiga bulan lalu. Setiap datang dijawab blangko habis tanpa kepastian."}, [
            (156, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "permintaan_informasi"}),
            (154, 10, "petugas", "putuskan", {"keputusan": "dikabulkan", "uraian": "KTP elektronik dicetak dan dapat diambil di loket 2."})]),
    (155, 8, "petugas:RSUD", "dorkas", {
        "di": "RSUD", "kanal": "kotak", "layanan": "FARMASI", "judul": "Menunggu obat lebih dari empat jam",
        "uraian": "Resep dimasukkan pukul 09.00, obat baru diserahkan pukul 13.20. Anak saya demam dan tidak ada kursi."}, [
            (153, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "tidak_berkadar_pengawasan"}),
            (151, 9, "petugas", "disposisi", {"pelaksana": "back_office", "catatan": "Mohon data antrean farmasi hari itu."}),
            (143, 14, "petugas", "putuskan", {"keputusan": "dikabulkan_sebagian", "uraian": "Loket obat ditambah pada jam ramai; permintaan ganti biaya parkir tidak dapat dipenuhi."}),
            (140, 9, "petugas", "sampaikan", {"cara": "surat"})]),
    (150, 21, "publik", "lim", {
        "di": "DPUPR", "layanan": "JALAN", "judul": "Jalan ambles di tikungan Samalantan",
        "uraian": "Badan jalan ambles separuh lebar di tikungan dekat jembatan. Sudah dua sepeda motor jatuh.",
        "lokasi": {"alamat": "Tikungan dekat jembatan Samalantan", "lintang": 0.78, "bujur": 109.27}}, [
            (148, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "berkadar_pengawasan"}),
            (120, 9, "petugas", "putuskan", {"keputusan": "tidak_dikabulkan", "uraian": "Ruas ini berstatus jalan provinsi."}),
            (119, 10, "petugas", "sampaikan", {"cara": "telepon"}),
            (114, 20, "kode", "tanggapan-pengadu", {"puas": False, "uraian": "Papan jalan menyebut jalan kabupaten."}),
            (98, 10, "kepala", "putuskan", {"keputusan": "tidak_dikabulkan", "uraian": "Status jalan menunggu penetapan; penanganan belum dianggarkan."}),
            (97, 9, "kepala", "sampaikan", {"cara": "telepon"}),
            (92, 20, "kode", "tanggapan-pengadu", {"puas": False, "uraian": "Tetap berbahaya, tidak ada rambu."}),
            (70, 10, "organisasi", "putuskan", {"keputusan": "dikabulkan_sebagian", "uraian": "Rambu dipasang minggu ini; perbaikan diusulkan pada perubahan anggaran."}),
            (69, 9, "organisasi", "sampaikan", {"cara": "surat"}),
            (64, 9, "kode", "limpahkan-ombudsman", {"alasan": "Rambu belum dipasang dan jalan tetap rusak."})]),
    (140, 9, "publik", "usman", {
        "di": "DPMPTSP", "layanan": "PBG", "judul": "Persetujuan bangunan gedung tidak ada kabar",
        "uraian": "Berkas diterima lengkap dua bulan lalu, tanda terima ada, sistem tetap menunjukkan verifikasi."}, [
            (137, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "tidak_berkadar_pengawasan"}),
            (125, 9, "petugas", "putuskan", {"keputusan": "dikabulkan", "uraian": "Persetujuan bangunan gedung diterbitkan; keterlambatan pada konsultasi teknis."})]),
    (130, 15, "publik", "dorkas", {
        "di": "DINSOS", "layanan": "DTKS", "judul": "Nama hilang dari daftar penerima bantuan",
        "uraian": "Sejak pemutakhiran data, keluarga kami tidak lagi tercatat padahal keadaan tidak berubah."}, [
            (128, 9, "petugas", "telaah", {"hasil": "tidak_lengkap", "kekurangan": ["Kartu keluarga", "Surat keterangan dari desa"]}),
            (120, 18, "kode", "lengkapi", {"uraian": "Kartu keluarga dan surat desa sudah saya lampirkan."}),
            (118, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "permintaan_informasi"}),
            (114, 10, "petugas", "putuskan", {"keputusan": "dikabulkan", "uraian": "Diusulkan kembali pada musyawarah desa bulan ini."}),
            (112, 9, "petugas", "sampaikan", {"cara": "langsung"}),
            (110, 20, "kode", "tanggapan-pengadu", {"puas": True, "uraian": None})]),
    (125, 10, "publik", "yosep", {
        "di": "DISDUKCAPIL", "layanan": "AKTA-LAHIR", "judul": "Akta kelahiran salah nama",
        "uraian": "Nama anak saya tertulis salah satu huruf dan diminta mengulang dari awal."}, [
            (122, 9, "petugas", "telaah", {"hasil": "tidak_lengkap", "kekurangan": ["Salinan kutipan akta yang salah"]})]),
    (110, 9, "publik", None, {
        "di": "SATPOLPP", "layanan": "KETERTIBAN", "judul": "Pungutan liar parkir pasar", "kerahasiaan": "anonim",
        "uraian": "Setiap pagi ada yang memungut Rp5.000 tanpa karcis di depan pasar Bengkayang."}, [
            (108, 9, "petugas", "teruskan", {"ke": "DISHUB", "catatan": "Parkir tepi jalan umum ditangani Dinas Perhubungan."}),
            (105, 9, "petugas:DISHUB", "telaah", {**LENGKAP, "klasifikasi": "berkadar_pengawasan"}),
            (100, 9, "petugas:DISHUB", "tindak-lanjut", {"uraian": "Operasi gabungan tiga hari; dua orang diperiksa."})]),
    (105, 13, "siti@", None, {
        "di": "RSUD", "layanan": "RAWAT-JALAN", "judul": "Dokter poliklinik anak sering tidak datang",
        "uraian": "Tiga kali kontrol sesuai jadwal, dua kali dokter tidak ada dan tidak diberi tahu sebelumnya."}, [
            (103, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "tidak_berkadar_pengawasan"}),
            (92, 9, "petugas", "putuskan", {"keputusan": "dikabulkan", "uraian": "Dokter pengganti ditetapkan dan perubahan jadwal diumumkan."}),
            (90, 20, "siti@", "tanggapan-pengadu", {"puas": False, "uraian": "Minggu ini dokter kembali tidak ada."}),
            (80, 10, "kepala", "putuskan", {"keputusan": "dikabulkan", "uraian": "Teguran tertulis dan jadwal cadangan berlaku mulai Senin."}),
            (77, 20, "siti@", "tanggapan-pengadu", {"puas": True, "uraian": "Sekarang sesuai jadwal."})]),
    (95, 9, "publik", "lim", {
        "di": "BAPENDA", "layanan": "PBB-P2", "judul": "SPPT ganda untuk satu bidang tanah",
        "uraian": "Saya menerima dua SPPT dengan nomor objek berbeda untuk tanah yang sama."}, [
            (93, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "permintaan_informasi"}),
            (91, 20, "kode", "cabut", {"alasan": "Sudah dibetulkan langsung di loket."})]),
    (85, 9, "publik", "usman", {
        "di": "KEC-SUNGAI-RAYA", "judul": "Gugatan batas tanah dengan tetangga",
        "uraian": "Mohon camat memutuskan batas tanah warisan yang sedang digugat di pengadilan."}, [
            (83, 9, "petugas", "tolak", {"alasan": "Sengketa sedang diperiksa pengadilan.", "dasar_hukum": "UU 25/2009 Pasal 44"})]),
    (80, 22, "yosep@", "yosep", {
        "di": "TIRTA-BENGKAYANG", "layanan": "AIR-MINUM", "judul": "Air keruh dan berbau sejak seminggu",
        "uraian": "Air yang mengalir cokelat dan berbau lumpur di Jalan Guna Baru, sekitar dua puluh rumah."}, []),
    (75, 9, "petugas:DISKOMINFO", "lim", {
        "di": "DPRKPLH", "kanal": "surat", "layanan": "SAMPAH", "judul": "Sampah tidak diangkut dua minggu",
        "uraian": "Tempat sampah di belakang pasar meluap dua minggu, sopir mengatakan truk rusak."}, [
            (73, 9, "petugas:DPRKPLH", "telaah", {**LENGKAP, "klasifikasi": "tidak_berkadar_pengawasan"})]),
    (70, 9, "publik", "dorkas", {
        "di": "DINKES", "judul": "Ambulans puskesmas diminta bayar bensin", "kerahasiaan": "rahasia",
        "uraian": "Keluarga pasien diminta Rp300.000 untuk bensin ambulans rujukan tanpa tanda terima."}, [
            (68, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "berkadar_pengawasan"}),
            (60, 9, "petugas", "tindak-lanjut", {"uraian": "Catatan perjalanan ambulans dan saksi diperiksa."})]),
    (60, 9, "ombudsman", "usman", {
        "di": "DISDUKCAPIL", "nomor_laporan": "0142/LM/2026/PTK", "judul": "Penundaan berlarut penerbitan akta kematian",
        "uraian": "Pelapor menyerahkan berkas lengkap tetapi kutipan akta kematian tidak terbit tanpa alasan tertulis.",
        "kerahasiaan": "terbuka"}, [
            (58, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "tidak_berkadar_pengawasan"}),
            (48, 10, "petugas", "putuskan", {"keputusan": "dikabulkan", "uraian": "Kutipan akta kematian diterbitkan; petugas dibina."})]),
    (45, 9, "publik", "lim", {
        "di": "DISKUKMPP", "layanan": "PASAR", "judul": "Kios disewakan kembali oleh pihak lain",
        "uraian": "Kios pasar yang menjadi hak saya dipakai orang lain dengan membayar kepada seseorang."}, [
            (43, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "berkadar_pengawasan"}),
            (40, 9, "petugas", "disposisi", {"pelaksana": "kepala", "catatan": "Mohon arahan pemeriksaan."})]),
    (40, 10, "publik", "yosep", {
        "di": "DISDUKCAPIL", "judul": "Petugas loket meminta uang rokok", "terlapor": "front_office", "kerahasiaan": "rahasia",
        "uraian": "Waktu mengurus kartu keluarga, petugas loket meminta uang rokok agar selesai hari itu juga."}, [
            (38, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "berkadar_pengawasan"})]),
    (35, 9, "siti@", None, {
        "di": "DISDIK", "layanan": "PPDB", "judul": "Zonasi sekolah tidak sesuai alamat",
        "uraian": "Rumah kami 400 meter dari sekolah tetapi anak ditolak karena dinilai di luar zonasi."}, [
            (33, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "tidak_berkadar_pengawasan"}),
            (24, 9, "petugas", "putuskan", {"keputusan": "tidak_dikabulkan", "uraian": "Kuota zonasi terisi oleh pendaftar yang lebih dekat; peta jarak dilampirkan."})]),
    (30, 9, "publik", "dorkas", {
        "di": "KEC-LEDO", "judul": "Surat pengantar ditahan karena belum bayar iuran",
        "uraian": "Surat pengantar pindah tidak diberikan sebelum iuran kampung dilunasi."}, [
            (27, 9, "petugas", "telaah", {"hasil": "tidak_lengkap", "kekurangan": ["Nama petugas atau tanggal kedatangan"]})]),
    (28, 9, "publik", "usman", {
        "di": "DPUPR", "layanan": "JALAN", "judul": "Jembatan gantung rusak di Lembah Bawang",
        "uraian": "Dua papan jembatan gantung patah dan tali penyangga mengendur, anak sekolah lewat setiap hari."}, [
            (26, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "berkadar_pengawasan"}),
            (20, 9, "petugas", "tindak-lanjut", {"uraian": "Papan sementara dipasang; tali diperiksa rekanan."})]),
    (20, 16, "publik", "lim", {
        "di": "DISHUB", "layanan": "TRAYEK", "judul": "Angkutan menaikkan tarif sendiri",
        "uraian": "Tarif Bengkayang-Sanggau Ledo dinaikkan sepihak menjadi Rp35.000 tanpa pengumuman."}, [
            (18, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "permintaan_informasi"}),
            (14, 9, "petugas", "putuskan", {"keputusan": "dikabulkan", "uraian": "Tarif resmi diumumkan di terminal dan pengusaha diperingatkan."}),
            (13, 10, "petugas", "sampaikan", {"cara": "telepon"})]),
    (16, 9, "publik", "yosep", {
        "di": "BPBD", "layanan": "BANTUAN-BENCANA", "judul": "Bantuan banjir belum sampai dusun kami",
        "uraian": "Banjir tiga hari lalu, dua belas keluarga belum menerima makanan maupun terpal."}, [
            (14, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "tidak_berkadar_pengawasan"}),
            (9, 9, "petugas", "putuskan", {"keputusan": "dikabulkan", "uraian": "Bantuan diserahkan kepada kepala dusun, daftar penerima terlampir."})]),
    (12, 9, "publik", "lim", {
        "di": "DKPPP", "layanan": "PUPUK", "judul": "Kuota pupuk bersubsidi tidak sesuai",
        "uraian": "Luas garapan kelompok dua hektare tetapi jatah pupuk hanya untuk setengahnya."}, [
            (9, 9, "petugas", "telaah", {**LENGKAP, "klasifikasi": "permintaan_informasi"})]),
    (10, 11, "publik", "dorkas", {
        "di": "DISKOMINFO", "judul": "Sinyal telepon hilang di Siding",
        "uraian": "Menara mati sejak dua minggu dan seluruh desa tidak dapat menelepon ambulans."}, [
            (8, 9, "petugas", "tolak", {"alasan": "Menara milik penyelenggara telekomunikasi; laporan disampaikan kepadanya.",
                                        "dasar_hukum": "UU 25/2009 Pasal 44"})]),
    (9, 8, "publik", "usman", {
        "di": "KEL-BUMI-EMAS", "layanan": "KEL-SKTM", "judul": "Kantor kelurahan tutup pada jam kerja",
        "uraian": "Datang pukul 10.00 dan pukul 13.30 hari kerja, kantor terkunci tanpa pengumuman."}, []),
    (4, 19, "publik", "yosep", {
        "di": "DPRKPLH", "layanan": "PJU", "judul": "Lampu jalan mati di depan sekolah",
        "uraian": "Tiga lampu jalan di depan SMP mati lebih dari sebulan, jalan gelap dan rawan."}, []),
    (3, 20, "siti@", None, {
        "di": "DISDUKCAPIL", "layanan": "KIA", "judul": "Antrean daring selalu penuh",
        "uraian": "Setiap pagi antrean daring penuh dalam satu menit, tidak ada kuota bagi yang datang langsung."}, [
            (2, 20, "siti@", "lengkapi", {"uraian": "Tangkapan layar pukul 07.01 sampai 07.02 saya lampirkan."})]),
    (2, 10, "publik", None, {
        "di": "RSUD", "layanan": "IGD", "judul": "Petugas membentak keluarga pasien", "kerahasiaan": "anonim",
        "uraian": "Di gawat darurat semalam petugas membentak keluarga pasien yang bertanya tentang kamar."}, []),
    (1, 9, "publik", "lim", {
        "di": "DISDUKCAPIL", "layanan": "PINDAH", "judul": "Surat pindah diminta bayar",
        "uraian": "Diminta Rp50.000 untuk surat keterangan pindah padahal diumumkan gratis.", "kerahasiaan": "rahasia"}, []),
]


class Office:
    """The API, tokens, clock and catalogue of one instance."""

    def __init__(self, url, config, command):
        self.url, self.config, self.command = url.rstrip("/"), config, command
        self.tokens, self.agencies, self.officers = {}, {}, {}
        self.services = {}
        self.load_catalogue()

    def layanand(self, *arguments):
        done = subprocess.run([*self.command, *arguments, "--config", self.config], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True, check=False)
        if done.returncode:
            raise SystemExit("layanand %s: %s" % (arguments[0], done.stderr.strip()))
        return done.stdout.strip()

    def call(self, method, path, body=None, who=None, code=None, key=None, content_type="application/json", headers=None):
        data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers or {})
        if data is not None:
            request.add_header("Content-Type", content_type)
        if who:
            request.add_header("Authorization", "Bearer " + self.token(who))
        if code:
            request.add_header("Kode-Akses", code)
        if key:
            request.add_header("Idempotency-Key", key)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            raise SystemExit("%s %s: %d %s" % (method, path, refusal.code, refusal.read().decode())) from None

    def pages(self, path):
        cursor = ""
        while cursor is not None:
            page = self.call("GET", "%s?limit=100%s" % (path, cursor and "&cursor=" + cursor))
            yield from page["data"]
            cursor = page["next_cursor"]

    def load_catalogue(self):
        for agency in self.pages("/v1/penyelenggara"):
            self.agencies[agency["kode"]] = agency["id"]
        for service in self.pages("/v1/layanan"):
            self.services[service["kode"]] = service["id"]

    def officer(self, agency, duty):
        """The id of the one who holds a duty there; duty `kepala`: its head."""
        if agency not in self.officers:
            self.officers[agency] = list(self.pages("/v1/penyelenggara/%s/pelaksana" % self.agencies[agency]))
        for officer in self.officers[agency]:
            if officer["kepala"] if duty == "kepala" else duty in officer["tugas"]:
                return officer["id"]
        raise SystemExit("%s has no %s" % (agency, duty))

    def token(self, who):
        if who not in self.tokens:
            role, _, agency = who.partition(":")
            arguments = {
                "siti@": lambda: ("masyarakat", SITI), "yosep@": lambda: ("masyarakat", YOSEP),
                "ombudsman": lambda: ("ombudsman", "ombudsman"),
                "organisasi": lambda: ("bagian_organisasi", self.officer("BAG-ORGANISASI", "pengelola_pengaduan")),
                "petugas": lambda: ("pelaksana", self.officer(agency, "pengelola_pengaduan")),
                "ppid": lambda: ("pelaksana", self.officer(agency, "ppid")),
                "kepala": lambda: ("kepala_penyelenggara", self.officer(agency, "kepala")),
            }[role]()
            words = ["token", "--peran", arguments[0], "--sub", arguments[1], "--ttl", "3600"]
            if agency:
                words += ["--penyelenggara", self.agencies[agency]]
            if role in ("petugas", "ppid"):
                words += ["--tugas", "pengelola_pengaduan" if role == "petugas" else "ppid"]
            self.tokens[who] = self.layanand(*words)
        return self.tokens[who]


class Case:
    """One complaint on its way."""

    def __init__(self, office, number, today, spec):
        self.office, self.number, self.today = office, number, today
        self.back, self.hour, self.filer, self.person, self.body, self.steps = spec
        self.agency = self.body["di"]
        self.id = self.code = self.status = None

    def instant(self, back, hour, office_hours):
        """That many days ago; an office acts on Monday to Friday."""
        day = self.today - datetime.timedelta(days=back)
        while office_hours and day.weekday() > 4:
            day += datetime.timedelta(days=1)
        return datetime.datetime.combine(day, datetime.time(hour, (self.number * 7) % 60), WIB)

    def events(self):
        at = self.instant(self.back, self.hour, ":" in self.filer)
        yield at, self.file
        for n, (back, hour, who, action, body) in enumerate(self.steps, 1):
            by_office = who in ("petugas", "kepala", "organisasi") or ":" in who
            # What weekends push together stays in order.
            at = max(self.instant(back, hour, by_office), at + datetime.timedelta(minutes=40))
            yield at, lambda w=who, a=action, b=body, n=n: self.act(n, w, a, b)

    def filing(self):
        body = {k: v for k, v in self.body.items() if k not in ("di", "layanan", "terlapor")}
        body["penyelenggara_id"] = self.office.agencies[self.agency]
        if "layanan" in self.body:
            body["layanan_id"] = self.office.services[self.body["layanan"]]
        if "terlapor" in self.body:
            body["terlapor_pelaksana_id"] = self.office.officer(self.agency, self.body["terlapor"])
        if self.person:
            body["pengadu"] = ORANG[self.person]
        return body

    def file(self):
        who = None if self.filer == "publik" else self.filer
        path = "/v1/ombudsman/pengaduan" if self.filer == "ombudsman" else "/v1/pengaduan"
        answer = self.office.call("POST", path, self.filing(), who=who, key="contoh-%d-berkas" % self.number)
        self.id, self.code, self.status = answer["id"], answer.get("kode_akses"), answer["status"]
        if self.number % 5 == 0 and self.code:
            self.attach()

    def attach(self):
        text = "Catatan pengadu: %s\n" % self.body["uraian"]
        self.office.call("POST", "/v1/pengaduan/%s/lampiran" % self.id, text.encode(), code=self.code, content_type="text/plain",
                         key="contoh-%d-lampiran" % self.number,
                         headers={"Content-Disposition": 'attachment; filename="catatan.txt"'})

    def act(self, n, who, action, body):
        body = dict(body)
        if "pelaksana" in body:
            body["pelaksana_id"] = self.office.officer(self.agency, body.pop("pelaksana"))
        if "ke" in body:
            body["penyelenggara_id"] = self.office.agencies[body.pop("ke")]
        if body.get("ganti_rugi"):
            day = self.today + datetime.timedelta(days=body["ganti_rugi"]["batas_bayar"])
            body["ganti_rugi"] = {**body["ganti_rugi"], "batas_bayar": day.isoformat()}
        if who in ("petugas", "kepala"):
            who += ":" + self.agency
        answer = self.office.call("POST", "/v1/pengaduan/%s/%s" % (self.id, action), body, who=None if who == "kode" else who,
                                  code=self.code if who == "kode" else None, key="contoh-%d-%d" % (self.number, n))
        self.status = answer["status"]


def check_channels(office):
    """Today's check of some channels (P24(4)); the others are left for whoever looks at the sample."""
    for n, (agency, channel) in enumerate((("DISDUKCAPIL", "langsung"), ("DISDUKCAPIL", "kotak"), ("RSUD", "kotak"))):
        office.call("POST", "/v1/pemeriksaan-kanal", {"kanal": channel, "jumlah_masuk": n}, who="petugas:" + agency,
                    key="contoh-kanal-%d" % n)


def conduct_survey(office):
    """A published round of real answers: those 49 that Kabupaten Sekadau published for the first half of 2019."""
    def act(step, action, body=None, content_type="application/json"):
        return office.call("POST", "/v1/skm/survei/%s/%s" % (survey, action), body, who="organisasi", content_type=content_type,
                           key="contoh-skm-%d" % step)

    plan = {"penyelenggara_id": office.agencies["BAG-ORGANISASI"], "judul": "Data contoh: 49 responden Kabupaten Sekadau", "tahun": 2019,
            "periode": "Semester I", "metode": "sampel", "populasi": 60}
    survey = office.call("POST", "/v1/skm/survei", plan, who="organisasi", key="contoh-skm-rancangan")["id"]
    act(1, "buka")
    with open(SURVEI_CSV, "rb") as file:
        act(2, "impor", file.read(), "text/csv")
    act(3, "tutup")
    act(4, "saran-perbaikan", {"saran": [
        {"unsur": "persyaratan", "uraian": "Persyaratan diringkas dan dipasang di loket.", "penanggung_jawab": "Kepala unit layanan",
         "target": "2019-12-31"},
        {"unsur": "prosedur", "uraian": "Alur layanan digambar pada satu lembar.", "penanggung_jawab": "Kepala unit layanan",
         "target": "2019-12-31"}]})
    act(5, "publikasi", {"media": ["situs"]})
    return office.call("GET", "/v1/skm/survei/%s/hasil" % survey)


def main(arguments):
    if len(arguments) < 3:
        raise SystemExit(__doc__)
    office = Office(arguments[0], arguments[1], arguments[2:])
    now = datetime.datetime.now(WIB)
    cases = [Case(office, n, now.date(), spec) for n, spec in enumerate(CASES, 1)]
    asked = requests(office, now.date(), ORANG)
    decided = decisions(office, now.date())
    events = sorted(((at, n, do) for n, case in enumerate([*decided, *cases, *asked]) for at, do in case.events()), key=lambda e: e[:2])
    clock = None
    try:
        for at, _, do in events:
            if at < now and (clock is None or at > clock):
                office.layanand("clock", at.isoformat())
                clock = at
            do()
    finally:
        office.layanand("clock", "now")
    check_channels(office)
    result = conduct_survey(office)
    documents = publish_documents(office, now.date(), lambda today, n: (today + datetime.timedelta(days=n)).isoformat())
    print("contoh seleksi dan keputusan tentang pelaksana: %s" % ", ".join(one.agency for one in decided[1:]))
    states = [office.call("GET", "/v1/pengaduan/%s" % c.id, who="organisasi")["status"] for c in cases]
    print("%d contoh pengaduan: %s" % (len(cases), ", ".join("%d %s" % (states.count(s), s) for s in sorted(set(states)))))
    states = [office.call("GET", "/v1/permohonan-informasi/%s" % c.id, who="organisasi")["status"] for c in asked]
    objections = list(office.call("GET", "/v1/keberatan-informasi?limit=100", who="organisasi")["data"])
    print("%d contoh permohonan informasi: %s; %d keberatan" % (
        len(asked), ", ".join("%d %s" % (states.count(s), s) for s in sorted(set(states))), len(objections)))
    print("contoh survei %s: %d responden, IKM %s, mutu %s" % (result["nomor"], result["responden"], result["ikm"], result["mutu"]))
    print("contoh dokumen: %d terbuka, %d dikecualikan" % documents)


if __name__ == "__main__":
    main(sys.argv[1:])
