"""The network that is kept of one that learns: a mean over its last steps (Polyak and Juditsky 1992)."""

from __future__ import annotations

from torch import Tensor, nn


def averaged(kept: dict[str, Tensor], network: nn.Module, share: float) -> None:
    """Bring the mean one step on: so much of it stays, the rest is the network as it is now.

    With a share of 0 the mean begins anew.
    """
    for name, value in network.state_dict().items():
        kept[name] = kept[name] * share + value * (1.0 - share) if share else value.clone()
