"""A receiver of its own process that fails half the time: before it has written down what came, or after.

Run with a file, a port and a seed. What it has written it has written for good, also when it is killed.
"""

import os
import random
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Failing(BaseHTTPRequestHandler):
    lock = threading.Lock()
    file: int
    chance: random.Random

    def do_POST(self) -> None:
        """Write down what came, or fail, or both."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        line = "\t".join([*(self.headers[f"webhook-{n}"] for n in ("id", "timestamp", "signature")), body])
        with self.lock:
            fails, first = self.chance.random() < 0.5, self.chance.random() < 0.5
            if not fails or first:
                os.write(self.file, f"{line}\n".encode())
                os.fsync(self.file)
        self.send_response(503 if fails else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    path, port, seed = sys.argv[1:]
    _Failing.file = os.open(Path(path), os.O_APPEND | os.O_CREAT | os.O_WRONLY)
    _Failing.chance = random.Random(int(seed))
    with ThreadingHTTPServer(("127.0.0.1", int(port)), _Failing) as server:
        server.serve_forever()
