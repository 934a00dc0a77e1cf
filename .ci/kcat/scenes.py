"""The scenes: what is sent, and what must then be seen."""

import json
import re
import time
from datetime import datetime, timezone

import law
import stage
from outside import EVENTS, await_until
from session import place, rejects

MARKS = ("signboard_reason", "signboard_detail", "signboard_topic", "signboard_partition", "signboard_offset")

def show_empty(s):
    begun = time.monotonic()
    s.define(stage.EMPTY)
    s.expect("an empty ceremony shows zeros at once", "quiet-hall", 5)
    s.score.check("... within 2 s", time.monotonic() - begun < 2, f"{time.monotonic() - begun:.1f} s")
    head = s.newest("quiet-hall")["headline"]
    s.score.check("... without smallest and largest", "smallest" not in head and "largest" not in head, head)


def show_today(s):
    """A project signed now: its window is open, and is watched until it closes."""
    now = datetime.now(timezone.utc)
    signed = datetime.fromtimestamp(now.timestamp() - (now.second + 1 if now.second < 6 else 0), timezone.utc)
    s.define(stage.TODAY)
    s.tell([("online", *stage.event("today", "now", "5", signed=signed.isoformat(timespec="milliseconds")))])
    s.expect("a project signed today", "today")
    start = law.minute_text(int(signed.timestamp()) // 60 * 60)
    key = f"today|PT1M|{start}"
    first = await_until(lambda: s.records("ceremony.windows", key), 5)
    s.score.check("its window is not final while it is open", first and law.parse(first[0].value)["final"] is False,
                  first and first[0].value)
    return key


def show_closing(s, key):
    """The window turns final a grace of 10 s after its end, and a later change is a higher revision."""
    end = law.instant(key.split("|")[2]) + 60

    def final():
        return [r for r in s.records("ceremony.windows", key) if law.parse(r.value)["final"]]

    await_until(final, max(0, float(end) + 10 - time.time()) + 5, 0.1)
    found = final()
    late = found and found[0].timestamp / 1000 - float(end)
    s.score.check("its window turns final 10 s after its end", found and 10 <= late and (late < 12 or s.was_down(
        float(end) + 10, found[0].timestamp / 1000)), f"{late} s after the end")
    signed = law.minute_text(law.instant(key.split("|")[2]))
    s.tell([("offline", *stage.event("today", "late", "7", signed=signed))])
    s.expect("a project that comes late", "today")
    await_until(lambda: law.parse(s.records("ceremony.windows", key)[-1].value)["projects"] == 2, 5)
    last = law.parse(s.records("ceremony.windows", key)[-1].value)
    s.score.check("a late change to a final window is published with a higher revision",
                  last["projects"] == 2 and last["final"] is True and last["revision"] > law.parse(found[0].value)["revision"], last)


def show_parked(s):
    s.tell([("online", *stage.event("parked", "p1", "3.10", currency="USD", sector="s")),
            ("offline", *stage.event("parked", "p2", "4", currency="JPY")),
            ("offline", *stage.event("parked", "p3", "5.25", currency="USD"))])


def show_unparked(s):
    s.score.check("an undefined ceremony has no summary", not s.records("ceremony.summaries", "parked"))
    s.score.check("... and none of its events is rejected", not [r for r in s.records("ceremony.rejects") if r.name in ("p1", "p2", "p3")])
    status, headers, body = s.web.get("/api/v1/ceremonies/parked")
    s.score.check("... and HTTP says 404 as problem+json", status == 404 and headers["content-type"] == "application/problem+json", (status, body))
    s.define(stage.LATE)
    s.expect("once defined, what was parked is tallied", "parked")


def show_story(s):
    s.define(stage.JPY)
    s.tell(stage.story("Kanto.expo_2021-"))
    s.expect("yen, guests in the headline, every spelling of an event", "Kanto.expo_2021-")
    s.score.check("... and none of them is rejected", not s.records("ceremony.rejects"), [r.headers for r in s.records("ceremony.rejects")])
    s.broker.send(EVENTS + "online", [stage.event("Kanto.expo_2021-", "by-header", "21", eventId=...)], headers=["ce_id=from-the-header"])
    s.expect("ce_id stands in for eventId", "Kanto.expo_2021-")
    s.broker.send(EVENTS + "online", [stage.event("Kanto.expo_2021-", "by-header", "22", event_id="from-the-payload")], headers=["ce_id=aaa"])
    s.expect("... but the payload's eventId goes first", "Kanto.expo_2021-")
    astral = "😀" * 500
    s.tell([("online", *stage.event("Kanto.expo_2021-", "astral", "23", title=astral))])
    s.expect("500 characters beyond the BMP are 500 characters", "Kanto.expo_2021-", 5)
    raw = s.records("ceremony.summaries", "Kanto.expo_2021-")[-1].value.decode()
    s.score.check("amounts of a currency without digits are written without a point",
                  re.search(r'"amount":300000[0-9]{9,},', raw) is not None or '"amount":100000000000000,' in raw, raw[:300])


def show_dinars(s):
    s.define(stage.KWD)
    kwd = {"currency": "KWD"}
    s.tell([("online", *stage.event("gulf-2021", "exact", "10.125", sector="oil", investor={"type": "state"}, **kwd)),
            ("online", *stage.event("gulf-2021", "text", '"1000.501"', sector="ports", province="kuwait-city", **kwd)),
            ("offline", *stage.event("gulf-2021", "zeros", "20.1230000", sector="gold", province="hawalli", **kwd)),
            ("off-site", *stage.event("gulf-2021", "guest", "1.5e3", sector="oil", province="jahra", **kwd)),
            ("off-site", *stage.event("gulf-2021", "stranger", "77", province="basra", **kwd)),
            ("offline", *stage.event("gulf-2021", "small", "10.124", **kwd)),
            ("offline", *stage.event("gulf-2021", "dollars", "5000", currency="USD")),
            ("offline", *stage.event("gulf-2021", "again", "20", **kwd)),
            ("offline", *stage.event("gulf-2021", "again", "5", kind="amended", revision=2, **kwd))])
    s.expect("dinars to three digits, guests apart, a minimum, the host unlisted", "gulf-2021")
    for reason, key in (("below-minimum", "small"), ("below-minimum", "again"), ("currency-mismatch", "dollars")):
        found = await_until(lambda k=key: rejects(s, k), 5)
        newest = [r for r in s.records(EVENTS + "offline") if r.name == key][-1]
        s.score.check(f"{reason} on arrival is reported with the record's bytes and place",
                      len(found) == 1 and found[0].value == newest.value and found[0].headers["signboard_reason"] == reason
                      and place(found[0]) == (newest.topic, newest.partition, newest.offset), [vars(r) for r in found])
    s.tell([("offline", *stage.event("gulf-2021", "small", "10.124", **kwd))])
    s.tell([("offline", *stage.event("gulf-2021", "after", "30", **kwd))])
    s.expect("a duplicate of what is below the minimum", "gulf-2021")
    s.score.check("... is not reported again", len(rejects(s, "small")) == 1, [vars(r) for r in rejects(s, "small")])


def show_redefinition(s):
    cny = {"currency": "CNY"}
    s.define(stage.CHANGING)
    s.tell([("online", *stage.event("changing", "c1", "100", sector="x", **cny)),
            ("online", *stage.event("changing", "c2", "100.01", sector="y", province="there", **cny)),
            ("offline", *stage.event("changing", "c3", "1000", sector="z", **cny)),
            ("offline", *stage.event("changing", "c4", "600.50", sector="y", province="here", **cny)),
            ("offline", *stage.event("changing", "c5", "0.99", currency="USD")),
            ("off-site", *stage.event("changing", "c6", "70.5", currency="USD", province="there"))])
    s.expect("before a redefinition", "changing")
    s.define(stage.CHANGED)
    s.tell([("online", *stage.event("changing", "c7", "2000", **cny))])
    s.expect("a new definition re-tallies the whole ceremony", "changing")
    found = await_until(lambda: rejects(s, "c2"), 5)
    s.score.check("what only a later definition refuses is reported with a null value and the original's place",
                  len(found) == 1 and found[0].value is None and found[0].headers["signboard_reason"] == "below-minimum"
                  and place(found[0]) in {(r.topic, r.partition, r.offset) for r in s.records(EVENTS + "online") if r.name == "c2"},
                  [vars(r) for r in found])
    for what, text in (("a lower version", json.dumps({**stage.CHANGING, "version": 4})), ("the same version", json.dumps({**stage.CHANGING, "version": 5})),
                       ("what is no definition", "{oops"), ("one without a currency", '{"ceremonyId": "changing", "version": 50}'),
                       ("one under another key", json.dumps({**stage.CHANGING, "ceremonyId": "quiet-hall", "version": 51}))):
        s.broker.send("ceremony.definitions", [("changing", text)])
    s.broker.send_bytes("ceremony.definitions", "changing", None)
    s.tell([("online", *stage.event("changing", "c8", "3000", **cny))])
    s.expect("lower, equal, invalid, misnamed and null definitions are ignored", "changing")
    status, _, body = s.web.get("/health/ready")
    s.score.check("... and /health/ready is 200 and says so", status == 200 and b"ignored" in body, body)
    s.define(stage.CHANGED_AGAIN)
    s.expect("a third one in another currency admits what was refused", "changing")


def show_conflicts(s):
    for project, first, second, loser in stage.conflicts("Kanto.expo_2021-"):
        s.tell([("online", project, first), ("online", project, second)])
        found = await_until(lambda p=project: rejects(s, p), 10)
        sent = [r for r in s.records(EVENTS + "online") if r.name == project]
        lost = sent[loser]
        untouched = lost.value if loser == 1 else None
        s.score.check(f"a conflict reports its loser: {project}", len(found) == 1 and found[0].headers["signboard_reason"] == "conflict"
                      and place(found[0]) == (lost.topic, lost.partition, lost.offset) and found[0].value == untouched,
                      [(r.headers, r.value) for r in found])
    s.expect("of a conflict the smaller eventId counts, by code point, in both orders", "Kanto.expo_2021-")


def show_refusals(s):
    """Every reason that a record can earn on arrival, with its key, bytes and headers back."""
    cases = stage.refusals("Kanto.expo_2021-")
    sent = []
    for reason, what, key, value in cases:
        s.refused.add((None if key is None else key.encode(), value))
        text = value is not None and b"\n" not in value and b"\0" not in value and is_text(value) and key is not None
        if text:
            s.broker.send(EVENTS + "off-site", [(key, value.decode())], headers=[f"x-case={what}", "ce_type=theirs"] if value and reason != "missing-field" else [f"x-case={what}"])
        else:
            s.broker.send_bytes(EVENTS + "off-site", key, value, headers=[f"x-case={what}"])
        sent.append((reason, what, key, value))
    s.tell([("off-site", *stage.event("Kanto.expo_2021-", "after-the-rejects", "8"))])
    s.expect("the feed goes on after refused records", "Kanto.expo_2021-")
    await_until(lambda: len([r for r in s.records("ceremony.rejects") if "x-case" in r.headers]) >= len(sent), 10)
    found = {r.headers["x-case"]: r for r in s.records("ceremony.rejects") if "x-case" in r.headers}
    for reason, what, key, value in sent:
        reject = found.get(what)
        if reject is None:
            s.score.check(f"{reason}: {what}", False, "not in ceremony.rejects")
            continue
        origin = [r for r in s.records(EVENTS + "off-site") if (r.topic, r.partition, r.offset) == place(reject)]
        whole = (reject.value == value and reject.name == key and all(m in reject.headers for m in MARKS)
                 and origin and all(reject.headers.get(k) == v for k, v in origin[0].headers.items()))
        s.score.check(f"{reason}: {what}", reject.headers["signboard_reason"] == reason and whole,
                      (reject.headers, f"bytes {'same' if reject.value == value else 'differ'}"))
    lone = [r for r in s.records("ceremony.rejects") if "x-case" in r.headers]
    s.score.check("no record is refused twice", len(lone) == len(sent), f"{len(lone)} rejects of {len(sent)} records")


def is_text(value):
    try:
        value.decode()
        return True
    except UnicodeDecodeError:
        return False


def show_size(s):
    """A record as large as the broker takes: 1,048,588 bytes with its batch."""
    key, text = stage.event("Kanto.expo_2021-", "large", "5", title="@")
    value = text.encode().replace(b"@", b"t" * (1_048_400 - len(text)))
    s.refused.add((key.encode(), value))
    begun = time.monotonic()
    s.broker.send_bytes(EVENTS + "offline", key, value, headers=["x-note=large"])
    found = await_until(lambda: rejects(s, key), 15)
    s.score.check(f"a record of {len(value):,} bytes is refused whole ({time.monotonic() - begun:.1f} s)", len(found) == 1 and found[0].value == value
                  and found[0].headers["signboard_reason"] == "too-long" and found[0].headers["x-note"] == "large", [r.headers for r in found])


def show_burst(s, definition, seed, projects, prefix="b"):
    lines = stage.burst(definition, seed, projects, prefix)
    s.tell(lines)
    s.expect(f"a burst of {len(lines)} untidy events, {definition['currency']}", definition["ceremonyId"], 30)
