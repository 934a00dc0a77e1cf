"""What is sent: definitions of ceremonies unlike SCE 2021, and events tidy and untidy."""

import json
import random

JPY = {
    "ceremonyId": "Kanto.expo_2021-", "version": 3, "status": "live", "currency": "JPY",
    "name": {"en": "Kantō Trade Fair", "ja": "関東見本市 ✒"}, "exchangeRates": {"USD": 109.83, "EUR": "129.05"},
    "tiers": [{"id": "any", "above": 0}, {"id": "over-20m", "above": 2e7}, {"id": "over-1tn", "above": 1000000000000}],
    "sectors": [{"id": "robots", "name": {"ja": "ロボット"}}, {"id": "sake 清酒"}, {"id": "nobody-came"}],
    "investors": [{"id": "listed"}, {"id": "private"}],
    "provinces": [{"id": "tokyo"}, {"id": "osaka"}, {"id": "北海道"}],
    "host": "tokyo", "guestsInHeadline": True, "opensAt": "2021-05-01T00:00:00+09:00", "timeZone": "Asia/Tokyo",
    "previous": {"ceremonyId": "kanto-2020", "projects": 3, "amount": 123456789, "tiers": {"any": 3, "over-1tn": 7}},
}
KWD = {
    "ceremonyId": "gulf-2021", "version": 1, "currency": "KWD", "minimumAmount": "10.125", "exchangeRates": {"USD": 0.30},
    "tiers": [{"id": "over-10.125", "above": 10.125}, {"id": "big", "above": "1000.5"}],
    "sectors": [{"id": "other", "name": {"en": "Everything else"}}, {"id": "oil"}, {"id": "ports"}],
    "investors": [{"id": "state"}], "provinces": [{"id": "hawalli"}, {"id": "jahra"}],
    "host": "kuwait-city", "guestsInHeadline": False, "somethingNew": {"is": ["ignored"]},
}
EMPTY = {
    "ceremonyId": "quiet-hall", "version": 1, "currency": "EUR", "exchangeRates": {"USD": 0.85}, "host": "a",
    "tiers": [{"id": "t", "above": 5}], "sectors": [{"id": "s1"}, {"id": "s2"}], "investors": [{"id": "i"}],
    "provinces": [{"id": "a"}, {"id": "b"}],
    "previous": {"ceremonyId": "q0", "projects": 2, "amount": "10.50", "tiers": {"t": 1}},
}
LATE = {"ceremonyId": "parked", "version": 9, "currency": "USD", "sectors": [{"id": "s"}]}
CHANGING = {
    "ceremonyId": "changing", "version": 2, "currency": "CNY", "sectors": [{"id": "x"}, {"id": "y"}],
    "tiers": [{"id": "low", "above": 100}],
}
CHANGED = {
    "ceremonyId": "changing", "version": 5, "status": "provisional", "currency": "CNY", "sectors": [{"id": "y"}, {"id": "z"}],
    "tiers": [{"id": "high", "above": "999.99"}, {"id": "low", "above": 100}], "minimumAmount": 500, "host": "here",
    "provinces": [{"id": "here"}, {"id": "there"}],
}
CHANGED_AGAIN = {**CHANGED, "version": 6, "status": "live", "currency": "USD", "minimumAmount": 1, "guestsInHeadline": True}
TODAY = {"ceremonyId": "today", "version": 1, "currency": "JPY"}


def event(ceremony, project, amount=None, *, kind="signed", event_id=None, revision=None, currency="JPY",
          signed="2021-05-01T10:00:30+09:00", **more):
    """The text of an event; amount is JSON text, so that every spelling of a number can be sent."""
    body = {"type": kind, "eventId": event_id or f"e-{project}-{revision or 1}", "ceremonyId": ceremony, "projectId": project}
    if revision is not None:
        body["revision"] = revision
    if kind != "withdrawn":
        body["value"] = {"amount": "@amount@", "currency": currency}
        body["dateSigned"] = signed
    body.update(more)
    text = json.dumps({k: v for k, v in body.items() if v is not ...}, ensure_ascii=False)
    return project, text.replace('"@amount@"', str(amount))


