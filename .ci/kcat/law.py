"""What a ceremony's summary and windows must say, worked out from the contract alone.

A fold of its own, in exact decimals, that shares nothing with the program: the check holds every record
that the program publishes against it.
"""

import json
import re
from datetime import datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal, getcontext
from typing import NamedTuple, Optional

getcontext().prec = 60

CHANNELS = ("offline", "online", "off-site")
DIGITS = {"JPY": 0, "KWD": 3, "USD": 2, "CNY": 2, "EUR": 2}


class Event(NamedTuple):
    """A valid event as decoded; the text fields are None where absent or empty."""

    ceremony: str
    project: str
    revision: int
    event_id: str
    channel: str
    kind: str
    title: Optional[str]
    amount: Optional[Decimal]
    currency: Optional[str]
    sector: Optional[str]
    investor: Optional[tuple]
    province: Optional[str]
    signed: Optional[Decimal]

    def rank(self):
        """The smaller counts: the higher revision, then the smaller eventId, channel and content."""
        content = (self.kind, self.title or "", self.amount or 0, self.currency or "", self.sector or "",
                   self.investor or (), self.province or "", self.signed or 0)
        return (-self.revision, self.event_id, self.channel, content)


def number(text):
    return json.loads(text, parse_int=Decimal, parse_float=Decimal)


def parse(data):
    """JSON with every number as an exact decimal."""
    return number(data if isinstance(data, str) else data.decode())


