"""What many readers of a running search cost it: readers.py ADDRESS PROCESS COUNT PERIOD PAIRS

The readers come and go in windows of 20 seconds: without, with, with, without, and so on. What they take
from the search is told twice: by the processors' time that its workers, the children of PROCESS, got in
a window, as Linux counts it, and by the images that went through trainings meanwhile, as the search counts
them. The first is exact to a tick; the second also depends on which networks were trained and on their
beginnings and ends, of which a window has few.
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
    """One connection that stays open. As browsers do, it asks for the report with the tag it has."""

    def __init__(self, address, number):
        self.socket = socket.create_connection(address)
        self.socket.setblocking(False)
        self.turn = number  # so that reports are asked for at different times
        self.tag = None
        self.left = 0  # bytes of the answer under way; -1: its head is not complete
        self.head = b""

    def ask(self):
        self.turn += 1
        page = self.turn % 4 == 0
        known = b"If-None-Match: %s\r\n" % self.tag if page and self.tag else b""
        self.socket.send(b"GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n%s\r\n"
                         % (b"/" if page else b"/metrics", known))
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
            tag = self.field(rb"etag", end)
            self.tag = tag if tag else self.tag
            self.left = int(self.field(rb"content-length", end) or 0) - (len(self.head) - end - 4)
        else:
            self.left -= len(data)
        return self.left == 0

    def field(self, name, end):
        found = re.search(rb"\r\n" + name + rb": *([^\r]*)", self.head[:end], re.I)
        return found and found[1]


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
            time.sleep(0.05)
            after = self.value()
        return time.monotonic(), after


def stat(process):
    with open("/proc/%d/stat" % process) as file:
        return [int(field) for field in file.read().rpartition(")")[2].split()[1:]]  # from the parent on


def own_seconds(process):
    return sum(stat(process)[10:12]) / os.sysconf("SC_CLK_TCK")


def workers_seconds(process):
    """Of the processors: the children that are, and those that were."""
    ticks = sum(stat(process)[12:14])
    for child in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = stat(int(child))
        except OSError:
            continue  # ended meanwhile
        if fields[0] == process:
            ticks += sum(fields[10:14])
    return ticks / os.sysconf("SC_CLK_TCK")


def main(url, process, count, period, pairs):
    address = urlparse(url).hostname, urlparse(url).port
    readers, counter = Readers(address, count, period), Counter(address)
    readers.start()
    counter.new()
    # Until every worker trains and what serves has been compiled, which takes some 20,000 answers.
    readers.period = period / 20
    readers.awake.set()
    time.sleep(3 * SECONDS)
    readers.awake.clear()
    readers.period = period
    time.sleep(SECONDS)
    rates, trained, served, took = {False: [], True: []}, {False: [], True: []}, {False: 0, True: 0}, 0
    time_before, images_before = counter.new()
    for window in range(2 * pairs):
        awake = window % 4 in (1, 2)
        (readers.awake.set if awake else readers.awake.clear)()
        begun, spent, own, workers = (time.monotonic(), sum(os.times()[:2]), own_seconds(process),
                                      workers_seconds(process))
        time.sleep(SECONDS)
        trained[awake].append((workers_seconds(process) - workers) / (time.monotonic() - begun))
        now, images = counter.new()
        took += awake * (sum(os.times()[:2]) - spent)
        served[awake] += own_seconds(process) - own
        rates[awake].append((images - images_before) / (now - time_before))
        time_before, images_before = now, images
        if window % 2 == 1:
            print("pair %d: workers got %.3f processors with, %.3f without, ratio %.4f; images/s %.0f, %.0f, %.4f"
                  % (window // 2 + 1, *last(trained), *last(rates)), flush=True)
    tell("processors of the workers", trained)
    tell("images/s", rates)
    share = 100 / (pairs * SECONDS)
    print("%d answers, %d not in time; of a processor the search's own process took %.2f %% with readers and "
          "%.2f %% without, the readers themselves %.2f %%"
          % (readers.answered, readers.late, share * served[True], share * served[False], share * took))


def last(values):
    return values[True][-1], values[False][-1], values[True][-1] / values[False][-1]


def tell(what, values):
    ratios = [on / off for on, off in zip(values[True], values[False])]
    quartiles = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3
    means = statistics.mean(values[True]), statistics.mean(values[False])
    print("%s: median ratio %.4f, quartiles %.4f to %.4f; means %.3f and %.3f, ratio %.4f"
          % (what, quartiles[1], quartiles[0], quartiles[2], *means, means[0] / means[1]))


main(sys.argv[1], *map(int, sys.argv[2:]))
