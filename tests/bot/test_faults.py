"""The rehearsals of the bench, small: real processes, a failing server, a full disk, two senders."""

from __future__ import annotations

import random
from pathlib import Path

from tests.bench import faults
from tests.bench.rehearsal import rehearsal
from tests.store.postgres import Databases


def test_a_server_that_fails_leaves_nobody_out(tmp_path: Path) -> None:
    with rehearsal(f"sqlite:///{tmp_path}/kanbao.db", 40) as stage:
        assert "0 left out" in stage.verdict("trouble", faults.server_in_trouble(stage))


def test_a_full_disk_holds_digests_back_and_repeats_none(tmp_path: Path) -> None:
    with rehearsal(f"sqlite:///{tmp_path}/kanbao.db", 60) as stage:
        assert "0 came again, 0 may" in stage.verdict("full disk", faults.full_disk(stage, 1))


def test_kills_while_starting_and_sending_leave_nobody_out(tmp_path: Path) -> None:
    with rehearsal(f"sqlite:///{tmp_path}/kanbao.db", 40) as stage:
        assert "0 left out" in stage.verdict("kills", faults.kills(stage, 2, random.Random(4)))


def test_two_senders_share_one_outbox(postgres: Databases) -> None:
    with rehearsal(postgres.new(), 150) as stage:
        assert "0 came again, 0 may" in stage.verdict("two", faults.two_senders(stage, kill=False))
