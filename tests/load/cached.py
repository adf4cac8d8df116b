"""cached: a public read answered from what is kept ready, against libmicrohttpd alone with the same bytes and headers."""

import os
import subprocess
import urllib.request

from daemon import WORK, Daemon, psql
from reading import CONNECTIONS, PUBLIC_PATHS, SERVICE, expect, fetch
from tools import write, wrk

ONE = f"/v1/layanan/{SERVICE % 7}"


class Bare:
    """The program tests/load/bare, with one answer of the daemon as it came."""

    def __init__(self, url):
        with urllib.request.urlopen(url) as answer:
            body = answer.read()
            # Date, Connection and Content-Length are libmicrohttpd's own.
            headers = [f"{name}: {value}" for name, value in answer.headers.items() if name not in ("Date", "Connection", "Content-Length")]
        write("bare.headers", "\n".join(headers) + "\n")
        with open(os.path.join(WORK, "bare.body"), "wb") as file:
            file.write(body)
        self.process = subprocess.Popen([os.path.join(os.environ["BENCH_BUILD"], "tests", "load", "bare"), "2",
                                         os.path.join(WORK, "bare.headers"), os.path.join(WORK, "bare.body")],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = f"http://127.0.0.1:{int(self.process.stdout.readline())}"
        with urllib.request.urlopen(self.url) as answer:
            expect("the bare answer", (answer.read(), sorted(answer.headers.keys())), (body, sorted(answer.headers.keys())))
            expect("its headers", [line for line in headers if line not in [f"{n}: {v}" for n, v in answer.headers.items()]], [])

    def close(self):
        self.process.stdin.close()
        self.process.wait(20)


class Cached:
    """960 services, read without a token; a daemon of its own, since the others answer every read from the database."""

    def __init__(self, _daemon, _complaints, results):
        self.results = results
        self.daemon = Daemon("cached")
        self.daemon.start()
        self.bare = None

    def check(self):
        found = fetch(self.daemon.url + ONE)[2]
        expect("cached", fetch(self.daemon.url + ONE)[2], found)
        psql(f"update layanan set versi = versi + 1, nama = nama || '.' where id = '{SERVICE % 7}'")
        for _ in range(1000):
            changed = fetch(self.daemon.url + ONE)[2]
            if changed != found:
                break
        expect("changed", changed["nama"], found["nama"] + ".")
        psql(f"update layanan set versi = versi + 1, nama = rtrim(nama, '.') where id = '{SERVICE % 7}'")
        self.bare = Bare(self.daemon.url + ONE)

    def measure(self, _):
        bare = wrk(self.bare.url, CONNECTIONS, "read.lua", **PUBLIC_PATHS)
        kept = wrk(self.daemon.url, CONNECTIONS, "read.lua", **PUBLIC_PATHS)
        self.results.add("cached", kept["rps"], bare["rps"])

    def close(self):
        if self.bare:
            self.bare.close()
        self.daemon.stop()
