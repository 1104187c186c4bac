"""What many readers of a running search cost it: readers.py ADDRESS PROCESS COUNT PERIOD PAIRS

The readers come and go in windows of 20 seconds: without, with, with, without, and so on. What the search
trains meanwhile is read from its own counter of images, at the moments when its answer changes: an answer
is up to a second old, one that is new is not. What the search's own PROCESS took of a processor (its workers
are others) is told as Linux counts it.
"""
import http.client
import os
import re
import selectors
import socket
import statistics
import sys
import threading
import time
from urllib.parse import urlparse

SECONDS = 20


class Reader:
    """One connection that stays open."""

    def __init__(self, address, number):
        self.socket = socket.create_connection(address)
        self.socket.setblocking(False)
        self.turn = number  # so that reports are asked for at different times
        self.left = 0  # bytes of the answer under way; -1: its head is not complete
        self.head = b""

    def ask(self):
        self.turn += 1
        path = b"/" if self.turn % 4 == 0 else b"/metrics"
        self.socket.send(b"GET " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n")
        self.left, self.head = -1, b""

    def read(self):
        """True if an answer is complete now."""
        data = self.socket.recv(1 << 20)
        if not data:
            raise ConnectionResetError("the search has ended")
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


class Readers(threading.Thread):
    """All of them, at little cost of their own; they come when they are awake and go when they are not."""

    def __init__(self, address, count, period):
        super().__init__(daemon=True)
        self.address, self.count, self.period = address, count, period
        self.awake = threading.Event()
        self.answered = self.late = 0

    def run(self):
        while True:
            self.awake.wait()
            readers = [Reader(self.address, i) for i in range(self.count)]
            with selectors.DefaultSelector() as ready:
                for reader in readers:
                    ready.register(reader.socket, selectors.EVENT_READ, reader)
                self.visit(readers, ready)
            for reader in readers:
                reader.socket.close()

    def visit(self, readers, ready):
        begun, asked = time.monotonic(), 0
        while self.awake.is_set():
            due = begun + asked * self.period / len(readers)
            for key, _ in ready.select(max(0, due - time.monotonic())):
                self.answered += key.data.read()
            if time.monotonic() >= due:
                self.next(readers[asked % len(readers)])
                asked += 1

    def next(self, reader):
        if reader.left == 0:
            reader.ask()
        else:
            self.late += 1


class Counter:
    """The search's counter of images."""

    def __init__(self, address):
        self.connection = http.client.HTTPConnection(*address)

    def value(self):
        self.connection.request("GET", "/metrics")
        answer = self.connection.getresponse().read()
        images = re.search(rb"^evowire_images_total (\S+)", answer, re.M)
        return float(images[1]) if images else 0  # none before the search has begun

    def new(self):
        """The moment of a new answer, in seconds, and the images until then."""
        self.connection.close()  # the server does, too, if nothing is asked for long; it opens again by itself
        before = after = self.value()
        while after in (before, 0):
            time.sleep(0.005)
            after = self.value()
        return time.monotonic(), after


def processor_seconds(process):
    with open("/proc/%d/stat" % process) as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(url, process, count, period, pairs):
    address = urlparse(url).hostname, urlparse(url).port
    readers, counter = Readers(address, count, period), Counter(address)
    readers.start()
    counter.new()
    readers.awake.set()
    time.sleep(3 * SECONDS)  # until every worker trains and what serves has been compiled
    readers.awake.clear()
    time.sleep(SECONDS)
    rates, served, took, ratios = {False: [], True: []}, {False: 0, True: 0}, 0, []
    time_before, images_before = counter.new()
    for window in range(2 * pairs):
        awake = window % 4 in (1, 2)
        (readers.awake.set if awake else readers.awake.clear)()
        spent, spent_there = sum(os.times()[:2]), processor_seconds(process)
        time.sleep(SECONDS)
        now, images = counter.new()
        took += awake * (sum(os.times()[:2]) - spent)
        served[awake] += processor_seconds(process) - spent_there
        rates[awake].append((images - images_before) / (now - time_before))
        time_before, images_before = now, images
        if window % 2 == 1:
            ratios.append(rates[True][-1] / rates[False][-1])
            print("pair %d: %.1f images/s with, %.1f without, ratio %.4f"
                  % (len(ratios), rates[True][-1], rates[False][-1], ratios[-1]), flush=True)
    quartiles = statistics.quantiles(ratios, n=4) if pairs > 1 else ratios * 3
    print("median ratio %.4f, quartiles %.4f to %.4f; means %.1f and %.1f images/s, ratio %.4f"
          % (quartiles[1], quartiles[0], quartiles[2],
             statistics.mean(rates[True]), statistics.mean(rates[False]),
             statistics.mean(rates[True]) / statistics.mean(rates[False])))
    share = 100 / (pairs * SECONDS)
    print("%d answers, %d not in time; of a processor the search's own process took %.2f %% with readers and "
          "%.2f %% without, the readers themselves %.2f %%"
          % (readers.answered, readers.late, share * served[True], share * served[False], share * took))


main(sys.argv[1], *map(int, sys.argv[2:]))
