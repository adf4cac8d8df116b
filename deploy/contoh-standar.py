#!/usr/bin/env python3
"""Makes the catalogue of some agencies whole (P28) through the API of a running daemon: drafts, discusses, has signed, sets, publishes and evaluates
their standards, sets their charters and procedures of complaint handling, records what the patterns of their services oblige to, and conducts a
survey of each.

    contoh-standar.py URL CONFIG LAYANAND...     LAYANAND... runs the program: its path, or a command in front of it

What they say stands in data/standar.json. Every request carries an Idempotency-Key: cut off and run again within a day, it makes nothing
twice. Dates lie some weeks back from today. Only the standard library is used.
"""

import datetime
import importlib.util
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "data", "standar.json")
WIB = datetime.timezone(datetime.timedelta(hours=7))


def load_office():
    """The client of the sample's complaints, which is a program and not a module."""
    spec = importlib.util.spec_from_file_location("contoh_pengaduan", os.path.join(HERE, "contoh-pengaduan.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Office


class Desk:
    """One agency that sets its standards."""

    def __init__(self, office, code, content, today):
        self.office, self.code, self.content, self.today = office, code, content, today
        self.head = "kepala:" + code

    def day(self, back):
        """A working day of the week, that many days ago or the Friday before."""
        day = self.today - datetime.timedelta(days=back)
        while day.weekday() > 4:
            day -= datetime.timedelta(days=1)
        return day.isoformat()

    def post(self, path, body, key):
        return self.office.call("POST", path, body, who=self.head, key="contoh-standar-%s-%s" % (self.code, key))

    def standard(self, number, service, own):
        path = "/v1/layanan/%s/standar" % self.office.services[service]
        draft = self.post(path, {"komponen": {**self.content["bersama"], **own}}, service)
        act = lambda action, body: self.post("/v1/standar/%s/%s" % (draft["id"], action), body, service + "-" + action)
        people = [{"unsur": unsur, "nama": nama, "jabatan": jabatan, "mewakili": mewakili}
                  for unsur, nama, jabatan, mewakili in self.content["wakil"]]
        discussed = act("pembahasan", {"tanggal": self.day(45), "tempat": "Ruang rapat", "pokok_bahasan": "Rancangan standar pelayanan",
                                       "hasil": "Rancangan diterima dengan perbaikan.", "peserta": people})
        signatures = [{"peserta_id": one["id"], "cara": "basah"} for one in discussed["pembahasan"][0]["peserta"]]
        act("berita-acara", {"tanggal": self.day(42), "tempat": "Ruang rapat", "pokok_bahasan": ["Keempat belas komponen standar", "Jangka waktu dan biaya"],
                             "kesepakatan": self.content["kesepakatan"], "tanda_tangan": signatures})
        act("penetapan", {"nomor": "000.8.3/%03d/CONTOH/%d" % (number, self.today.year), "tanggal": self.day(35)})
        act("publikasi", {"tanggal": self.day(33), "media": self.media("standar/" + service.lower())})
        act("sosialisasi", {"tanggal": self.day(30), "jenis": "internalisasi", "sasaran": "Seluruh pelaksana layanan", "tempat": "Ruang rapat",
                            "jumlah_peserta": 12, "uraian": "Setiap komponen dijelaskan; kartu saku standar dibagikan."})
        self.post("/v1/standar/%s/sosialisasi" % draft["id"], {"tanggal": self.day(26), "jenis": "sosialisasi", **self.content["sosialisasi"]},
                  service + "-masyarakat")
        return draft["id"]

    def media(self, page):
        return [{"media": "ruang_layanan", "keterangan": "Papan di ruang tunggu"},
                {"media": "situs", "keterangan": "Halaman informasi publik", "tautan": "https://%s.bengkayang.example/%s" % (self.code.lower(), page)}]

    def evaluate(self, standard):
        """The one of the first service, with the complaints and the survey that there are by now."""
        own = dict(self.content["evaluasi"])
        own["rencana_perbaikan"] = [{"uraian": own["rencana_perbaikan"], "penanggung_jawab": "Sekretaris Dinas",
                                     "target": (self.today + datetime.timedelta(days=90)).isoformat()}]
        self.post("/v1/standar/%s/evaluasi" % standard, {"dari": self.day(35), "sampai": self.today.isoformat(), **own}, "evaluasi")

    def links(self):
        """Services whose processes belong together (P11)."""
        for service, relation, other, where in self.content.get("terkait", []):
            self.post("/v1/layanan/%s/terkait" % self.office.services[service],
                      {"layanan_id": self.office.services[other], "hubungan": relation, "keterangan": where}, "%s-%s" % (service, other))

    def obligations(self):
        """What the pattern asks for, of every service of the agency or of those that are named."""
        for number, met in enumerate(self.content["kewajiban"]):
            met = dict(met)
            services = met.pop("layanan", self.content["layanan"])
            if "hari" in met:
                met["tanggal"] = self.day(met.pop("hari"))
            for service in services:
                self.post("/v1/layanan/%s/kewajiban" % self.office.services[service], met, "%s-kewajiban-%d" % (service, number))

    def decide(self, path, body, number):
        made = self.post("/v1/" + path, {"penyelenggara_id": self.office.agencies[self.code], **body}, path)
        where = "/v1/%s/%s" % (path, made["id"])
        self.post(where + "/penetapan", {"nomor": "000.8.3/%03d/CONTOH/%d" % (number, self.today.year), "tanggal": self.day(28)},
                  path + "-penetapan")
        self.post(where + "/publikasi", {"tanggal": self.day(27), "media": self.media(path)}, path + "-publikasi")

    def survey(self):
        """A published round of the answers in the data, one digit for each unsur."""
        plan = {"penyelenggara_id": self.office.agencies[self.code], "judul": "Data contoh: survei kepuasan masyarakat", "tahun": self.today.year,
                "periode": "Semester I" if self.today.month <= 6 else "Semester II", "metode": "sampel", "populasi": 44}
        made = self.post("/v1/skm/survei", plan, "survei")
        act = lambda action, body=None: self.post("/v1/skm/survei/%s/%s" % (made["id"], action), body, "survei-" + action)
        codes = [one["kode"] for one in act("buka")["unsur"]]
        rows = [",".join(codes)] + [",".join(answer) for answer in self.content["survei"]]
        self.office.call("POST", "/v1/skm/survei/%s/impor" % made["id"], "\r\n".join([*rows, ""]).encode(), who=self.head, content_type="text/csv",
                         key="contoh-standar-%s-survei-impor" % self.code)
        act("tutup")
        lowest = min(range(len(codes)), key=lambda n: sum(int(answer[n]) for answer in self.content["survei"]))
        act("saran-perbaikan", {"saran": [{"unsur": codes[lowest], "uraian": "Unsur terendah dibahas bersama pelaksana dan diperbaiki.",
                                           "penanggung_jawab": "Kepala unit layanan", "target": (self.today + datetime.timedelta(days=90)).isoformat()}]})
        act("publikasi", {"media": ["situs", "ruang_layanan"]})


def main(arguments):
    if len(arguments) < 3:
        raise SystemExit(__doc__)
    office = load_office()(arguments[0], arguments[1], arguments[2:])
    with open(DATA, encoding="utf-8") as file:
        data = json.load(file)
    today = datetime.datetime.now(WIB).date()
    standards = 0
    for number, (code, content) in enumerate(data["penyelenggara"].items(), 1):
        desk = Desk(office, code, content, today)
        set_here = []
        for service, own in content["layanan"].items():
            standards += 1
            set_here.append(desk.standard(standards, service, own))
        desk.decide("maklumat", data["maklumat"], 100 + number)
        desk.decide("sop-pengaduan", {**data["sop_pengaduan"], "kanal": content["bersama"]["pengaduan"]["kontak"]}, 200 + number)
        desk.survey()
        desk.evaluate(set_here[0])
        desk.links()
        desk.obligations()
        duty = office.call("GET", "/v1/penyelenggara/%s/kepatuhan-standar" % office.agencies[code])
        owed = office.call("GET", "/v1/penyelenggara/%s/informasi-wajib" % office.agencies[code])
        print("%s: %d dari %d layanan berstandar, informasi wajib %d dari 100" % (code, duty["jumlah_berstandar"], duty["jumlah_layanan"], owed["skor"]))


if __name__ == "__main__":
    main(sys.argv[1:])
