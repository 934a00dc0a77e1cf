"""One data folder with the program on it, followed from outside over restarts."""

import json
import time
from collections import defaultdict
from pathlib import Path

import law
from outside import EVENTS, Broker, Program, Tail, Web, await_until, free_port

LAUNCHER = str(Path(__file__).resolve().parents[2] / "signboard")
CHANNEL_TOPICS = [EVENTS + channel for channel in law.CHANNELS]
WRITTEN = ("ceremony.summaries", "ceremony.windows", "ceremony.rejects")

class NotReady(Exception):
    """The program did not start; that is counted already, and nothing more can be seen on its folder."""


class Session:
    """One data folder: the program on it, followed from outside over restarts."""

    def __init__(self, score, folder, partitions=1):
        self.score, self.folder, self.partitions = score, folder, partitions
        self.broker_port, self.http_port = free_port(), free_port()
        self.broker, self.web = Broker(self.broker_port), Web(self.http_port)
        self.begun = time.time()
        self.definitions, self.refused, self.tails = {}, set(), {}
        self.program, self.starts = None, []

    def arguments(self, broker_port=None, http_port=None):
        return ["run", "--data-dir", self.folder, "--broker-port", str(broker_port or self.broker_port),
                "--http-port", str(http_port or self.http_port),
                *(["--partitions", str(self.partitions)] if self.partitions > 1 else [])]

    def start(self, what="ready"):
        down = self.last_sign()
        self.program = Program(LAUNCHER, *self.arguments())
        ready = await_until(lambda: self.web.get("/health/ready")[0] == 200 or self.program.ended(0) is not None, 60, 0.1)
        took = time.monotonic() - self.program.begun
        self.starts.append((down, time.time()))
        if not ready:
            self.score.note(f"why it is not ready: {self.web.get('/health/ready')}")
            self.program.dump_threads()
        if not self.score.check(f"{what} after {took:.1f} s", ready and self.program.ended(0) is None, self.program.said()):
            raise NotReady()
        for topic in (*CHANNEL_TOPICS, *WRITTEN):
            if topic not in self.tails:
                self.tails[topic] = Tail(self.broker, topic)

    def last_sign(self):
        """When the program last wrote a summary, in seconds since 1970; 0 before its first start."""
        return max((r.timestamp / 1000 for r in self.records("ceremony.summaries")), default=0.0) if self.tails else 0.0

    def was_down(self, begin, end):
        """Whether a stop and a new start lie between two moments."""
        return any(begin <= ready and down <= end for down, ready in self.starts[1:])

    def close(self):
        for tail in self.tails.values():
            tail.stop()
        if self.program:
            self.program.terminate(10)
            self.program.kill()

    def define(self, definition, **options):
        text = json.dumps(definition, ensure_ascii=False)
        self.definitions.setdefault(definition["ceremonyId"], {})[definition["version"]] = law.parse(text)
        self.broker.send("ceremony.definitions", [(definition["ceremonyId"], text)], **options)

    def tell(self, lines, **options):
        """Sends (channel, key, text), in order within each channel."""
        by_channel = defaultdict(list)
        for channel, key, text in lines:
            by_channel[channel].append((key, text))
        for channel, pairs in by_channel.items():
            self.broker.send(EVENTS + channel, pairs, **options)

    def records(self, topic, key=None):
        return [r for r in list(self.tails[topic].records) if key is None or r.name == key]

    def windows_of(self, ceremony):
        """Every state of the ceremony's windows, in order."""
        found = [r for r in self.records("ceremony.windows") if r.name.split("|")[0] == ceremony]
        for record in found:
            if not hasattr(record, "body"):
                record.body = law.parse(record.value)
        return [r.body for r in found]

    def newest(self, ceremony):
        found = self.records("ceremony.summaries", ceremony)
        return law.parse(found[-1].value) if found else None

    def ledger(self, ceremony, below=None):
        """The events that count, of all records or of those below the given offsets."""
        ledger = {}
        for topic in CHANNEL_TOPICS:
            for record in list(self.tails[topic].records):
                if below is not None and record.offset >= below[topic][str(record.partition)]:
                    continue
                event = self.valid(record)
                if event and event.ceremony == ceremony:
                    law.keep(ledger, event)
        return ledger

    def valid(self, record):
        """The event in the record, or None if it is one that must be refused on arrival."""
        if (record.key, record.value) in self.refused:
            return None
        if not hasattr(record, "event"):
            record.event = law.decode(record)
        return record.event

    def settled(self, ceremony, seconds=20):
        """Whether the newest summary shows all that was sent, under the newest definition."""
        definition = self.definitions[ceremony][max(self.definitions[ceremony])]
        # What is read is what is expected: before it is all there, an old summary would do.
        await_until(lambda: all(len(self.records(topic)) >= self.broker.sent[topic] for topic in CHANNEL_TOPICS), seconds)

        def same():
            summary = self.newest(ceremony)
            if summary is None or summary["definitionVersion"] != definition["version"]:
                return False
            return not differences(law.summary(self.ledger(ceremony), definition), figures(summary))

        if await_until(same, seconds):
            return True, ""
        summary = self.newest(ceremony)
        if summary is None:
            return False, "no summary came"
        return False, "; ".join(differences(law.summary(self.ledger(ceremony), definition), figures(summary))[:8])

    def expect(self, what, ceremony, seconds=20):
        begun = time.monotonic()
        same, detail = self.settled(ceremony, seconds)
        self.score.check(f"{what} ({time.monotonic() - begun:.1f} s)", same, detail)


def figures(summary):
    """A published summary's figures, with its times as instants."""
    result = {k: v for k, v in summary.items() if k not in ("sequence", "publishedAt", "inputs")}
    if "lastSignedAt" in result:
        result["lastSignedAt"] = law.instant(result["lastSignedAt"])
    for listing in ("largestProjects", "latestProjects"):
        result[listing] = [{**p, "dateSigned": law.instant(p["dateSigned"])} for p in result[listing]]
    return result


def differences(expected, actual, path=""):
    """Where the two differ; a field too many counts as much as one too few."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        found = []
        for name in sorted(set(expected) | set(actual)):
            where = f"{path}.{name}" if path else name
            if name not in expected or name not in actual:
                found.append(f"{where} {'should not be there' if name not in expected else 'is missing'}")
            else:
                found += differences(expected[name], actual[name], where)
        return found
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        return [d for i, (e, a) in enumerate(zip(expected, actual)) for d in differences(e, a, f"{path}[{i}]")]
    return [] if expected == actual else [f"{path}: expected {expected}, is {actual}"]


def place(reject):
    return (reject.headers["signboard_topic"], int(reject.headers["signboard_partition"]), int(reject.headers["signboard_offset"]))


def rejects(s, key):
    return s.records("ceremony.rejects", key)
