"""Starts, ends, and what outlasts them."""

import time

import law
import stage
from outside import Program, await_until, free_port
from session import LAUNCHER, WRITTEN

def one_sentence(program):
    out, errors = program.said()
    lines = [line for line in errors.splitlines() if line.strip()]
    return len(lines) == 1 and "Exception" not in errors and "\tat " not in errors, (out, errors)


def show_second_run(s):
    second = Program(LAUNCHER, *s.arguments(free_port(), free_port()))
    code = second.ended(20)
    second.kill()
    said, detail = one_sentence(second)
    s.score.check("a second run on the same folder exits with 1", code == 1, f"{code}: {detail}")
    s.score.check("... saying why in one sentence", said, detail)


def show_restart(s):
    counts = {c: s.newest(c)["sequence"] for c in s.definitions}
    code, took = s.program.terminate(15)
    s.score.check(f"SIGTERM ends it within 5 s ({took:.1f} s)", code is not None and took < 5, took)
    s.score.check("... with exit code 0", code == 0, code)
    _, errors = s.program.said()
    s.score.check("... without a stack trace", "\tat " not in errors and "Exception" not in errors, errors[-800:])
    s.start()
    for ceremony in s.definitions:
        status, _, body = s.web.get(f"/api/v1/ceremonies/{ceremony}")
        s.score.check(f"after a restart {ceremony} is there", status == 200 and law.parse(body)["sequence"] >= counts[ceremony], (status, body[:200]))
    s.tell([("online", *stage.event("gulf-2021", "after-restart", "99.999", currency="KWD")),
            ("online", *stage.event("gulf-2021", "exact", "11", currency="KWD", kind="amended", revision=2))])
    s.expect("after a restart the tally goes on", "gulf-2021")


def show_kill(s):
    """kill -9 in the middle of a burst: the embedded broker dies with it, so half is sent before and half after."""
    lines = stage.burst(stage.KWD, 7, 250, "k")
    half = len(lines) // 2
    s.tell(lines[:half])
    s.program.kill()
    s.start()
    s.tell(lines[half:])
    s.expect(f"kill -9 within a burst of {len(lines)} events, and a new start", "gulf-2021", 30)


def show_topics(s):
    """The topics as a reader from the beginning finds them now, against what was followed live."""
    for topic in WRITTEN:
        now = s.broker.read(topic)
        places = {(r.partition, r.offset) for r in now}
        await_until(lambda t=topic, p=places: p <= {(r.partition, r.offset) for r in s.records(t)}, 5)
        live = {(r.partition, r.offset): r.value for r in s.records(topic)}
        s.score.check(f"{topic} read afresh is what was read live", all(live.get((r.partition, r.offset)) == r.value for r in now) and len(now) > 0)
        s.score.check(f"{topic} was read without a repeat", len(live) == len(s.records(topic)))
