"""Typst in a process of its own: its memory goes back when a file is made, and nothing waits for it.

This file is run as a program: a template's name and its data as JSON come in, the PDF or PNG goes out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


def typeset(template: str, data: dict[str, Any], *, dots: float = 0.0) -> bytes:
    """A PDF by a template of this folder, which takes all text as data; with `dots` an inch, one PNG.

    What its fonts do not have is said in words.

    Raises:
        RuntimeError: Typst gave up, with its last words.
    """
    from bot.briefing.glyphs import legible

    # -P: the modules beside this file must not stand in the way of Typst's own.
    command = [sys.executable, "-P", __file__, template, *([str(dots)] if dots else [])]
    done = subprocess.run(command, input=json.dumps(legible(data)).encode(), capture_output=True, check=False)  # noqa: S603 -- ours
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        raise RuntimeError(f"{template} could not be set: {words[-1] if words else done.returncode}")
    return done.stdout


def _main() -> None:
    import pylopdf_fonts_zh_cn as fonts
    import typst

    picture: dict[str, Any] = {"format": "png", "ppi": float(sys.argv[2])} if sys.argv[2:] else {}
    # Its type information leaves the input's kind open.
    compile_: Any = typst.compile
    made = compile_(
        (_HERE / sys.argv[1]).read_bytes(),
        font_paths=[str(fonts.serif_path().parent)],
        ignore_system_fonts=True,
        sys_inputs={"data": sys.stdin.read()},
        **picture,
    )
    sys.stdout.buffer.write(bytes(made))


if __name__ == "__main__":
    _main()
