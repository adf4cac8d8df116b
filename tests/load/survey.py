"""answer_intake and aggregate: answers by token against pgbench writing the same rows; the regency's index over many answers and over few."""

import os

from daemon import psql
from reading import expect, fetch
from tools import Wrong, pgbench, write, wrk

ANSWERS = int(os.environ.get("BENCH_ANSWERS", "1000000"))
FEW = 10000
ROUNDS = 240
MANY_YEAR, FEW_YEAR, OPEN_YEAR = 2025, 2024, 2026
OPEN_ROUNDS = 24
CONNECTIONS = 64
CLIENTS = 16
EACH = 60000
SURVEY = "00080000-0000-7000-8000-%012d"
ORGANISASI = "00090000-0000-7000-8000-000000000001"
SESSION = "-c TimeZone=Asia/Pontianak -c layanand.peran=publik -c layanand.skm=1"
BANDS = ("<=18", "19-25", "26-35", "36-45", "46-55", ">=56")
# What one answer leaves behind, statement by statement: its invitation gone, its row, the sums of the whole and of its five groups.
GROUP = """insert into skm_rekap as r (survei_id, atribut, kelompok, pecahan, responden, dikecualikan, jumlah, terisi, lengkap, x, xx, xt, t, tt)
values (('0008000000007000' || :survei)::uuid, '{attribute}', {group}, :pecahan, 1, 0, '{values}', '{ones}', 1, '{values}', '{squares}', '{crossed}', {total}, {total2})
on conflict (survei_id, atribut, kelompok, pecahan) do update
   set responden = r.responden + excluded.responden, dikecualikan = r.dikecualikan + excluded.dikecualikan, lengkap = r.lengkap + excluded.lengkap,
       {arrays}, t = r.t + excluded.t, tt = r.tt + excluded.tt;"""


def array(values):
    return "{" + ",".join(str(value) for value in values) + "}"


def script():
    values = (3, 3, 4, 4, 3, 3, 4, 2, 3)
    total = sum(values)
    arrays = ", ".join(f"{name} = array[" + ", ".join(f"r.{name}[{i}] + excluded.{name}[{i}]" for i in range(1, 10)) + "]"
                       for name in ("jumlah", "terisi", "x", "xx", "xt"))
    groups = (("", "''"), ("jenis_kelamin", "'P'"), ("layanan", "'NA'"), ("pekerjaan", "'WIRAUSAHA'"), ("pendidikan", "'S1'"),
              ("usia", f"(array{list(BANDS)})[:usia]"))
    text = [f"\\set i :i + 1\n\\set n :dari + :client_id * {EACH // 4} + :i\n\\set pecahan random(0, 15)\n\\set usia random(1, 6)",
            f"\\set survei 8000000000000001 + {OPEN_YEAR} * 100000 + :n % {OPEN_ROUNDS}", "begin;",
            "delete from skm_undangan where hash = sha256(lpad(:n::text, 22, '0')::bytea) and survei_id = ('0008000000007000' || :survei)::uuid;",
            "insert into skm_respon (survei_id, hari, cara, nilai, jenis_kelamin, usia, pendidikan, pekerjaan, layanan)\n"
            f"values (('0008000000007000' || :survei)::uuid, current_date, 'daring', '{array(values)}', 'P', (array{list(BANDS)})[:usia], 'S1', 'WIRAUSAHA', 'NA');"]
    text += [GROUP.format(attribute=attribute, group=group, values=array(values), ones=array([1] * 9), squares=array(v * v for v in values),
                          crossed=array(v * total for v in values), total=total, total2=total * total, arrays=arrays)
             for attribute, group in groups]
    return "\n".join(text + ["commit;"]) + "\n"


def answers():
    return int(psql("select count(*) from skm_respon"))


