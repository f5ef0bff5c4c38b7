"""Turn Persian prose as typed into prose as a copy editor would hand it to the typesetter.

The rules are data: `assets/language/rules.toml` holds the id, class, pattern and reasons of each, in running order;
`words.toml` the words they need. "Safe" rules are right wherever they match and are applied by `clean`; "ask" rules
are offered by `suggest`; "report" rules only point. Protected tokens (`studio.text.protect`) are never touched.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.text.desk.draft import Draft, Suggestion
from studio.text.desk.rules import Rule, rules

__all__ = ["Cleaned", "Rule", "Suggestion", "accept", "clean", "clean_line", "rules", "suggest"]

_MOST_PASSES = 6


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """A text after its safe changes; the changes have their places in the text that was given."""

    text: str
    changes: tuple[Suggestion, ...]


def clean(text: str) -> Cleaned:
    """`text` with every safe rule applied; `clean(clean(text).text)` changes nothing."""
    draft = Draft(text)
    for _ in range(_MOST_PASSES):
        before = draft.text
        draft.protect()
        for rule in rules():
            if rule.kind == "safe":
                draft.apply(rule)
        draft.restore()
        if draft.text == before:
            return Cleaned(text=before, changes=tuple(sorted(draft.changes, key=lambda change: change.start)))
    return Cleaned(text=text, changes=())  # rules that fight each other are no help: the text stays as typed


def clean_line(line: str) -> str:
    """One line without its newline, cleaned."""
    return clean(line).text


def suggest(text: str) -> tuple[Suggestion, ...]:
    """What a person should decide on, by place. Overlapping proposals are left out, the first rule wins.

    Meant for text that `clean` has seen.
    """
    draft = Draft(text)
    draft.protect()
    found: list[Suggestion] = []
    for rule in rules():
        if rule.kind != "safe":
            found += draft.proposals(rule)
    taken: list[Suggestion] = []
    for proposal in found:
        if all(proposal.end <= other.start or other.end <= proposal.start for other in taken):
            taken.append(proposal)
    return tuple(sorted(taken, key=lambda proposal: proposal.start))


def accept(text: str, suggestions: Iterable[Suggestion]) -> str:
    """`text` with these suggestions carried out; those without a replacement change nothing."""
    for one in sorted(suggestions, key=lambda one: one.start, reverse=True):
        if one.replacement is not None:
            text = text[: one.start] + one.replacement + text[one.end :]
    return text
