"""Sample decisions of three agencies that give their officers their duties (P5(3) and Lampiran I, P25, P40, P23(7)): drafted and set by the heads
through the API, before the first case of the sample. They replace what older decisions, known by their numbers alone, had given.

The one of Disdukcapil names those who were chosen in the selection of contoh_seleksi.py. An agency: who is penanggung jawab, ketua, sekretaris and
member of the team of Lampiran I, and who alone gets another duty. An officer is named by the last digits of his id in data/pelaksana.csv.
"""

import datetime

from contoh_seleksi import AGENCY, Seleksi, officer

BACK = 168  # days: before the first case
BIAYA = "Anggaran Pendapatan dan Belanja Daerah Kabupaten Bengkayang"
MENGINGAT = ["Peraturan Bupati Bengkayang Nomor 24 Tahun 2018 tentang Penyelenggaraan Pelayanan Publik"]
# officer, place in the team, part of the work, duties
TIM = {
    "DISDUKCAPIL": [
        (301, "penanggung_jawab", None, []), (411, "ketua", None, []), (412, "sekretaris", None, []),
        (394, "anggota", "Front office", ["front_office"]), (395, "anggota", "Back office", ["back_office"]),
        (413, "anggota", "Sarana prasarana dan teknologi informasi", ["back_office"])],
    "DPMPTSP": [
        (312, "penanggung_jawab", None, []), (414, "ketua", None, []), (415, "sekretaris", None, []),
        (396, "anggota", "Front office", ["front_office"]), (397, "anggota", "Back office", ["back_office"]),
        (416, "anggota", "Sarana prasarana dan teknologi informasi", ["back_office"])],
    "DINKES": [
        (308, "penanggung_jawab", None, []), (417, "ketua", None, []), (418, "sekretaris", None, []),
        (419, "anggota", "Front office", ["front_office"]), (420, "anggota", "Back office", ["back_office"])],
}
SENDIRI = {
    "pengelola_pengaduan": {"DISDUKCAPIL": [356], "DPMPTSP": [365], "DINKES": [361]},
    "ppid": {"DISDUKCAPIL": [407], "DPMPTSP": [408], "DINKES": [421]},
    "tim_skm": {"DISDUKCAPIL": [411, 394], "DPMPTSP": [414, 396], "DINKES": [417, 419]},
}


def members(agency, kind):
    if kind == "pelaksana":
        return [{"pelaksana_id": officer(n), "kedudukan": place, "sub_tugas": part, "tugas": duties} for n, place, part, duties in TIM[agency]]
    return [{"pelaksana_id": officer(n), "kedudukan": "anggota", "tugas": [kind]} for n in SENDIRI[kind][agency]]


class Penetapan:
    """The decisions of one agency, all on one day."""

    def __init__(self, office, number, today, agency, selection):
        self.office, self.number, self.agency, self.selection = office, number, agency, selection
        day = today - datetime.timedelta(days=BACK)
        while day.weekday() > 4:
            day -= datetime.timedelta(days=1)
        self.at = datetime.datetime.combine(day, datetime.time(9, 0), datetime.timezone(datetime.timedelta(hours=7)))

    def events(self):
        yield self.at, self.decide

    def decide(self):
        for kind in ("pelaksana", *SENDIRI):
            self.one(kind)
        self.office.officers.pop(self.agency, None)  # who holds which duty has changed

    def one(self, kind):
        key = "contoh-penetapan-%s-%s" % (self.agency, kind)
        draft = self.office.call("POST", "/v1/penetapan-pelaksana", {
            "penyelenggara_id": self.office.agencies[self.agency], "jenis": kind, "mengingat": MENGINGAT, "pembiayaan": BIAYA,
            "anggota": members(self.agency, kind), "seleksi_id": self.selection.id if self.selection and kind == "pelaksana" else None}, who="kepala:" + self.agency, key=key)
        number = 10 * self.number + ("pelaksana", *SENDIRI).index(kind)
        self.office.call("POST", "/v1/penetapan-pelaksana/%s/penetapan" % draft["id"], {
            "nomor_keputusan": "800.1.3/%03d/CONTOH" % number, "tempat": "Bengkayang"}, who="kepala:" + self.agency, key=key + "-penetapan")


def decisions(office, today):
    """The sample's decisions, the first after a selection; their events() are (instant, what to do)."""
    selection = Seleksi(office, today)
    return [selection, *(Penetapan(office, number, today, agency, selection if agency == AGENCY else None) for number, agency in enumerate(TIM, 1))]
