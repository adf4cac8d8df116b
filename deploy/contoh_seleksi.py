"""A sample selection (P5(1)(2)) of the officers whom the decision of Lampiran I then names: announced, two candidates by themselves and two proposed, scored
by two assessors, decided and published through the API, before the decision of contoh_penetapan.py.
"""

import datetime

WIB = datetime.timezone(datetime.timedelta(hours=7))
AGENCY = "DISDUKCAPIL"
KRITERIA = [
    {"kode": "pengetahuan", "nama": "Pengetahuan administrasi kependudukan", "indikator": "Menjawab soal tertulis dengan benar",
     "metode": "tes_tertulis", "bobot": 60},
    {"kode": "komunikasi", "nama": "Komunikasi", "indikator": "Menjelaskan persyaratan dengan bahasa sederhana", "metode": "wawancara", "bobot": 40}]
PENILAI = (411, 412)
# officer, where he serves, how he came, his scores: by each assessor one for each criterion
PESERTA = [
    (394, AGENCY, "pendaftaran", ((88, 91), (86, 93))), (395, AGENCY, "pendaftaran", ((92, 78), (90, 80))),
    (413, AGENCY, "usulkan", ((95, 72), (93, 74))), (386, "KEC-BENGKAYANG", "usulkan", ((74, 82), (70, 85)))]


def officer(number):
    return "019510a4-0000-7000-8000-%012d" % number


class Seleksi:
    """One selection on its way; `id` is there once it is drafted."""

    def __init__(self, office, today):
        self.office, self.today = office, today
        self.head, self.id = "kepala:" + AGENCY, None

    def at(self, back, hour):
        """That many days ago, or the office day after it."""
        day = self.today - datetime.timedelta(days=back)
        while day.weekday() > 4:
            day += datetime.timedelta(days=1)
        return datetime.datetime.combine(day, datetime.time(hour), WIB)

    def events(self):
        return [(self.at(192, 9), self.announce), (self.at(190, 10), self.candidates), (self.at(182, 9), self.scores), (self.at(177, 9), self.decide)]

    def employee(self, number, agency):
        who = "pegawai:%d" % number
        if who not in self.office.tokens:
            self.office.tokens[who] = self.office.layanand("token", "--peran", "pelaksana", "--sub", officer(number),
                                                           "--penyelenggara", self.office.agencies[agency], "--ttl", "3600")
        return who

    def act(self, action, body, who=None, key=""):
        return self.office.call("POST", "/v1/seleksi/%s/%s" % (self.id, action), body, who=who or self.head, key="contoh-seleksi-%s%s" % (action, key))

    def announce(self):
        day = lambda back: (self.today - datetime.timedelta(days=back)).isoformat()
        self.id = self.office.call("POST", "/v1/seleksi", {
            "penyelenggara_id": self.office.agencies[AGENCY], "judul": "Seleksi petugas loket dan pengolah berkas", "jenis": "pelaksana",
            "jabatan": "Petugas loket dan pengolah berkas", "kuota": 3, "metode": ["tes_tertulis", "wawancara"],
            "persyaratan": ["Bertugas sekurang-kurangnya satu tahun", "Bersedia bekerja bergiliran"], "kriteria": KRITERIA, "nilai_minimum": 70,
            "pendaftaran_sampai": day(185), "penetapan_sampai": day(172), "penilai": [officer(n) for n in PENILAI]}, who=self.head, key="contoh-seleksi")["id"]
        self.act("umumkan", {})

    def candidates(self):
        for number, agency, way, _ in PESERTA:
            if way == "pendaftaran":
                self.act(way, {"keterangan": "Bertugas lebih dari satu tahun dan bersedia bergiliran."}, self.employee(number, agency), "-%d" % number)
            else:
                self.act(way, {"pelaksana_id": officer(number)}, key="-%d" % number)

    def scores(self):
        for n, assessor in enumerate(PENILAI):
            self.act("nilai", {"nilai": [{"pelaksana_id": officer(number), "kriteria": one["kode"], "nilai": given[n][c]}
                                         for number, _, _, given in PESERTA for c, one in enumerate(KRITERIA)]}, self.employee(assessor, AGENCY), "-%d" % assessor)

    def decide(self):
        self.act("penetapan", {"catatan": "Yang terpilih ditetapkan dalam tim pelaksana."})
        self.act("publikasi", {"tanggal": self.at(177, 9).date().isoformat(), "media": [
            {"media": "papan_pengumuman", "keterangan": "Ruang tunggu"},
            {"media": "situs", "keterangan": "Halaman pengumuman", "tautan": "https://disdukcapil.bengkayang.example/seleksi"}]})