def instant(text):
    """Seconds since 1970, exact, of an RFC 3339 time with any offset."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)", text.upper())
    if not found:
        raise ValueError(f"not an RFC 3339 time: {text}")
    offset = "+00:00" if found[3] == "Z" else found[3]
    whole = datetime.fromisoformat(found[1] + offset)
    seconds = int((whole - datetime(1970, 1, 1, tzinfo=timezone.utc)) / timedelta(seconds=1))
    return Decimal(seconds) + Decimal("0" + (found[2] or ".0"))


def minute_text(seconds):
    return datetime.fromtimestamp(int(seconds), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def decode(record):
    """The event in a record that is known to be valid."""
    body = parse(record.value)
    state = body["type"] != "withdrawn"
    value = body.get("value") if state else None
    investor = (body.get("investor") or {}) if state else {}
    parts = tuple(sorted((k, investor[k]) for k in ("name", "type") if investor.get(k)))
    return Event(
        ceremony=body["ceremonyId"], project=body["projectId"], revision=int(body.get("revision") or 1),
        event_id=body.get("eventId") or record.headers["ce_id"], channel=record.topic.rsplit(".", 1)[1],
        kind=body["type"],
        title=(body.get("title") or None) if state else None,
        amount=Decimal(value["amount"]) if state else None, currency=value["currency"] if state else None,
        sector=(body.get("sector") or None) if state else None, investor=parts or None,
        province=(body.get("province") or None) if state else None,
        signed=instant(body["dateSigned"]) if state else None)


def keep(ledger, event):
    """Folds one event into project → the event that counts, in any order."""
    before = ledger.get(event.project)
    if before is None or event.rank() < before.rank():
        ledger[event.project] = event


def rounded(value, digits):
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def percents(amounts):
    """Whole percents by the largest remainder, ties to the earlier."""
    total = sum(amounts)
    if total == 0:
        return [0] * len(amounts)
    exact = [a * 100 / total for a in amounts]
    floors = [int(e) for e in exact]
    order = sorted(range(len(amounts)), key=lambda i: (-(amounts[i] * 100 % total), i))
    for i in order[: 100 - sum(floors)]:
        floors[i] += 1
    return floors


def admits(definition, event):
    return (event.kind != "withdrawn" and event.currency == definition["currency"]
            and event.amount >= Decimal(definition.get("minimumAmount") or 0))


def is_guest(definition, event):
    host = definition.get("host")
    return bool(host) and event.province is not None and event.province != host


def counted(ledger, definition):
    """The events that count, guests included."""
    return [e for e in ledger.values() if admits(definition, e)]


def share(amount, total):
    return rounded(amount / total, 4) if total else Decimal(0)


def total_of(events):
    return sum((e.amount for e in events), Decimal(0))


def breakdown(members, events, key, headline):
    """Every member in order, then 'other' if it has a project; listing 'other' only names it."""
    ids = [m for m in members if m != "other"]
    groups = {m: [] for m in ids}
    for event in events:
        member = key(event)
        groups.setdefault(member if member in groups else "other", []).append(event)
    if "other" in groups:
        ids.append("other")
    amounts = [total_of(groups[m]) for m in ids]
    return [{"id": m, "projects": Decimal(len(groups[m])), "amount": a, "share": share(a, headline), "percent": p}
            for m, a, p in zip(ids, amounts, percents(amounts))]


def listed(definition, dimension):
    return [m["id"] for m in definition.get(dimension) or []]


def shown(event):
    """A project as largestProjects and latestProjects show it."""
    fields = {"projectId": event.project, "title": event.title, "amount": event.amount, "channel": event.channel,
              "sector": event.sector, "investor": dict(event.investor) if event.investor else None,
              "province": event.province, "dateSigned": event.signed}
    return {k: v for k, v in fields.items() if v is not None}


def tiers_of(definition, headline):
    before = ((definition.get("previous") or {}).get("tiers")) or {}
    tiers = []
    for tier in definition.get("tiers") or []:
        inside = [e for e in headline if e.amount > Decimal(tier["above"])]
        entry = {"id": tier["id"], "above": Decimal(tier["above"]), "projects": Decimal(len(inside)), "amount": total_of(inside)}
        if tier["id"] in before:
            entry["change"] = len(inside) - before[tier["id"]]
        tiers.append(entry)
    return tiers


def guests_of(definition, guests):
    others = [p for p in listed(definition, "provinces") if p != definition["host"]]
    parts = breakdown(others, guests, lambda e: e.province, Decimal(0))
    return {"projects": Decimal(len(guests)), "amount": total_of(guests),
            "provinces": [{k: p[k] for k in ("id", "projects", "amount")} for p in parts]}


def headline_of(definition, headline):
    digits = DIGITS[definition["currency"]]
    total = total_of(headline)
    result = {"projects": Decimal(len(headline)), "amount": total,
              "average": rounded(total / len(headline), digits) if headline else Decimal(0)}
    if headline:
        result["smallest"] = min(e.amount for e in headline)
        result["largest"] = max(e.amount for e in headline)
    if definition.get("exchangeRates"):
        result["converted"] = {code: rounded(total / Decimal(rate), DIGITS[code])
                               for code, rate in definition["exchangeRates"].items()}
    return result


def summary(ledger, definition):
    """The figures of the summary; sequence, publishedAt and inputs aside."""
    everything = counted(ledger, definition)
    guests = [e for e in everything if is_guest(definition, e)]
    headline = everything if definition.get("guestsInHeadline") else [e for e in everything if not is_guest(definition, e)]
    head = headline_of(definition, headline)
    total = head["amount"]
    channels = breakdown(CHANNELS, headline, lambda e: e.channel, total)
    venue = {k: channels[0][k] + channels[1][k] for k in ("projects", "amount", "percent")}
    result = {
        "ceremonyId": definition["ceremonyId"], "status": definition.get("status") or "live",
        "currency": definition["currency"], "definitionVersion": definition["version"], "headline": head,
        "venue": {**venue, "share": share(venue["amount"], total)}, "channels": channels,
        "sectors": breakdown(listed(definition, "sectors"), headline, lambda e: e.sector, total),
        "investors": breakdown(listed(definition, "investors"), headline,
                               lambda e: dict(e.investor or ()).get("type"), total),
        "provinces": breakdown(listed(definition, "provinces"), headline,
                               lambda e: e.province or definition.get("host"), total),
        "tiers": tiers_of(definition, headline),
        "largestProjects": [shown(e) for e in sorted(headline, key=lambda e: (-e.amount, e.project))[:10]],
        "latestProjects": [shown(e) for e in sorted(headline, key=lambda e: (-e.signed, e.project))[:10]],
    }
    if definition.get("name"):
        result["name"] = definition["name"]
    if headline:
        result["lastSignedAt"] = max(e.signed for e in headline)
    if definition.get("host"):
        result["guests"] = guests_of(definition, guests)
    if definition.get("previous"):
        result["change"] = {k: head[k] - Decimal(definition["previous"][k]) for k in ("projects", "amount")
                            if k in definition["previous"]}
    return result


def windows(ledger, definition, minutes):
    """Start (seconds) → (projects, amount, by channel) of every window of that size that holds a project."""
    result = {}
    for event in counted(ledger, definition):
        first = int(event.signed // 60) - minutes + 1
        for start in range(first * 60, (first + minutes) * 60, 60):
            result.setdefault(start, []).append(event)
    return {start: tuple((Decimal(len(g)), total_of(g)) for g in
                         [events] + [[e for e in events if e.channel == c] for c in CHANNELS])
            for start, events in result.items()}
