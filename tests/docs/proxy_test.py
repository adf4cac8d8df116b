#!/usr/bin/env python3
"""deploy/nginx.conf does what it says, with Debian's nginx in front of a server that keeps what reaches it.

proxy_test.py SOURCE_ROOT. Exit status 77 (skipped) where nginx is not installed: ./run test does not install it, because the
package starts a server on port 80.
"""

import os
import shutil
import socket
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading
import time

HOST = "layanan.bengkayangkab.go.id"
ANSWER = b'HTTP/1.1 200 OK\r\nETag: "v7-abc"\r\nContent-Type: application/json\r\nContent-Length: 2000\r\n\r\n' + b"a" * 2000
seen = []


class Upstream(socketserver.BaseRequestHandler):
    def handle(self):
        data = b""
        while b"\r\n\r\n" not in data:
            piece = self.request.recv(65536)
            if not piece:
                return
            data += piece
        seen.append(data)
        self.request.sendall(ANSWER)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def configuration(root, folder, upstream, plain, tls):
    with open(f"{root}/deploy/nginx.conf", encoding="utf-8") as file:
        text = "\n".join(line for line in file.read().split("\n") if "listen [::]" not in line)
    for old, new in (("server 127.0.0.1:8080;", f"server 127.0.0.1:{upstream};"), ("listen 80;", f"listen 127.0.0.1:{plain};"),
                     ("listen 443 ", f"listen 127.0.0.1:{tls} "), ("/etc/ssl/layanand", folder), ("/var/log/nginx", folder)):
        assert old in text, old
        text = text.replace(old, new)
    temp = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    with open(f"{folder}/nginx.conf", "w", encoding="utf-8") as file:
        user = "user root;" if os.getuid() == 0 else ""
        file.write(f"{user} daemon off; pid {folder}/pid; error_log {folder}/error.log;"
                   f"events {{}} http {{ {temp}\n{text}\n}}\n")


def ask(port, request, tls=True):
    with socket.create_connection(("127.0.0.1", port), 10) as plain:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with context.wrap_socket(plain) if tls else plain as s:
            s.sendall(request)
            answer = b""
            while b"\r\n\r\n" not in answer:
                piece = s.recv(65536)
                if not piece:
                    break
                answer += piece
    return answer.decode("latin-1")


def wait_for(port):
    for _ in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
    raise SystemExit("nginx does not start")


def checks(plain, tls):
    head = f" HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n"
    answer = ask(tls, f"GET /v1/a%2Fb//c/../d?x=%41{head}X-Forwarded-For: 6.6.6.6\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    assert answer.startswith("HTTP/1.1 200") and 'ETag: "v7-abc"' in answer and "gzip" not in answer, answer
    assert seen[-1].startswith(b"GET /v1/a%2Fb//c/../d?x=%41 HTTP/1.1\r\n"), seen[-1]
    assert b"X-Forwarded-For: 127.0.0.1\r\n" in seen[-1] and b"6.6.6.6" not in seen[-1], seen[-1]
    reached = len(seen)
    for bad in (f"GET /fold{head}X-A: 1\r\n  folded\r\n\r\n", f"GET /cr{head}X-A: a\rb\r\n\r\n",
                f"POST /both{head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"):
        answer = ask(tls, bad.encode())
        assert answer.startswith("HTTP/1.1 400"), (bad, answer)
    assert len(seen) == reached, seen[-1]
    ask(tls, f"GET /lf HTTP/1.1\nHost: {HOST}\nConnection: close\n\n".encode())
    assert b"\n" not in seen[-1].replace(b"\r\n", b""), seen[-1]
    answer = ask(plain, f"GET /v1/layanan{head}\r\n".encode(), tls=False)
    assert answer.startswith("HTTP/1.1 308") and f"https://{HOST}/v1/layanan" in answer, answer


def main(root):
    nginx = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
    if not nginx:
        return 77
    socketserver.ThreadingTCPServer.daemon_threads = True
    upstream = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Upstream)
    threading.Thread(target=upstream.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        plain, tls = free_port(), free_port()
        configuration(root, folder, upstream.server_address[1], plain, tls)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout",
                        f"{folder}/privkey.pem", "-out", f"{folder}/fullchain.pem"], check=True, capture_output=True)
        server = subprocess.Popen([nginx, "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"])
        try:
            wait_for(tls)
            checks(plain, tls)
        finally:
            server.terminate()
            server.wait(20)
    print("proxy: ok")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
