"""intake: complaints filed through the daemon against pgbench inserting the same rows, every commit durable."""

import json
import os
import secrets

from daemon import WORK, psql
from reading import OFFICE, SERVICE, expect, fetch
from tools import Wrong, pgbench, write, wrk

CONNECTIONS = 64
CITIZEN = "000c0000-0000-7000-8000-000000000001"
NIK = "6107044505900001"
# The functions behind numbers and chains run under the policies for everybody, also for a superuser: they want to know who asks.
SESSION = f"-c TimeZone=Asia/Pontianak -c layanand.peran=masyarakat -c layanand.sub={CITIZEN}"
TABLES = {"berkas": ("id", 1), "pengaduan": ("berkas_id", 1), "identitas": ("berkas_id", 1), "kejadian": ("berkas_id", 1),
          "tenggat": ("berkas_id", 2)}
COMPLAINT = {
    "penyelenggara_id": OFFICE % 8, "layanan_id": SERVICE % 7, "kanal": "aplikasi", "judul": "Kartu keluarga belum terbit",
    "uraian": "Saya mengajukan perubahan kartu keluarga pada 2 Februari dan sampai sekarang belum ada kabar, padahal semua persyaratan "
              "telah lengkap dan tanda terimanya masih saya simpan. Petugas loket meminta saya datang kembali tanpa penjelasan.",
    "permintaan_penyelesaian": "Kartu keluarga diterbitkan.", "lokasi": {"alamat": "Kantor dinas, Bengkayang", "lintang": 0.82, "bujur": 109.48},
    "kerahasiaan": "terbuka",
    "pengadu": {"nama": "Siti Rahmawati", "nik": NIK, "alamat": "Jl. Sanggau Ledo No. 5, Bengkayang", "telepon": "+6281234567890",
                "email": "siti@example.id"},
}
# One transaction as the daemon leaves it, statement by statement; sealed values are as long as the daemon's and as random.
SCRIPT = """
\\set i :i + 1
\\set n 8000000000000000 + :round * 10000000000000 + :client_id * 10000000000 + :i
begin;
insert into idempotensi (pemanggil, kunci, operasi, sidik, status, jawaban)
values ('{citizen}', 'pgbench-' || :n, 'pengaduan_buat', sha256((:n || '')::bytea), 201, '\\x{answer}'::bytea);
insert into berkas (id, proses, nomor, status, penyelenggara_id, pemilik_id, kode_akses_hash, kerahasiaan, diterima_pada, dibuat_pada, diperbarui_pada)
values (('000d000000007000' || :n)::uuid, 'pengaduan', layanand.nomor_berikut('pengaduan', 2025), 'diterima', '{office}', '{citizen}',
        encode(sha256((:n || '')::bytea), 'hex'), 'terbuka', now(), now(), now());
insert into pengaduan (berkas_id, kanal, judul, uraian, layanan_id, permintaan_penyelesaian, lokasi_alamat, lokasi_lintang, lokasi_bujur, dapat_dihubungi)
values (('000d000000007000' || :n)::uuid, 'aplikasi', '{judul}', '{uraian}', '{layanan}', '{permintaan}', '{alamat}', 0.82, 109.48, true);
insert into identitas (berkas_id, isi, nik_hash, telepon_hash, email_hash)
values (('000d000000007000' || :n)::uuid, '\\x{identity}'::bytea, sha256('1'), sha256('2'), sha256('3'));
insert into kejadian (rantai_id, id, berkas_id, proses, penyelenggara_id, jenis, waktu, pelaku, pelaku_id, data)
values (('000d000000007000' || :n)::uuid, ('000e000000007000' || :n)::uuid, ('000d000000007000' || :n)::uuid, 'pengaduan', '{office}',
        'pengaduan.diterima', now(), 'masyarakat', '{citizen}', '{{"ke": "diterima", "kanal": "aplikasi"}}');
{deadlines}
commit;
"""
DEADLINE = """insert into tenggat (id, berkas_id, jenis, mulai, mulai_urutan, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi, dilewati, kalender_versi)
values (('000{kind}000000007000' || :n)::uuid, ('000d000000007000' || :n)::uuid, '{jenis}', now(), 1, now() + interval '14 days',
        {panjang}, '{satuan}', '{dasar_hukum}', '{aturan_id}', {aturan_versi}, '{dilewati}', {kalender_versi});"""


