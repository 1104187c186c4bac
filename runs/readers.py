"""Many readers of a running search, at little cost of their own: readers.py ADDRESS COUNT

Each keeps one connection, asks for /metrics once a second and for the report every 30 seconds, until the
search ends and its server with it. Then prints what was answered and what processor time this took.
"""
import os
import selectors
import socket
import sys
import time
from urllib.parse import urlparse


class Reader:
    def __init__(self, address, number):
        self.socket = socket.create_connection(address)
        self.socket.setblocking(False)
        self.turn = number  # so that reports are asked for at different times
        self.left = 0  # bytes of the answer under way; -1: its head is not complete
        self.head = b""

    def ask(self):
        self.turn += 1
        path = b"/" if self.turn % 30 == 0 else b"/metrics"
        self.socket.send(b"GET " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n")
        self.left, self.head = -1, b""

    def read(self):
        """True if an answer is complete now, None if the server has gone."""
        data = self.socket.recv(1 << 20)
        if not data:
            return None
        if self.left < 0:
            self.head += data
            end = self.head.find(b"\r\n\r\n")
            if end < 0:
                return False
            length = self.head.lower().find(b"content-length:")
            body = int(self.head[length + 15:].split(b"\r\n", 1)[0])
            self.left = body - (len(self.head) - end - 4)
        else:
            self.left -= len(data)
        return self.left == 0


def main(url, count):
    address = urlparse(url).hostname, urlparse(url).port
    readers = [Reader(address, i) for i in range(count)]
    ready = selectors.DefaultSelector()
    for reader in readers:
        ready.register(reader.socket, selectors.EVENT_READ, reader)
    begun, asked, answered, late = time.monotonic(), 0, 0, 0
    try:
        while True:
            due = begun + asked / count
            for key, _ in ready.select(max(0, due - time.monotonic())):
                complete = key.data.read()
                if complete is None:
                    raise ConnectionResetError
                answered += complete
            if time.monotonic() >= due:
                reader = readers[asked % count]
                asked += 1
                if reader.left == 0:
                    reader.ask()
                else:
                    late += 1
    except (ConnectionError, BrokenPipeError):
        seconds = time.monotonic() - begun
        took = os.times().user + os.times().system
        print("%d answers in %.1f s, %d not in time; the readers themselves took %.2f %% of a processor"
              % (answered, seconds, late, 100 * took / seconds))


main(sys.argv[1], int(sys.argv[2]))