def story(ceremony):
    """Channel, key and text of JPY events in an order that matters only to the rejects."""
    def at(hall, project, *arguments, **more):
        return (hall, *event(ceremony, project, *arguments, **more))
    return [
        at("online", "exp", "1e7", sector="robots", province="tokyo", title="Exponents in, none out",
           investor={"name": "千代田", "type": "listed"}),
        at("online", "exp2", "12.5E+6", sector="robots", province="osaka", investor={"type": "private"}),
        at("offline", "text", '"20000000.00"', sector="sake 清酒", title="Exactly the tier's bound", province="北海道"),
        at("offline", "text2", '"20000001"', sector="sake 清酒", investor={"name": "No type"}),
        at("off-site", "zeros", "3.000", sector="unlisted sector", province="okinawa", investor={"type": "unlisted"}),
        at("off-site", "bare", "1", signed="2021-05-01T01:00:30Z"),
        at("offline", "extra", "777", sector="robots", colour="red", nested={"a": [1, {"b": None}]}, channel="online",
           title="日本語 «emoji» 🏯 \\u0041 \"quoted\" \\\\ /\u2028\u200b"),
        at("online", "max", "100000000000000", sector="robots", signed="2021-05-01T09:59:59.999999999+09:00"),
        at("online", "max2", "1e14", sector="robots", signed="2021-05-01T10:00:00+09:00"),
        # a revision spelled as a number may be, then stale, duplicate and the same content by another name
        at("offline", "rev", "50", revision=1),
        ("offline", "rev", event(ceremony, "rev", "70", kind="amended", revision=3)[1].replace('"revision": 3', '"revision": 3.0')),
        at("offline", "rev", "60", kind="amended", revision=2, title="stale"),
        at("offline", "rev", "70", kind="amended", revision=3),
        at("offline", "rev", "70", kind="amended", revision=3, event_id="e-a-smaller-name"),
        # withdrawn, and back by a higher revision alone
        at("online", "back", "90"), at("online", "back", kind="withdrawn", revision=2, reason="signed twice"),
        at("online", "back", "91", revision=1), at("online", "back", "92", kind="amended", revision=3),
        at("online", "gone", "93"), at("online", "gone", kind="withdrawn", revision=7),
        at("offline", "withdrawn-first", kind="withdrawn", revision=2), at("offline", "withdrawn-first", "94"),
        # from one channel to the next
        at("online", "moves", "1000"), at("off-site", "moves", "1001", kind="amended", revision=2),
        # ties in a list of projects, by code point and not by UTF-16
        at("online", "tie-\uff5e", "5000"), at("online", "tie-\U0001f600", "5000"), at("online", "tie-a", "5000"),
        # at the limits of length
        at("online", "p" * 200, "11", event_id="i" * 200, title="t" * 500, sector="界" * 500),
        at("online", "empty-texts", "12", title="", sector="", province="", investor={"name": "", "type": ""}),
        at("online", "null-texts", "13", title=None, sector=None, province=None, investor=None),
    ]


def conflicts(ceremony):
    """Pairs sent in this order in one channel: (first, second, which of them loses)."""
    def pair(project, first, second, loser):
        return project, event(ceremony, project, first[1], event_id=first[0])[1], \
            event(ceremony, project, second[1], event_id=second[0])[1], loser
    return [
        pair("late-loser", ("a", "100"), ("b", "200"), 1),
        pair("early-loser", ("b", "200"), ("a", "100"), 0),
        pair("code-point-loser", ("\U0001f600", "300"), ("\uff5e", "400"), 0),
    ]