def rows_of(case):
    return {table: int(psql(f"select count(*) from {table} where {key} = '{case}'")) for table, (key, _) in TABLES.items()}


class Intake:
    def __init__(self, daemon, _, results):
        self.daemon = daemon
        self.results = results
        self.token = daemon.token("masyarakat", CITIZEN)
        self.body = json.dumps(COMPLAINT)
        write("complaint.json", self.body)

    def post(self, key):
        return fetch(f"{self.daemon.url}/v1/pengaduan", self.token, "POST", self.body.encode(), Idempotency_Key=key,
                     Content_Type="application/json")

    def check(self):
        status, headers, found = self.post("ukur-pertama")
        expect("intake", status, 201)
        expect("rows", rows_of(found["id"]), {table: n for table, (_, n) in TABLES.items()})
        status, again, same = self.post("ukur-pertama")
        expect("repeat", (status, same, again["Idempotency-Replayed"], again["ETag"]), (201, found, "true", headers["ETag"]))
        sealed = psql(f"select position('{NIK}'::bytea in isi) > 0 from identitas where berkas_id = '{found['id']}'")
        expect("identity readable in the database", sealed, "f")
        expect("not a NIK", self.daemon_refuses(), 422)
        self.write_script(found["id"])

    def daemon_refuses(self):
        wrong = {**COMPLAINT, "pengadu": {**COMPLAINT["pengadu"], "nik": "123"}}
        return fetch(f"{self.daemon.url}/v1/pengaduan", self.token, "POST", json.dumps(wrong).encode(), Idempotency_Key="ukur-kedua",
                     Content_Type="application/json")[0]

    def write_script(self, case):
        """Rows like those the daemon has just written."""
        deadlines = json.loads(psql(f"select json_agg(t order by jenis) from tenggat t where berkas_id = '{case}'"))
        answer = int(psql("select length(jawaban) from idempotensi where kunci = 'ukur-pertama'"))
        identity = int(psql(f"select length(isi) from identitas where berkas_id = '{case}'"))
        text = "\n".join(DEADLINE.format(kind="f" if i else "e", **{**t, "dilewati": json.dumps(t["dilewati"]), "kalender_versi": t["kalender_versi"] or "null"}) for i, t in enumerate(deadlines))
        write("intake.pgbench", SCRIPT.format(
            citizen=CITIZEN, office=OFFICE % 8, layanan=SERVICE % 7, judul=COMPLAINT["judul"], uraian=COMPLAINT["uraian"],
            permintaan=COMPLAINT["permintaan_penyelesaian"], alamat=COMPLAINT["lokasi"]["alamat"], answer=secrets.token_hex(answer),
            identity=secrets.token_hex(identity), deadlines=text))

    def measure(self, number):
        before = int(psql("select count(*) from berkas"))
        bare = pgbench("intake.pgbench", 16, options=SESSION, variables=(("i", 0), ("round", number)))
        between = int(psql("select count(*) from berkas"))
        result = wrk(self.daemon.url, CONNECTIONS, "intake.lua", BODY=os.path.join(WORK, "complaint.json"), TOKEN=self.token, ROUND=number)
        stored = int(psql("select count(*) from berkas")) - between
        if between == before or not result["requests"] <= stored <= result["requests"] + CONNECTIONS:
            raise Wrong(f"intake: {result['requests']} answers, {stored} cases stored")
        self.results.add("intake", result["rps"], bare)
        psql("vacuum analyze idempotensi")
        psql("checkpoint")

    def close(self):
        pass
