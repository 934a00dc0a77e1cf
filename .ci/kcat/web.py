"""The board over HTTP, against the topics."""

import time

import law
import stage
from outside import Stream, await_until

def show_http(s):
    score = s.score

    def same(ceremony):
        status, headers, body = s.web.get(f"/api/v1/ceremonies/{ceremony}")
        newest = s.records("ceremony.summaries", ceremony)[-1].value
        return status == 200 and body == newest and headers["content-type"].startswith("application/json")

    for ceremony in s.definitions:
        score.check(f"HTTP gives {ceremony} byte for byte", await_until(lambda c=ceremony: same(c), 3))
    status, headers, body = s.web.get("/api/v1/ceremonies")
    listing = law.parse(body)
    score.check("the list names each ceremony, its status and headline", status == 200 and isinstance(listing, list)
                and sorted(c["ceremonyId"] for c in listing) == sorted(s.definitions)
                and all(c["headline"] == s.newest(c["ceremonyId"])["headline"] and c["status"] == s.newest(c["ceremonyId"])["status"] for c in listing), body[:500])
    show_http_windows(s)
    for path, want in (("/api/v1/ceremonies/nobody", 404), ("/api/v1/nothing", 404), ("/api/v1/ceremonies/gulf-2021/windows?size=PT7M", None),
                       ("/api/v1/ceremonies/gulf-2021/windows?size=PT1M&from=noon", 400), ("/api/v1/ceremonies/nobody/windows?size=PT1M", 404),
                       ("/api/v1/ceremonies/nobody/stream", 404)):
        status, headers, body = s.web.get(path)
        score.check(f"{path} is a problem in JSON", (status == want or want is None and status in (400, 404)) and headers.get("content-type") == "application/problem+json"
                    and law.parse(body)["status"] == status, (status, headers, body))
    score.check("/health/live is 200", s.web.get("/health/live")[0] == 200)


def show_http_windows(s):
    newest = {r.name: r.value for r in s.records("ceremony.windows")}
    path = "/api/v1/ceremonies/gulf-2021/windows?size=PT1M"
    status, _, body = s.web.get(path)
    wanted = [law.parse(newest[k]) for k in sorted(k for k in newest if k.startswith("gulf-2021|PT1M|"))]
    s.score.check("HTTP gives the windows oldest first", status == 200 and law.parse(body) == wanted, body[:300])
    start = wanted[len(wanted) // 2]["start"]
    status, _, body = s.web.get(f"{path}&from={start}")
    s.score.check("... from a time on", law.parse(body) == [w for w in wanted if w["start"] >= start], body[:300])
    status, _, body = s.web.get(f"{path}&to={start}")
    s.score.check("... up to a time", law.parse(body) == [w for w in wanted if w["start"] < start], body[:300])


def show_stream(s, ceremony="quiet-hall"):
    stream = Stream(s.http_port, f"/api/v1/ceremonies/{ceremony}/stream")
    try:
        s.score.check("the stream is text/event-stream", stream.answer.getheader("content-type", "").startswith("text/event-stream"), stream.answer.getheaders())
        first = await_until(lambda: stream.events, 2)
        known = {str(law.parse(r.value)["sequence"]).encode(): r.value for r in s.records("ceremony.summaries", ceremony)}
        s.score.check("the stream starts with the latest", first and first[0].get("event") == b"summary" and first[0]["id"] in known
                      and int(first[0]["id"]) >= len(known) - 1 and known[first[0]["id"]] == first[0]["data"], first)
        begun = time.monotonic()
        s.tell([("online", *stage.event(ceremony, "streamed", "7.5", currency="EUR", province="b"))])
        found = await_until(lambda: [e for e in stream.events if law.parse(e["data"])["guests"]["projects"] == 1], 5, 0.01)
        s.score.check(f"the stream shows what was signed ({time.monotonic() - begun:.2f} s with kcat's start)", found, stream.events[-1:])
        s.expect("a guest apart from an empty headline", ceremony)
        by_sequence = {str(law.parse(r.value)["sequence"]).encode(): r.value for r in s.records("ceremony.summaries", ceremony)}
        s.score.check("each event of the stream is the topic's value", all(by_sequence.get(e["id"]) == e["data"] for e in stream.events), stream.events)
    finally:
        stream.stop()
