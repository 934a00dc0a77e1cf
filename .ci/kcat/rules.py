"""What holds for every record ever published."""

import re
from collections import defaultdict
from decimal import Decimal

import law
from session import CHANNEL_TOPICS, WRITTEN, differences, figures, place

EXPONENT = re.compile(rb"[0-9.][eE][+-]?[0-9]")
STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')

def examine(s):
    """Every summary is the fold of its inputs, every window stands with its summary; no gap, no exponent, no wrong clock."""
    score, problems = s.score, defaultdict(list)
    summaries = s.records("ceremony.summaries")
    for ceremony in s.definitions:
        examine_summaries(s, ceremony, problems)
        examine_windows(s, ceremony, problems)
    examine_headers(s, problems)
    examine_conflicts(s, problems)
    count, windows = len(summaries), len(s.records("ceremony.windows"))
    for rule in ("is the fold of its inputs under its definition", "is whole", "has the next sequence", "has inputs that never go back",
                 "keeps its definitionVersion or raises it", "differs from its neighbour, comes with windows, or is a heartbeat",
                 "is at most 5 s after the one before, while live", "names the time of its newest input"):
        score.check(f"each of {count} summaries {rule}", not problems[rule], problems[rule][:3])
    for rule in ("carries the sequence of a summary", "has its key and bounds", "has no lower revision and stays final once final",
                 "of 2021 is final at once", "makes the tumbling windows sum to what is counted", "equals the fold at the end"):
        score.check(f"each of {windows} windows {rule}", not problems[rule], problems[rule][:3])
    rule = "names an event that does not count"
    score.check(f"each conflict {rule}", not problems[rule], problems[rule][:3])
    for rule in ("has CloudEvents headers", "has an id of its own", "has the wall clock's time", "has no exponent"):
        score.check(f"each record {rule}", not problems[rule], problems[rule][:3])


def examine_summaries(s, ceremony, problems):
    before, ledger, cursor = None, {}, {}
    for record in s.records("ceremony.summaries", ceremony):
        summary = law.parse(record.value)
        name = f"{ceremony}/{summary['sequence']}"
        advance(s, ceremony, ledger, cursor, summary["inputs"])
        definition = s.definitions[ceremony][summary["definitionVersion"]]
        shown = figures(summary)
        wrong = differences(law.summary(ledger, definition), shown)
        if wrong:
            problems["is the fold of its inputs under its definition"].append((name, wrong[:3]))
        check_whole(summary, name, problems)
        check_newest_input(s, ceremony, record, summary, name, problems)
        check_neighbours(s, before, record, summary, shown, name, problems)
        before = (record, summary, shown)


def advance(s, ceremony, ledger, cursor, inputs):
    """Folds the records between the last summary's inputs and this one's."""
    for topic in CHANNEL_TOPICS:
        for record in s.tails[topic].records:
            if cursor.get((topic, record.partition), 0) <= record.offset < inputs[topic][str(record.partition)]:
                event = s.valid(record)
                if event and event.ceremony == ceremony:
                    law.keep(ledger, event)
        for partition, bound in inputs[topic].items():
            cursor[topic, int(partition)] = max(cursor.get((topic, int(partition)), 0), int(bound))


def check_whole(summary, name, problems):
    for part in ("channels", "sectors", "investors", "provinces"):
        for figure in ("projects", "amount"):
            if sum(m[figure] for m in summary[part]) != summary["headline"][figure]:
                problems["is whole"].append((name, part, figure))
        if sum(m["percent"] for m in summary[part]) != (100 if summary["headline"]["amount"] else 0):
            problems["is whole"].append((name, part, "percent"))


def check_newest_input(s, ceremony, record, summary, name, problems):
    """The header names a record below the inputs; it is there as soon as an event of the ceremony is."""
    newest = record.headers.get("signboard_newest_input")
    below = [r for t in CHANNEL_TOPICS for r in s.tails[t].records if r.offset < summary["inputs"][t][str(r.partition)]]
    own = [r.timestamp for r in below if (e := s.valid(r)) and e.ceremony == ceremony]
    if (newest is None and own) or (newest is not None and int(newest) not in {r.timestamp for r in below}):
        problems["names the time of its newest input"].append((name, newest, max(own, default=None), summary["inputs"]))


def check_neighbours(s, before, record, summary, shown, name, problems):
    expected = 1 if before is None else before[1]["sequence"] + 1
    if summary["sequence"] != expected:
        problems["has the next sequence"].append((name, f"expected {expected}"))
    if before is None:
        return
    for topic, bounds in before[1]["inputs"].items():
        for partition, bound in bounds.items():
            if summary["inputs"][topic][partition] < bound:
                problems["has inputs that never go back"].append((name, topic, partition))
    if summary["definitionVersion"] < before[1]["definitionVersion"]:
        problems["keeps its definitionVersion or raises it"].append(name)
    gap = (record.timestamp - before[0].timestamp) / 1000
    closes = any(w["sequence"] == summary["sequence"] for w in s.windows_of(summary["ceremonyId"]))
    if shown == before[2] and gap < 3 and not closes:
        problems["differs from its neighbour, comes with windows, or is a heartbeat"].append((name, f"{gap} s after", before[1]["inputs"], summary["inputs"]))
    if before[1]["status"] in ("live", "rehearsal") and gap > 5 and not s.was_down(
            before[0].timestamp / 1000, record.timestamp / 1000):
        problems["is at most 5 s after the one before, while live"].append((name, f"{gap} s"))


