"""sweep: a thousand deadlines that fell due, among very many open ones and among few: each its own database and daemon."""

import os
import re
import subprocess

from daemon import Daemon, psql
from tools import Wrong

OPEN = int(os.environ.get("BENCH_OPEN", "1000000"))
FEW = 10000
DUE = 1000
# Sets the clock (to what it is): the daemons are notified and their schedulers look. Then watches until nothing due is left.
WATCH = """
do $$
declare
    begun timestamptz := clock_timestamp();
begin
    update jam set versi = versi + 1;
    commit;
    while exists (select from tenggat where status = 'berjalan' and jatuh_tempo < clock_timestamp() - interval '1 second') loop
        perform pg_sleep(0.001);
        if clock_timestamp() > begun + interval '120 seconds' then
            raise exception 'the scheduler does not come to an end';
        end if;
    end loop;
    raise notice 'took % ms', extract(epoch from clock_timestamp() - begun) * 1000;
end $$
"""


def make(name, open_deadlines):
    psql(f"create database {name} owner layanand_pemilik", "postgres")
    psql("revoke all on schema public from public; alter schema public owner to layanand_pemilik", name)
    daemon = Daemon(name, name, SCHEDULER_SLEEP_MAX_S=3600)
    daemon.prepare()
    psql(None, name, file="katalog.sql")
    psql(None, name, file="tenggat.sql", jumlah=open_deadlines)
    psql("vacuum analyze", name)
    return daemon


def one_round(database, number):
    psql(None, database, file="jatuh_tempo.sql", putaran=number)
    psql("analyze berkas, tenggat", database)
    psql("checkpoint", database)
    done = subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", WATCH], capture_output=True, text=True)
    took = re.search(r"took ([\d.]+) ms", done.stderr)
    if not took:
        raise RuntimeError(f"sweep: {done.stderr}")
    check(database, number)
    return float(took.group(1))


def check(database, number):
    """Each exactly once, with its event and its consequence."""
    found = psql(f"""select count(*) filter (where t.status = 'lewat'),
                            count(*) filter (where b.eskalasi = 1),
                            sum((select count(*) from kejadian k where k.berkas_id = b.id and k.jenis = 'tenggat.lewat'))
                       from tenggat t join berkas b on b.id = t.berkas_id
                      where b.nomor like 'PGD-2023-{number}-%'""", database)
    if found != f"{DUE}|{DUE}|{DUE}":
        raise Wrong(f"sweep: lapsed, escalated, events: {found}")


def measure(results, rounds, say):
    say(f"sweep: databases with {FEW} and {OPEN} open deadlines")
    with make("sapuan_kecil", FEW), make("sapuan_besar", OPEN):
        psql("checkpoint")
        for database in ("sapuan_kecil", "sapuan_besar"):
            one_round(database, 0)  # warm: statements prepared, plans made
        for number in range(1, rounds + 1):
            say(f"round {number} of {rounds}: sweep")
            few = one_round("sapuan_kecil", number)
            results.add("sweep", one_round("sapuan_besar", number), few)
