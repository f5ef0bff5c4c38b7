"""Bring assets/translations/*.ts in step with the words of the window, and tell what is not translated.

    python tools/translations.py            add new strings as unfinished, drop those no longer used
    python tools/translations.py --check    change nothing; exit 1 when something is missing, unused or misfilled

A string is the first argument of a call of `tr`, its note the second; both must be plain literals.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"
Key = tuple[str, str]


def used() -> set[Key]:
    """Every string and note of the window. Raises ValueError for a call of tr that no tool can read."""
    return {key for file in sorted((ROOT / "widgets").rglob("*.py")) for key in _strings(file)}


def _strings(file: Path) -> Iterator[Key]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            words = [word.value for word in node.args if isinstance(word, ast.Constant) and isinstance(word.value, str)]
            if len(words) != len(node.args) or not 1 <= len(words) <= 2:
                raise ValueError(f"{file.relative_to(ROOT)}:{node.lineno}: tr takes plain strings only")
            yield words[0], words[1] if len(words) == 2 else ""


def translated(file: Path) -> dict[Key, str]:
    """What a translation file has; empty text for strings that are unfinished."""
    messages = ElementTree.parse(file).iter("message")
    return {(one.findtext("source", ""), one.findtext("comment", "")): _finished(one) for one in messages}


def _finished(message: ElementTree.Element) -> str:
    found = message.find("translation")
    return (found.text or "") if found is not None and found.get("type") != "unfinished" else ""


def faults(file: Path) -> list[str]:
    """What is wrong with a translation file."""
    known, wanted = translated(file), used()
    missing = [f"missing: {key[0]}" for key in sorted(wanted) if not known.get(key)]
    unused = [f"unused: {key[0]}" for key in sorted(known.keys() - wanted)]
    misfilled = [
        f"other holes: {key[0]}" for key, text in sorted(known.items()) if text and _holes(text) != _holes(key[0])
    ]
    return missing + unused + misfilled


def _holes(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)[^}]*\}", text))


def write(file: Path, language: str, known: dict[Key, str]) -> None:
    """Write the file anew, sorted by the English words."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en_US">', "<context>", "<name>ketabnama</name>",
    ]  # fmt: skip
    for source, note in sorted(used()):
        text = known.get((source, note), "")
        comment = f"<comment>{escape(note)}</comment>" if note else ""
        translation = f"<translation>{escape(text)}</translation>" if text else '<translation type="unfinished"/>'
        lines.append(f"<message><source>{escape(source)}</source>{comment}{translation}</message>")
    file.write_text("\n".join([*lines, "</context>", "</TS>", ""]), "utf-8")


def main() -> int:
    """Sync or check. Returns the exit code."""
    found = 0
    for file in sorted(FOLDER.glob("*.ts")):
        if "--check" not in sys.argv:
            language = ElementTree.parse(file).getroot().get("language", file.stem)
            write(file, language, translated(file))
        for fault in faults(file):
            found = 1
            print(f"{file.name}: {fault}")
    return found


if __name__ == "__main__":
    sys.exit(main())