def examine_windows(s, ceremony, problems):
    records = s.records("ceremony.windows")
    mine = [(r, law.parse(r.value)) for r in records if r.name.split("|")[0] == ceremony]
    summaries = {}
    for record in s.records("ceremony.summaries", ceremony):
        summary = law.parse(record.value)
        summaries[summary["sequence"]] = summary
    newest = {}
    for record, window in mine:
        check_window(record, window, newest.get(record.name), problems)
        if window["sequence"] not in summaries:
            problems["carries the sequence of a summary"].append((record.name, window["sequence"]))
        newest[record.name] = window
    check_window_sums(ceremony, mine, summaries, s.definitions[ceremony], problems)
    definition = s.definitions[ceremony][max(s.definitions[ceremony])]
    for size, minutes in (("PT1M", 1), ("PT5M", 5)):
        expected = law.windows(s.ledger(ceremony), definition, minutes)
        actual = {int(law.instant(w["start"])): (w["projects"], w["amount"], w["channels"]) for k, w in newest.items() if w["size"] == size}
        for start in set(expected) | set(actual):
            want = expected.get(start, ((0, 0),) * 4)
            got = actual.get(start)
            if got is None or (got[0], got[1]) != want[0] or [(c["id"], c["projects"], c["amount"]) for c in got[2]] != [
                    (i, *want[n + 1]) for n, i in enumerate(law.CHANNELS)]:
                problems["equals the fold at the end"].append((ceremony, size, law.minute_text(start), got and got[:2], want[0]))


def check_window(record, window, before, problems):
    start, end = law.instant(window["start"]), law.instant(window["end"])
    minutes = {"PT1M": 1, "PT5M": 5}[window["size"]]
    if record.name != f"{window['ceremonyId']}|{window['size']}|{window['start']}" or end - start != 60 * minutes or start % 60:
        problems["has its key and bounds"].append(record.name)
    if before and (window["revision"] <= before["revision"] or before["final"] and not window["final"]):
        problems["has no lower revision and stays final once final"].append((record.name, before["revision"], window["revision"]))
    if window["start"].startswith("2021") and not window["final"]:
        problems["of 2021 is final at once"].append(record.name)


def check_window_sums(ceremony, mine, summaries, definitions, problems):
    """After the windows of each sequence the tumbling ones sum to headline + guests where they stand apart."""
    by_sequence = defaultdict(list)
    for _, window in mine:
        by_sequence[window["sequence"]].append(window)
    standing = {}
    for sequence in sorted(summaries):
        summary = summaries[sequence]
        for window in by_sequence[sequence]:
            if window["size"] == "PT1M":
                standing[window["start"]] = (window["projects"], window["amount"])
        apart = "guests" in summary and not definitions[summary["definitionVersion"]].get("guestsInHeadline")
        for place, figure in ((0, "projects"), (1, "amount")):
            want = summary["headline"][figure] + (summary["guests"][figure] if apart else 0)
            got = sum(w[place] for w in standing.values())
            if got != want:
                problems["makes the tumbling windows sum to what is counted"].append((ceremony, sequence, figure, got, want))


def examine_conflicts(s, problems):
    originals = {(r.topic, r.partition, r.offset): r for t in CHANNEL_TOPICS for r in s.tails[t].records}
    ledgers = {c: s.ledger(c) for c in s.definitions}
    for record in s.records("ceremony.rejects"):
        if record.headers["signboard_reason"] == "conflict":
            event = s.valid(originals[place(record)])
            if ledgers[event.ceremony][event.project].rank() == event.rank():
                problems["names an event that does not count"].append(place(record))


def examine_headers(s, problems):
    ids = defaultdict(int)
    for topic in ("ceremony.summaries", "ceremony.windows"):
        for record in s.records(topic):
            headers = record.headers
            body = law.parse(record.value)
            good = (headers.get("ce_specversion") == "1.0" and headers.get("ce_source") and headers.get("ce_type") and headers.get("ce_subject")
                    and headers.get("content-type") == "application/json" and headers.get("ce_id") and headers.get("ce_time", "").endswith("Z"))
            if not good:
                problems["has CloudEvents headers"].append((topic, record.offset, headers))
            ids[headers.get("ce_source"), headers.get("ce_id")] += 1
            if EXPONENT.search(STRING.sub(b'""', record.value)):
                problems["has no exponent"].append((topic, record.offset))
            if topic == "ceremony.summaries" and abs(Decimal(record.timestamp) / 1000 - law.instant(body["publishedAt"])) > 1:
                problems["has the wall clock's time"].append((topic, record.offset))
    problems["has an id of its own"] += [i for i, n in ids.items() if n > 1]
    for topic in WRITTEN:
        for record in s.records(topic):
            if not s.begun - 1 <= record.timestamp / 1000 <= record.arrived + 1:
                problems["has the wall clock's time"].append((topic, record.offset, record.timestamp))
