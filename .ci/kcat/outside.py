"""The program from outside: its launcher, kcat for Kafka, plain HTTP. Every wait has a deadline."""

import http.client
import os
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Optional

EVENTS = "ceremony.project-events."
END = b"\x1e\n"
FORMAT = r"%t %p %o %T %K %S\n%k%s%h\x1e\n"
# kcat prints headers as name=value,name=value: only a comma before one of these names ends a value.
HEADER = re.compile(r",(?=(?:ce_[a-z]+|signboard_[a-z_]+|content-type|x-[a-z-]+)=)")


@dataclass
class Record:
    topic: str
    partition: int
    offset: int
    timestamp: int
    key: Optional[bytes]
    value: Optional[bytes]
    headers: dict = field(default_factory=dict)
    arrived: float = 0.0

    @property
    def name(self):
        return None if self.key is None else self.key.decode()


class Score:
    """Prints a line for each thing checked, and counts."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, ok, detail=""):
        self.passed += bool(ok)
        self.failed += not ok
        print(f"{'ok    ' if ok else 'FAILED'} {what}" + ("" if ok else f": {detail}"), flush=True)
        return ok

    def note(self, what):
        print(f"       {what}", flush=True)


def await_until(condition, seconds, pause=0.05):
    """The condition's first truthy value, or its last one at the deadline."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value or time.monotonic() > deadline:
            return value
        time.sleep(pause)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Broker:
    """kcat against one broker."""

    def __init__(self, port):
        self.address = f"127.0.0.1:{port}"
        self.sent = Counter()  # records by topic

    def send(self, topic, pairs, headers=(), partitioner="murmur2_random", settings=()):
        """Sends (key, text) pairs in one go; text must hold neither \\x1e nor \\x1f."""
        lines = "".join(f"{key}\x1f{text}\x1e" for key, text in pairs)
        self._produce(topic, [r"-K\x1f", r"-D\x1e", *settings], headers, partitioner, lines.encode())
        self.sent[topic] += len(pairs)

    def send_bytes(self, topic, key, value, headers=(), partitioner="murmur2_random", settings=()):
        """Sends any bytes; a key or value of None is null."""
        self._produce_bytes(topic, key, value, headers, partitioner, settings)
        self.sent[topic] += 1

    def _produce_bytes(self, topic, key, value, headers, partitioner, settings):
        if value is None:
            self._produce(topic, ["-Z", r"-K\x1f", *settings], headers, partitioner, (key or "").encode() + b"\x1f\n")
            return
        options = [] if key is None else ["-k", key]
        with tempfile.NamedTemporaryFile() as file:
            file.write(value)
            file.flush()
            self._produce(topic, [*options, *settings], headers, partitioner, b"", [file.name])

    def _produce(self, topic, options, headers, partitioner, data, files=()):
        named = [part for header in headers for part in ("-H", header)]
        partitioning = ["-X", f"partitioner={partitioner}"] if partitioner else []
        command = ["kcat", "-P", "-q", "-b", self.address, "-t", topic, *partitioning,
                   "-X", "message.max.bytes=4000000", *options, *named, *files]
        done = subprocess.run(command, input=data, capture_output=True, timeout=30)
        if done.returncode != 0:
            raise RuntimeError(f"kcat -P {topic} failed: {done.stderr.decode(errors='replace')}")

    def read(self, topic):
        """The whole topic as it is now, committed records alone."""
        command = ["kcat", "-C", "-q", "-e", "-b", self.address, "-t", topic, "-o", "beginning", "-f", FORMAT]
        done = subprocess.run(command, capture_output=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"kcat -C {topic} failed: {done.stderr.decode(errors='replace')}")
        parser = Parser()
        return parser.feed(done.stdout)


class Parser:
    """Takes kcat's output apart, in pieces of any size."""

    def __init__(self):
        self._left = b""

    def feed(self, data):
        self._left += data
        records = []
        while True:
            record, taken = self._next()
            if record is None:
                return records
            records.append(record)
            self._left = self._left[taken:]

    def _next(self):
        line = self._left.find(b"\n")
        if line < 0:
            return None, 0
        topic, partition, offset, timestamp, key_size, size = self._left[:line].decode().split(" ")
        body = line + 1 + max(0, int(key_size))
        after = body + max(0, int(size))
        end = self._left.find(END, after)
        if end < 0:
            return None, 0
        text = self._left[after:end].decode()
        headers = dict(part.split("=", 1) for part in HEADER.split(text)) if text else {}
        key = None if int(key_size) < 0 else self._left[line + 1 : body]
        value = None if int(size) < 0 else self._left[body:after]
        record = Record(topic, int(partition), int(offset), int(timestamp), key, value, headers, time.time())
        return record, end + len(END)


class Tail:
    """Follows a topic from its beginning with one kcat for as long as the check runs."""

    def __init__(self, broker, topic):
        self.records = []
        command = ["kcat", "-C", "-q", "-u", "-E", "-b", broker.address, "-t", topic, "-o", "beginning", "-f", FORMAT,
                   "-X", "reconnect.backoff.max.ms=500"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self):
        parser = Parser()
        while True:
            data = os.read(self._process.stdout.fileno(), 1 << 16)
            if not data:
                return
            self.records.extend(parser.feed(data))

    def stop(self):
        self._process.terminate()
        self._process.wait(10)


class Program:
    """One `signboard` process, started and ended by the check."""

    def __init__(self, launcher, *arguments):
        self.log = tempfile.TemporaryFile()
        self.errors = tempfile.TemporaryFile()
        self.begun = time.monotonic()
        self.process = subprocess.Popen([launcher, *arguments], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.errors)

    def said(self):
        text = []
        for file in (self.log, self.errors):
            file.seek(0)
            text.append(file.read().decode(errors="replace"))
        return tuple(text)

    def dump_threads(self):
        """Has a program that hangs say what each of its threads does; it then stands in what it said."""
        self.process.send_signal(signal.SIGQUIT)
        await_until(lambda: "JNI global refs" in self.said()[0], 5)

    def ended(self, seconds):
        """The exit code, or None if it still runs at the deadline."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def terminate(self, seconds):
        """Sends SIGTERM; the exit code and how long it took."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.ended(seconds), time.monotonic() - begun

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)


class Web:
    """Plain HTTP against the board."""

    def __init__(self, port):
        self.port = port

    def get(self, path):
        """Status, headers, body; status 0 where nothing answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, dict((k.lower(), v) for k, v in answer.getheaders()), answer.read()
        except OSError:
            return 0, {}, b""
        finally:
            connection.close()


class Stream:
    """A server-sent-event stream, read in the background."""

    def __init__(self, port, path):
        self.events = []
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._connection.request("GET", path, headers={"Accept": "text/event-stream"})
        self.answer = self._connection.getresponse()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self):
        event = {}
        try:
            for line in self.answer:
                line = line.rstrip(b"\r\n")
                if not line:
                    if event:
                        self.events.append(event)
                    event = {}
                elif not line.startswith(b":"):
                    name, _, value = line.partition(b":")
                    value = value[1:] if value.startswith(b" ") else value
                    event[name.decode()] = event.get(name.decode(), b"") + value
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            return

    def stop(self):
        self._connection.close()