def refusals(ceremony):
    """What: (reason, key, value, headers); key and value may be bytes or None."""
    def good(project, amount="5", **more):
        return event(ceremony, project, amount, **more)[1]

    def edit(project, old, new, **more):
        text = good(project, **more)
        assert old in text, old
        return text.replace(old, new)

    cases = [
        ("malformed", "no JSON", "k", "not json"), ("malformed", "an array", "k", "[]"), ("malformed", "a number", "k", "42"),
        ("malformed", "an empty value", "k", ""), ("malformed", "a null value", "k", None),
        ("malformed", "two objects", "k", good("k") + good("k")), ("malformed", "cut off", "k", good("k")[:-1]),
        ("malformed", "a name twice", "k", good("k")[:-1] + ', "type": "signed"}'),
        ("malformed", "a name twice further in", "k", edit("k", '"currency"', '"amount": 5, "currency"')),
        ("malformed", "NaN", "k", good("k", "NaN")), ("malformed", "a leading zero", "k", good("k", "05")),
        ("malformed", "value is an array", "k", edit("k", '{"amount": 5, "currency": "JPY"}', "[5]")),
        ("malformed", "investor is an array", "k", good("k", investor=["state"])),
        ("malformed", "not UTF-8", "k", good("k", title="@").encode().replace(b"@", b"\xff\xfe")),
        ("malformed", "nesting 100,000 deep", "k", good("k")[:-1] + ', "x": ' + "[" * 100_000 + "]" * 100_000 + "}"),
        ("malformed", "a NUL byte", "k", b"\x00" + good("k").encode()),
        ("missing-field", "no type", "k", edit("k", '"type": "signed", ', "")),
        ("missing-field", "type null", "k", edit("k", '"signed"', "null")),
        ("missing-field", "no eventId", "k", good("k", eventId=...)),
        ("missing-field", "eventId empty", "k", good("k", eventId="")),
        ("missing-field", "no ceremonyId", "k", good("k", ceremonyId=...)),
        ("missing-field", "no projectId", "k", good("k", projectId=...)),
        ("missing-field", "no value", "k", good("k", value=...)),
        ("missing-field", "value null", "k", good("k", value=None)),
        ("missing-field", "value empty", "k", good("k", value={})),
        ("missing-field", "no currency", "k", good("k", value={"amount": 5})),
        ("missing-field", "no dateSigned", "k", good("k", dateSigned=...)),
        ("missing-field", "amended without revision", "k", good("k", kind="amended")),
        ("missing-field", "withdrawn without revision", "k", good("k", kind="withdrawn")),
        ("bad-type", "type of another name", "k", edit("k", '"signed"', '"cancelled"')),
        ("bad-type", "type in capitals", "k", edit("k", '"signed"', '"SIGNED"')),
        ("too-long", "title of 501", "k", good("k", title="界" * 501)),
        ("too-long", "eventId of 201", "k", good("k", event_id="i" * 201)),
        ("too-long", "projectId of 201", "k" * 201, good("k" * 201)),
        ("too-long", "investor.name of 501", "k", good("k", investor={"name": "n" * 501})),
        ("too-long", "sector of 100,000", "k", good("k", sector="s" * 100_000)),
        ("key-mismatch", "another key", "j", good("k")), ("key-mismatch", "no key", None, good("k")),
        ("key-mismatch", "key in other case", "K", good("k")),
        ("bad-revision", "revision 0", "k", good("k", revision=0)), ("bad-revision", "revision -1", "k", good("k", revision=-1)),
        ("bad-revision", "revision 1.5", "k", good("k", revision=1.5)),
        ("bad-revision", "revision 1e30", "k", edit("k", '"revision": 1', '"revision": 1e30', revision=1)),
        ("bad-amount", "amount 0", "k", good("k", "0")), ("bad-amount", "amount -5", "k", good("k", "-5")),
        ("bad-amount", "amount over 10^14", "k", good("k", "100000000000001")),
        ("bad-amount", "amount 1e400", "k", good("k", "1e400")), ("bad-amount", "amount 1e-400", "k", good("k", "1e-400")),
        ("bad-amount", "amount 1e2147483648", "k", good("k", "1e2147483648")),
        ("bad-amount", "half a yen", "k", good("k", "5.5")), ("bad-amount", "text with words", "k", good("k", '"five"')),
        ("bad-amount", "text with a comma", "k", good("k", '"5,000"')), ("bad-amount", "Arabic digits", "k", good("k", '"٥"')),
        ("bad-amount", "four digits of a dinar", "k", good("k", "5.1234", currency="KWD")),
        ("bad-amount", "unknown currency", "k", good("k", currency="ZZZ")),
        ("bad-amount", "currency in small letters", "k", good("k", currency="jpy")),
        ("bad-date", "no time", "k", good("k", signed="2021-05-01")), ("bad-date", "no offset", "k", good("k", signed="2021-05-01T10:00:00")),
        ("bad-date", "30 February", "k", good("k", signed="2021-02-30T10:00:00Z")), ("bad-date", "words", "k", good("k", signed="yesterday")),
        ("bad-date", "hour 25", "k", good("k", signed="2021-05-01T25:00:00Z")),
        # the first that applies
        ("malformed", "malformed before key-mismatch", "j", good("k") + "x"),
        ("missing-field", "missing before too-long", "k", good("k", title="t" * 501, dateSigned=...)),
        ("bad-type", "type before too-long", "k", edit("k", '"signed"', '"x"', title="t" * 501)),
        ("too-long", "too-long before key-mismatch", "j", good("k", title="t" * 501)),
        ("key-mismatch", "key before revision", "j", good("k", revision=0)),
        ("bad-revision", "revision before amount", "k", good("k", "0", revision=0)),
        ("bad-amount", "amount before date", "k", good("k", "0", signed="never")),
    ]
    return [(reason, what, key, value.encode() if isinstance(value, str) else value) for reason, what, key, value in cases]