class Answers:
    """POST /v1/skm/survei/{id}/respon with an invitation, no account."""

    def __init__(self, daemon, _, results):
        self.daemon = daemon
        self.results = results
        self.next = 1
        psql(None, file="survei.sql", tahun=OPEN_YEAR, putaran=OPEN_ROUNDS, jawaban=0)
        psql("vacuum analyze")

    def invitations(self, count):
        first, self.next = self.next, self.next + count
        psql(None, file="undangan.sql", tahun=OPEN_YEAR, putaran=OPEN_ROUNDS, dari=first, banyak=count)
        return first

    def answer(self, token):
        url = f"{self.daemon.url}/v1/skm/survei/{SURVEY % (OPEN_YEAR * 100000 + token % OPEN_ROUNDS + 1)}/respon"
        body = b'{"token":"%022d","jawaban":{"persyaratan":3,"waktu":null,"sarana":4},"profil":{"usia":41}}' % token
        return fetch(url, None, "POST", body, Content_Type="application/json")[0]

    def check(self):
        first = self.invitations(2)
        before = answers()
        expect("answer", self.answer(first), 201)
        expect("the same again", self.answer(first), 409)
        expect("answers", answers() - before, 1)
        expect("groups", psql(f"select count(*), sum(responden), max(terisi[9]) from skm_rekap where survei_id = '{SURVEY % (OPEN_YEAR * 100000 + first % OPEN_ROUNDS + 1)}'"),
               "6|6|1")
        write("answer.pgbench", script())

    def measure(self, _):
        first = self.invitations(CLIENTS * EACH // 4)
        before = answers()
        bare = pgbench("answer.pgbench", CLIENTS, options=SESSION, variables=(("i", -1), ("dari", first)))
        between = answers()
        psql("vacuum skm_rekap")
        first = self.invitations(2 * EACH)
        result = wrk(self.daemon.url, CONNECTIONS, "answer.lua", FIRST=first, EACH=EACH, YEAR=OPEN_YEAR, ROUNDS=OPEN_ROUNDS)
        stored = answers() - between
        if between == before or not result["requests"] <= stored <= result["requests"] + CONNECTIONS:
            raise Wrong(f"answer_intake: {result['requests']} answers, {stored} stored")
        self.results.add("answer_intake", result["rps"], bare)
        psql("delete from skm_undangan")
        psql("vacuum skm_undangan, skm_rekap, skm_respon")
        psql("checkpoint")

    def close(self):
        pass


class Aggregate:
    """GET /v1/skm/agregat of a year with very many answers, and of one with few, in the same number of published rounds."""

    def __init__(self, daemon, _, results):
        self.daemon = daemon
        self.results = results
        token = daemon.token("bagian_organisasi", ORGANISASI)
        for year, count in ((FEW_YEAR, FEW), (MANY_YEAR, ANSWERS)):
            psql(None, file="survei.sql", tahun=year, putaran=ROUNDS, jawaban=count)
            psql("analyze skm_respon, skm_rekap, skm_survei, skm_unsur, berkas")
            for number in range(1, ROUNDS + 1):
                self.publish(token, SURVEY % (year * 100000 + number))
        psql("vacuum analyze")
        psql("checkpoint")

    def publish(self, token, survey):
        for action, body in (("tutup", b""), ("saran-perbaikan", b'{"saran":[{"unsur":"waktu","uraian":"x","penanggung_jawab":"x","target":"2030-01-01"}]}'),
                             ("publikasi", b'{"media":["situs"]}')):
            headers = {"Content_Type": "application/json"} if body else {}
            expect(action, fetch(f"{self.daemon.url}/v1/skm/survei/{survey}/{action}", token, "POST", body, **headers)[0], 200)

    def url(self, year, level):
        return f"/v1/skm/agregat?tahun={year}&tingkat={level}"

    def check(self):
        for year, count in ((FEW_YEAR, FEW), (MANY_YEAR, ANSWERS)):
            _, _, whole = fetch(self.daemon.url + self.url(year, "kabupaten"))
            expect("respondents", [(g["survei"], g["responden"]) for g in whole["data"]], [(ROUNDS, count)])
            _, _, agencies = fetch(self.daemon.url + self.url(year, "penyelenggara"))
            expect("agencies", (len(agencies["data"]), sum(g["responden"] for g in agencies["data"])), (24, count))
            counted = psql(f"""select sum(r.nilai[1]), count(r.nilai[3]) from skm_respon r join skm_survei s on s.berkas_id = r.survei_id
                                where s.tahun = {year}""")
            expect("a full recount", f"{whole['data'][0]['unsur'][0]['jumlah']}|{whole['data'][0]['unsur'][2]['terisi']}", counted)
        expect("recomputed", self.daemon.command("survey", "verify", f"SKM-{FEW_YEAR}-000007"), "1 results, 0 differences")
        expect("recomputed", self.daemon.command("survey", "verify", f"SKM-{MANY_YEAR}-000007"), "1 results, 0 differences")

    def latency(self, year, level):
        return wrk(self.daemon.url, 4, "get.lua", seconds=2, PATHS=self.url(year, level))["p50_ms"]

    def measure(self, _):
        for level in ("kabupaten", "penyelenggara"):
            few, many = self.latency(FEW_YEAR, level), self.latency(MANY_YEAR, level)
            self.results.add("aggregate" if level == "kabupaten" else "aggregate_penyelenggara", many, few)

    def close(self):
        pass
