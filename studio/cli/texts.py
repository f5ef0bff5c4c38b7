"""Turn text typed or piped in into the same text shown, mended, or ready for programs without Persian."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from math import ceil
from pathlib import Path
from typing import Any

from studio.cli.reports import DONE, ERRORS, say_json, say_problems
from studio.errors import Problem, input_fault
from studio.export.writers import write_picture
from studio.layout.words import glyph_items
from studio.scene import Scene
from studio.text import Block
from studio.text.show import block_json, shown
from studio.values import BLACK, WHITE, Box, Size, united


def show(options: argparse.Namespace) -> int:
    """`ketabnama text show TEXT`."""
    if not 1 <= options.size <= 2000 or (options.width is not None and not 1 <= options.width <= 20_000):
        raise input_fault(
            "--size, --width", "out of reach", "a size from 1 to 2000 px, a width from 1 to 20000 px", code="bad-size",
            what_fa="اندازه از حد بیرون است", hint_fa="اندازه از ۱ تا ۲۰۰۰ و پهنا از ۱ تا ۲۰۰۰۰ پیکسل",
        )
    block = shown(
        options.text, font=options.font, size=options.size, width=options.width, weight=options.weight,
        align=options.align, digits=options.digits,
    )
    form = block_json(block)
    if options.png:
        form["png"] = _painted(block, options.png)
    if options.json:
        say_json(form)
    else:
        for line in form["lines"]:
            print(*(f"{line[edge]:8.1f}" for edge in ("left", "right", "baseline")), line["text"])
    missing = [_missing(letter) for letter in block.missing]
    say_problems(missing)
    return ERRORS if missing else DONE


def _painted(block: Block, path: Path) -> dict[str, Any]:
    """Write the block as a PNG large enough for all its ink; the form says where in it the block's left top is."""
    frame = united([Box(0, 0, block.width, block.height), *(line.ink for line in block.lines if line.ink.width)])
    frame = frame.grown(2)  # soft edges of letters, and baselines moved to whole pixels
    left, top = ceil(-frame.x), ceil(-frame.y)
    size = Size(max(1, left + ceil(frame.right)), max(1, top + ceil(frame.bottom)))
    scene = Scene(size=size, items=tuple(glyph_items(block, left, top, BLACK)), ground=WHITE)
    write_picture(scene.at(0.0), path, "png")
    return {"path": str(path), "x": left, "y": top, "width": size.width, "height": size.height}


def _missing(letter: str) -> dict[str, str]:
    return Problem(
        where="", what=f"the font has no glyph for {letter!r} (U+{ord(letter[0]):04X})", hint="choose another font",
        level="error", code="glyph-missing", what_fa=f"قلم نویسهٔ «{letter}» را ندارد", hint_fa="قلم دیگری برگزینید",
    ).as_json()


# ---------------------------------------------------------------- a line out for each line in


def clean(options: argparse.Namespace) -> int:
    """`ketabnama text clean [FILE]`."""
    from studio.text import desk

    if not options.json:
        return _lines(options.file, lambda text: "\n".join(map(desk.clean_line, text.split("\n"))))
    found = [desk.clean(line) for line in _given(options.file).split("\n")]
    say_json({"lines": [{"text": one.text, "changes": [asdict(change) for change in one.changes]} for one in found]})
    return DONE


def repair(options: argparse.Namespace) -> int:
    """`ketabnama text repair [FILE]`."""
    from studio.text.repair import repair as mended

    if not options.json:
        return _lines(options.file, lambda text: mended(text).text)
    found = mended(_given(options.file))
    say_json({"lines": found.text.split("\n"), "changes": [asdict(one) for one in found.changes], "sure": found.sure})
    return DONE


def visual(options: argparse.Namespace) -> int:
    """`ketabnama text visual [FILE]`."""
    from studio.text.visual import visual as in_visual_order

    if not options.json:
        return _lines(options.file, in_visual_order)
    say_json({"lines": in_visual_order(_given(options.file)).split("\n")})
    return DONE


def _lines(file: Path | None, change: Callable[[str], str]) -> int:
    given = _given(file)
    if given:
        print(change(given))
    return DONE


def _given(file: Path | None) -> str:
    """The text of `file` or of standard input, without the newline that ends it. Raises InputFault."""
    where = str(file) if file else "standard input"
    try:
        data = file.read_bytes() if file else sys.stdin.buffer.read()
        return data.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n")
    except OSError as error:
        raise input_fault(
            where, f"cannot be read: {error.strerror}", "check the name and the folder", code="not-readable",
            what_fa="خوانده نمی‌شود", hint_fa="نام و پوشه را بررسی کنید",
        ) from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise input_fault(
            f"{where}, line {line}", "is not UTF-8", "save it as UTF-8", code="bad-encoding",
            what_fa="UTF-8 نیست", hint_fa="آن را با UTF-8 ذخیره کنید",
        ) from error
