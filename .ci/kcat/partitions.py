"""Several partitions: where a record lies decides whether it counts."""

import stage
from outside import EVENTS, await_until
from session import Session, place

def murmur2(data):
    """Kafka's default partitioner's hash of a key."""
    mask, m, length = 0xFFFFFFFF, 0x5BD1E995, len(data)
    h = (0x9747B28C ^ length) & mask
    for i in range(0, length - length % 4, 4):
        k = int.from_bytes(data[i : i + 4], "little") * m & mask
        h = (h * m & mask) ^ ((k ^ k >> 24) * m & mask)
    tail = data[length - length % 4 :]
    if tail:
        h = (h ^ int.from_bytes(tail, "little")) * m & mask
    h = (h ^ h >> 13) * m & mask
    return (h ^ h >> 15) & 0x7FFFFFFF


def show_partitions(s):
    s.define(stage.JPY)
    lines = stage.burst(stage.JPY, 3, 120, "m")
    s.tell(lines)
    s.expect(f"3 partitions: {len(lines)} events placed by murmur2", "Kanto.expo_2021-", 30)
    s.score.check("3 partitions: none of them is misplaced", not [r for r in s.records("ceremony.rejects") if r.headers["signboard_reason"] == "misplaced"])
    others = [("online", *stage.event("Kanto.expo_2021-", f"crc-{i}", str(1000 + i))) for i in range(60)]
    s.tell(others, partitioner=None)

    def arrived():
        return [r for r in s.records(EVENTS + "online") if r.name and r.name.startswith("crc-")]

    await_until(lambda: len(arrived()) == 60, 10)
    wrong = [r for r in arrived() if murmur2(r.key) % 3 != r.partition]
    s.refused.update((r.key, r.value) for r in wrong)
    s.expect(f"3 partitions: of 60 events placed by librdkafka's default {60 - len(wrong)} count", "Kanto.expo_2021-")
    await_until(lambda: len([r for r in s.records("ceremony.rejects") if r.headers["signboard_reason"] == "misplaced"]) == len(wrong), 5)
    found = [r for r in s.records("ceremony.rejects") if r.headers["signboard_reason"] == "misplaced"]
    s.score.check(f"3 partitions: the other {len(wrong)} are misplaced", wrong and sorted(place(r) for r in found) == sorted((r.topic, r.partition, r.offset) for r in wrong)
                  and {(r.key, r.value) for r in found} == {(r.key, r.value) for r in wrong}, len(found))
    repaired = [("online", r.name, r.value.decode()) for r in wrong]
    s.refused.clear()
    s.misplaced = {(r.topic, r.partition, r.offset) for r in wrong}
    s.tell(repaired)
    s.expect("3 partitions: sent again by murmur2 they count", "Kanto.expo_2021-")


class PartitionedSession(Session):
    """Knows refused records by their place, since the same bytes count elsewhere."""

    misplaced = frozenset()

    def valid(self, record):
        return None if (record.topic, record.partition, record.offset) in self.misplaced else super().valid(record)


def show_restart(s):
    """The partitions are made at the first start: a later one need not name them."""
    before = s.newest("Kanto.expo_2021-")["sequence"]
    s.program.terminate(15)
    s.partitions = 1
    s.start("3 partitions: ready again without --partitions")
    s.tell([("online", *stage.event("Kanto.expo_2021-", "after-restart", "77"))])
    s.expect("3 partitions: after a restart the tally goes on", "Kanto.expo_2021-")
    s.score.check("3 partitions: ... and so does the sequence", s.newest("Kanto.expo_2021-")["sequence"] > before)
