"""What goes wrong while digests leave: kills, a failing server, a full disk, clocks that jump, two senders.

Each rehearsal runs the program as real processes against a server in its own process, and counts: nobody may
be left out, and nobody may get a digest again but where that cannot be known (in flight at a kill, taken by a
server that did not say so). The same rehearsals run small in `make test`.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import tempfile
import time
from collections.abc import Callable

from tests.bench.rehearsal import Rehearsal, rehearsal
from tests.store.postgres import NoPostgres, private_server

# A file may not grow beyond this: every write of a full disk fails.
_NOTHING = 4096
# Telegram's 30 a second, and what bunches up on the way of a busy machine; two at their own pace send 58.
_FULL = 40


def measure() -> None:
    """Every rehearsal, large, with its counts."""
    moments = random.Random(50)
    _on_sqlite("kill -9 at 50 points", 1000, lambda stage: kills(stage, 50, moments))
    _on_sqlite("a server that fails", 600, server_in_trouble)
    _on_sqlite("a full disk, three times", 300, lambda stage: full_disk(stage, 3))
    _on_sqlite("clocks that jump", 200, clock_jumps)
    try:
        with private_server() as databases:
            with rehearsal(databases.new(), 600) as stage:
                print(stage.verdict("two senders on PostgreSQL", two_senders(stage, kill=False)))
            with rehearsal(databases.new(), 600) as stage:
                print(stage.verdict("two senders, one killed", two_senders(stage, kill=True)))
    except NoPostgres as reason:
        print(f"two senders: left out ({reason})")


def _on_sqlite(name: str, people: int, run: Callable[[Rehearsal], int]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        rehearsal(f"sqlite:///{folder}/kanbao.db", people) as stage,
    ):
        begin = time.monotonic()
        allowed = run(stage)
        print(stage.verdict(name, allowed) + f" ({time.monotonic() - begin:.0f} s)", flush=True)


def kills(stage: Rehearsal, times: int, moments: random.Random) -> int:
    """Kill the process at random moments of its start and of its sending; how many may come again."""
    for _ in range(times):
        with stage.bot():
            time.sleep(moments.uniform(0.5, 6.0))
        stage.killed()
    stage.finish()
    return stage.in_flight


def server_in_trouble(stage: Rehearsal) -> int:
    """Connections that break, answers that come too late, 502 and 429; how many may come again."""
    stage.fail(reset=0.05, error=0.05, flood=0.02, lost=0.04, late=0.04)
    with stage.bot():
        stage.wait(lambda: len(stage.taken()) >= stage.people * 3 // 4, 240)
        stage.fail()
        stage.wait(stage.all_sent, 240)
    seen = stage.figures()
    assert not seen["too_soon"], f"{seen['too_soon']} were asked again before a 429 was over"
    print(f"  {seen['happened']}")
    return sum(seen["untold"].values())


def full_disk(stage: Rehearsal, times: int) -> int:
    """No file may grow for some seconds in the middle of sending; none may come again.

    What was on its way when the disk filled up is marked when there is room; nothing else leaves before.
    """
    with stage.bot() as process:
        for turn in range(1, times + 1):
            stage.wait(lambda turn=turn: len(stage.taken()) >= stage.people * turn // (times + 1))
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (_NOTHING, resource.RLIM_INFINITY))
            time.sleep(1)
            before = sum(stage.taken().values())
            time.sleep(2)
            assert sum(stage.taken().values()) == before, "messages left that could not be marked"
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        stage.wait(stage.all_sent, 180)
    return 0


def clock_jumps(stage: Rehearsal) -> int:
    """The clock is ahead by a year, then a day behind, then right; how many may come again.

    Kills part the runs, and a clock that was ahead has made a digest of a day to come.
    """
    now = dt.datetime.now(dt.UTC)
    for jump in (dt.timedelta(days=366), dt.timedelta(days=-1), dt.timedelta(hours=3)):
        with stage.bot(KANBAO_NOW=(now + jump).isoformat()):
            stage.wait(lambda: True)
            time.sleep(5)
        stage.killed()
    stage.finish()
    return stage.in_flight


def two_senders(stage: Rehearsal, *, kill: bool) -> int:
    """Two processes on one database, one of them killed in the middle; how many may come again.

    What the killed one had claimed is free when its lease ends, 45 seconds later.
    """
    with stage.bot() as first, stage.bot():
        stage.wait(lambda: len(stage.taken()) >= stage.people // 3)
        if kill:
            first.kill()
            first.wait()
            # What the other has on the wire at this moment is counted as well: an upper bound.
            stage.count_in_flight()
        stage.wait(stage.all_sent, 180)
    fullest = stage.figures()["fullest"]
    assert fullest <= _FULL, f"{fullest} messages in one second: each sender kept a pace of its own"
    print(f"  {fullest} messages in the fullest second")
    return stage.in_flight
