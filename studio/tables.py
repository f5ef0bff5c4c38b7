"""Turn a TOML file into a table and back, with words for whatever is wrong with it."""

import math
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import tomli_w

from studio.disk import write_safely
from studio.errors import Problem, input_fault

VERSION = 1
MOST_BYTES = 1_000_000


def read_table(path: Path) -> dict[str, Any]:
    """The table in the TOML file at `path` without its `version`. A byte order mark is fine (Notepad writes one).

    Raises InputFault when there is no such file, it is no TOML in UTF-8, or a newer version of the program wrote it.
    """
    data = _bytes_of(path)
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise input_fault(
            str(path), f"is not UTF-8 (byte {error.start})", "save it again as UTF-8", code="bad-table",
            what_fa="کدگذاری پرونده UTF-8 نیست", hint_fa="آن را دوباره با کدگذاری UTF-8 ذخیره کنید",
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise input_fault(
            str(path), f"is not well-formed TOML: {error}", 'a line looks like: name = "value"', code="bad-table",
            what_fa=f"ساختار پرونده درست نیست: {error}", hint_fa='هر سطر چنین است: name = "value"',
        ) from error
    except RecursionError as error:
        raise input_fault(
            str(path), "is not well-formed TOML: too deep", 'a line looks like: name = "value"', code="bad-table",
            what_fa="ساختار پرونده درست نیست", hint_fa='هر سطر چنین است: name = "value"',
        ) from error
    _refuse_newer(table.pop("version", VERSION), path)
    return table


def _bytes_of(path: Path) -> bytes:
    """What is in the file, up to MOST_BYTES."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise input_fault(
            str(path), "there is no such file", "check the name and the folder", code="no-file",
            what_fa="چنین پرونده‌ای نیست", hint_fa="نام و پوشه را بررسی کنید",
        ) from error
    except OSError as error:
        raise input_fault(
            str(path), f"could not be read: {error.strerror}", "check that you may read it", code="not-read",
            what_fa="پرونده خوانده نشد", hint_fa="اجازهٔ خواندن آن را بررسی کنید",
        ) from error
    if len(data) > MOST_BYTES:
        raise input_fault(
            str(path), "is too large for a settings file", f"at most {MOST_BYTES:,} bytes", code="bad-table",
            what_fa="این پرونده برای تنظیمات زیادی بزرگ است", hint_fa="تنها نام‌ها و مقدارها را در آن بنویسید",
        )
    return data


def _refuse_newer(version: Any, path: Path) -> None:
    if not isinstance(version, int) or version > VERSION:
        raise input_fault(
            str(path), f"has version {version}, this program knows up to {VERSION}", "install the newer Ketabnama",
            code="newer-version", what_fa="این پرونده را نسخهٔ تازه‌تری از برنامه ساخته است",
            hint_fa="نسخهٔ تازهٔ کتاب‌نما را نصب کنید",
        )


def write_table(path: Path, table: Mapping[str, Any]) -> None:
    """Write `table` to `path` as TOML with our version on top, beside first. Raises OutputFault."""
    write_safely(path, tomli_w.dumps({"version": VERSION, **table}).encode())


def nearest(word: str, known: Iterable[str]) -> str:
    """The one of `known` that somebody who typed `word` probably meant; empty when nothing is near."""
    lower = {one.casefold(): one for one in known}
    near = get_close_matches(word.casefold(), lower, n=1)
    return lower[near[0]] if near else ""


def meant(near: str, otherwise: str, otherwise_fa: str) -> tuple[str, str]:
    """The hint in English and Persian for a name nobody knows: the `near` one, or what to do where none is near."""
    if near:
        return f"did you mean {near!r}?", f"منظورتان «{near}» بود؟"
    return otherwise, otherwise_fa


def unknown_field(where: str, name: str, known: Iterable[str]) -> Problem:
    """The Problem of a field that nobody reads, with the field that was probably meant."""
    hint, hint_fa = meant(nearest(name, known), "it is ignored", "نادیده گرفته شد")
    return Problem(
        where=where, what=f"unknown field {name!r}", hint=hint, what_fa=f"فیلد ناشناختهٔ «{name}»", hint_fa=hint_fa,
        code="unknown-field",
    )


@dataclass(frozen=True)
class Rule:
    """What a field may hold: a test, and the words for one who got it wrong ("name is <wanted>")."""

    fits: Callable[[Any], bool]
    wanted: str
    wanted_fa: str


def is_whole(value: Any) -> bool:
    """Whether `value` is a whole number, 0 or more."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_positive(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < math.inf


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


TEXT = Rule(_is_text, "text in quotes", "نوشته‌ای میان دو گیومه")
YES_NO = Rule(lambda value: isinstance(value, bool), "true or false", "true یا false")
POSITIVE = Rule(_is_positive, "a number above 0", "عددی بزرگ‌تر از صفر")
COUNT = Rule(is_whole, "a whole number", "عددی صحیح")
TEXTS = Rule(
    lambda value: isinstance(value, list) and all(map(_is_text, value)),
    "a list of texts in quotes", "فهرستی از نوشته‌ها",
)


def one_of(known: Iterable[str]) -> Rule:
    """A field that holds one of the `known` words."""
    words = tuple(known)
    return Rule(
        lambda value: _is_text(value) and value in words, f"one of {', '.join(words)}", f"یکی از {'، '.join(words)}"
    )


def some_of(known: Iterable[str], least: int = 1) -> Rule:
    """A field that holds a list of `known` words, at least `least` of them."""
    words = tuple(known)
    return Rule(
        lambda value: TEXTS.fits(value) and len(value) >= least and all(one in words for one in value),
        f"a list of {', '.join(words)}", f"فهرستی از {'، '.join(words)}",
    )


def numbers(count: int, wanted: str, wanted_fa: str, *, least: int = 0, most: float = math.inf) -> Rule:
    """A field that holds `count` whole numbers from `least` to `most`."""
    return Rule(
        lambda value: isinstance(value, list) and len(value) == count
        and all(is_whole(one) and least <= one <= most for one in value),
        wanted, wanted_fa,
    )


def kept(
    table: Mapping[str, Any], rules: Mapping[str, Rule], where: str, problems: list[Problem]
) -> dict[str, Any]:
    """The fields of `table` that obey their rules. The others are left out and become Problems."""
    good = {}
    for name, value in table.items():
        rule = rules.get(name)
        if rule is None:
            problems.append(unknown_field(where, name, rules))
        elif not rule.fits(value):
            problems.append(bad_value(where, name, value, rule))
        else:
            good[name] = value
    return good


def bad_value(where: str, name: str, value: Any, rule: Rule) -> Problem:
    """The Problem of a field whose value does not obey its rule."""
    return Problem(
        where=where, what=f"{name} = {str(value)[:60]!r} cannot be used", hint=f"{name} is {rule.wanted}",
        what_fa=f"مقدار «{name}» به کار نمی‌آید", hint_fa=f"«{name}» باید {rule.wanted_fa} باشد", code="bad-value",
    )