def burst(definition, seed, projects, prefix="b"):
    """A long untidy run of valid events for a ceremony, by channel: corrections, moves, repeats, disorder."""
    chance = random.Random(seed)
    digits = {"JPY": 0, "KWD": 3, "CNY": 2, "USD": 2}[definition["currency"]]
    places = [m["id"] for m in definition.get("provinces") or []] + [definition.get("host"), "elsewhere", None]
    sectors = [m["id"] for m in definition.get("sectors") or []] + ["unlisted", None]

    def amount():
        text = str(chance.randrange(1, 10 ** chance.randrange(3, 14))) + (f".{chance.randrange(10 ** digits):0{digits}d}" if digits else "")
        return f'"{text}"' if chance.random() < 0.3 else text

    lines = []
    for number in range(projects):
        project, revision = f"{prefix}-{number}", 0
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            revision += chance.choice((1, 1, 1, 2))
            kind = "signed" if revision == 1 else chance.choice(("amended", "amended", "withdrawn"))
            same = [chance.choice("xyz") for _ in range(chance.choice((1, 1, 1, 1, 2)))]  # now and then a conflict
            for name in same:
                province, sector = chance.choice(places), chance.choice(sectors)
                more = {} if kind == "withdrawn" else {
                    **({"province": province} if province else {}), **({"sector": sector} if sector else {}),
                    "investor": {"type": chance.choice(("state", "listed", "private", "new"))}, "title": f"Project {number}"}
                line = event(definition["ceremonyId"], project, amount(), kind=kind, revision=revision,
                             event_id=f"{name}{revision}-{project}", currency=definition["currency"],
                             signed=f"2021-05-01T{chance.randrange(3):02d}:{chance.randrange(60):02d}:{chance.randrange(60):02d}+09:00", **more)
                lines += [(chance.choice(("online", "offline", "off-site")), *line)] * chance.choice((1, 1, 1, 1, 2))
    chance.shuffle(lines)
    return lines
