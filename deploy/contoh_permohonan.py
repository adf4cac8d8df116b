"""Sample requests for information, one or more in every state, and the objection that a lapse opened: what contoh-pengaduan.py drives through the API.

A request: (days back, agency, who, what is asked, steps); a step: (days back, who, action, body). Who: `siti@`, `yosep@` (accounts), `kode` (the
holder of the access code), `ppid`, `kepala`. The objection is answered where a step says so (action `tanggapi`).
"""

import datetime

MATERI = [{"uraian": "Rekapitulasi menurut kecamatan", "bentuk": "softcopy", "dokumen_id": None}]
LENGKAP = {"hasil": "lengkap"}
PERMOHONAN = [
    (90, "DISDUKCAPIL", "siti@", "Jumlah pencetakan KTP elektronik per kecamatan tahun lalu.", [
        (88, "ppid", "periksa", LENGKAP),
        (80, "ppid", "kabulkan", {"hasil": "sebagian", "materi": MATERI, "penghitaman": [{"bagian": "Kolom nama dan NIK", "huruf": "h", "alasan": "Data pribadi penduduk."}],
                                  "biaya": [{"jenis": "penggandaan", "uraian": "Fotokopi A4", "banyak": 12, "harga_satuan": 250}], "cara_bayar": "Di loket PPID."}),
        (79, "ppid", "serahkan", {"tempat": "Ruang PPID", "penyerah": {"nama": "Albertus Khatulistiwa", "jabatan": "Pengelola informasi", "nip": None},
                                  "penerima": {"nama": "Siti Rahmawati Embun", "sebagai": "pemohon"}})]),
    (70, "RSUD", "publik", "Nama dan diagnosis pasien rawat inap bulan lalu.", [
        (68, "ppid", "periksa", LENGKAP),
        (62, "ppid", "tolak", {"huruf": ["h"], "alasan": "Riwayat kesehatan orang per orang.",
                               "uji_konsekuensi": "Dibuka, rahasia pribadi pasien terungkap; tidak ada kepentingan umum yang lebih besar."})]),
    (60, "DPMPTSP", "yosep@", "Daftar izin usaha pertambangan yang terbit tiga tahun terakhir.", [
        (58, "ppid", "periksa", LENGKAP)]),  # lapses: the objection opens by itself
    (12, "DISKOMINFO", "siti@", "Anggaran dan realisasi layanan internet desa tahun ini.", [
        (11, "ppid", "periksa", LENGKAP), (6, "ppid", "perpanjang", {"alasan": "Data dikumpulkan dari seluruh kecamatan."})]),
    (8, "DISDUKCAPIL", "publik", "Jumlah akta kelahiran yang terbit melalui layanan keliling.", [
        (7, "ppid", "periksa", {"hasil": "tidak_lengkap", "kekurangan": ["Salinan kartu identitas"]})]),
    (3, "RSUD", "publik", "Jadwal dan tarif pemeriksaan laboratorium yang berlaku.", []),
]


class Permohonan:
    """One request on its way."""

    def __init__(self, office, number, today, person, spec):
        self.office, self.number, self.today, self.person = office, number, today, person
        self.back, self.agency, self.who, self.asked, self.steps = spec
        self.id = self.code = None

    def instant(self, back, hour):
        """That many days ago, or the office day after it."""
        day = self.today - datetime.timedelta(days=back)
        while day.weekday() > 4:
            day += datetime.timedelta(days=1)
        return datetime.datetime.combine(day, datetime.time(hour, self.number), datetime.timezone(datetime.timedelta(hours=7)))

    def events(self):
        at = self.instant(self.back, 9)
        yield at, self.file
        for n, (back, who, action, body) in enumerate(self.steps, 1):
            at = max(self.instant(back, 9 + n), at + datetime.timedelta(minutes=40))
            yield at, lambda w=who, a=action, b=body, n=n: self.act(n, w, a, b)

    def caller(self, who):
        return {"code": self.code} if who in ("publik", "kode") else {"who": who if "@" in who else who + ":" + self.agency}

    def file(self):
        body = {"penyelenggara_id": self.office.agencies[self.agency], **self.person, "jenis_kelamin": "P", "usia": 35, "salinan_identitas": None,
                "informasi_diminta": self.asked, "alasan": "Untuk bahan tulisan.", "cara_penyampaian": "langsung"}
        answer = self.office.call("POST", "/v1/permohonan-informasi", body, key="contoh-permohonan-%d" % self.number, **self.caller(self.who))
        self.id, self.code = answer["id"], answer["kode_akses"]
        if any(action == "periksa" and body == LENGKAP for _, _, action, body in self.steps):
            self.office.call("POST", "/v1/permohonan-informasi/%s/lampiran?kategori=identitas" % self.id, b"Salinan kartu identitas (data contoh).\n",
                             code=self.code, content_type="text/plain", key="contoh-permohonan-%d-salinan" % self.number)

    def act(self, n, who, action, body):
        self.office.call("POST", "/v1/permohonan-informasi/%s/%s" % (self.id, action), body, key="contoh-permohonan-%d-%d" % (self.number, n), **self.caller(who))


def requests(office, today, people):
    """The sample's requests; their events() are (instant, what to do)."""
    return [Permohonan(office, n, today, people["siti" if "siti" in spec[2] else "yosep"], spec) for n, spec in enumerate(PERMOHONAN, 1)]
