"""Turn frozen values into plain dicts for JSON and back, naming every place that does not fit.

Defaults are left out and keys keep the order of the fields, so two versions of a file compare well. Faults of a field
become `Problem`s with their path ("pages[0].layers[2].colour") and the field keeps its default.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from studio.document.model import KINDS, SHAPES, AnyLayer, Document, layers_of
from studio.errors import Problem
from studio.tables import unknown_field

_NAMES = {kind: name for name, kind in KINDS.items()}
DEEPEST = 12  # boxes in boxes: measuring a row asks each of its children twice
# What stays the same wherever a layer is shown: which one it is, what fills it, what is in it.
_FIXED = {"id", "on", "slot", "needs", "unless", "repeat", "children"}
# What a layer says comes from its content, for every page shape alike.
_SAID = {"text", "data", "title", "author", "seed", "alt"}


_HUGE = 1e9  # no measure of a page; infinity and "not a number" are not below it either


class _Misfit(ValueError):
    """A value that does not fit its field; the message says what was expected."""


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def plain(value: Any) -> Any:
    """`value` as what JSON can hold; fields that still have their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        form = {"kind": _NAMES[type(value)]} if type(value) in _NAMES else {}
        return form | {f.name: plain(getattr(value, f.name)) for f in fields(value) if not _is_default(value, f)}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [plain(item) for item in value]
    return value


def _is_default(value: Any, field: Any) -> bool:
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return bool(getattr(value, field.name) == default)


def build_document(form: Any, where: str, problems: list[Problem]) -> Document:
    """The document of the dict `form`, as `build` makes it, what it changes for single presets looked at too."""
    document = build(Document, form, where, problems)
    hints: dict[str, dict[str, Any]] = {}
    for layer in (layer for page in document.pages for layer in layers_of(page.layers) if layer.id):
        own = {name: hint for name, hint in _hints(type(layer)).items() if name not in _FIXED}
        known = hints.setdefault(layer.id, own)  # layers of one name are changed together: what all of them have
        hints[layer.id] = {name: hint for name, hint in own.items() if name in known}
    return replace(document, overrides={
        preset: {name: _changes(hints.get(name, {}), change, f"{where}.overrides[{preset}][{name}]", problems)
                 for name, change in layers.items()}
        for preset, layers in document.overrides.items()
    })


def build(kind: type, form: Any, where: str, problems: list[Problem]) -> Any:
    """A `kind` made from the dict `form`; what does not fit is added to `problems` and left at its default.

    Raises ValueError when `form` is no dict or a field without default is missing.
    """
    if not isinstance(form, Mapping):
        raise _Misfit(f"expected an object, found {_seen(form)}")
    hints = _hints(kind)
    known: dict[str, Any] = {}
    for name, value in form.items():
        if name == "kind" and "kind" not in hints:
            continue
        if name not in hints:
            problems.append(unknown_field(f"{where}.{name}", name, hints))
            continue
        _take(known, name, hints[name], value, f"{where}.{name}", problems)
    if "on" in known:
        for shapes in known["on"]:
            problems.extend(unknown_field(f"{where}.on[{shapes}]", word, SHAPES) for word in shapes.split()
                            if word not in SHAPES)
        looks = {name: hint for name, hint in hints.items() if name not in _FIXED | _SAID}
        known["on"] = {shapes: _changes(looks, change, f"{where}.on[{shapes}]", problems)
                       for shapes, change in known["on"].items()}
    missing = [f.name for f in fields(kind) if f.default is f.default_factory is MISSING and f.name not in known]
    if missing:
        raise _Misfit(f"{' and '.join(missing)} is missing")
    return kind(**known)


def _changes(hints: dict[str, Any], change: Mapping[str, Any], where: str, problems: list[Problem]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for name, value in change.items():
        if name not in hints:
            problems.append(unknown_field(f"{where}.{name}", name, hints))
            continue
        _take(known, name, hints[name], value, f"{where}.{name}", problems)
    return known


def _take(known: dict[str, Any], name: str, hint: Any, value: Any, where: str, problems: list[Problem]) -> None:
    try:
        known[name] = _fit(hint, value, where, problems)
    except _Misfit as misfit:
        problems.append(Problem(where=where, what=str(misfit), hint="the default is used instead", code="bad-field"))


def _fit(hint: Any, value: Any, where: str, problems: list[Problem]) -> Any:
    if hint is Any:
        return value
    if hint == AnyLayer:
        return _layer(value, where, problems)
    origin = get_origin(hint)
    if origin is Annotated:
        return _ruled(hint, value, where, problems)
    if origin in _FITTERS:
        return _FITTERS[origin](hint, value, where, problems)
    if is_dataclass(hint):
        return build(hint, value, where, problems)
    return _simple(hint, value)


def _ruled(hint: Any, value: Any, where: str, problems: list[Problem]) -> Any:
    """`value` as the hint's type, when it obeys the hint's rule too."""
    kind, rule = get_args(hint)
    fitted = _fit(kind, value, where, problems)
    if not rule.fits(fitted):
        raise _Misfit(f"{_seen(value)} is not {rule.wanted}")
    return fitted


def _layer(value: Any, where: str, problems: list[Problem]) -> Any:
    name = value.get("kind") if isinstance(value, Mapping) else None
    if not isinstance(name, str) or name not in KINDS:
        raise _Misfit(f"unknown layer kind {name!r}; known: {', '.join(KINDS)}")
    if where.count(".children[") >= DEEPEST:
        raise _Misfit(f"boxes stand in boxes more than {DEEPEST} deep")
    return build(KINDS[name], value, where, problems)


def _fit_union(hint: Any, value: Any, where: str, problems: list[Problem]) -> Any:
    misfits: list[str] = []
    for choice in get_args(hint):
        trial: list[Problem] = []
        try:
            fitted = _fit(choice, value, where, trial)
        except _Misfit as misfit:
            misfits.append(str(misfit))
            continue
        problems.extend(trial)
        return fitted
    raise _Misfit("; ".join(dict.fromkeys(misfits)))


def _fit_literal(hint: Any, value: Any, where: str, problems: list[Problem]) -> Any:  # noqa: ARG001
    if value in get_args(hint):
        return value
    raise _Misfit(f"{_seen(value)} is not one of {', '.join(repr(choice) for choice in get_args(hint))}")


def _fit_tuple(hint: Any, value: Any, where: str, problems: list[Problem]) -> Any:
    if not isinstance(value, list | tuple):
        raise _Misfit(f"expected a list, found {_seen(value)}")
    inner = get_args(hint)
    if inner[-1] is Ellipsis:
        return tuple(_items(inner[0], value, where, problems))
    if len(inner) != len(value):
        raise _Misfit(f"expected {len(inner)} items, found {len(value)}")
    return tuple(_fit(part, item, where, problems) for part, item in zip(inner, value, strict=True))


def _items(hint: Any, values: Any, where: str, problems: list[Problem]) -> list[Any]:
    """The items that fit; one bad item never loses its neighbours."""
    kept: list[Any] = []
    for at, item in enumerate(values):
        try:
            kept.append(_fit(hint, item, f"{where}[{at}]", problems))
        except _Misfit as misfit:
            problems.append(Problem(where=f"{where}[{at}]", what=str(misfit), hint="left out", code="bad-field"))
    return kept


def _fit_mapping(hint: Any, value: Any, where: str, problems: list[Problem]) -> Any:
    if not isinstance(value, Mapping):
        raise _Misfit(f"expected an object, found {_seen(value)}")
    inner = get_args(hint)[1]
    return {str(key): _fit(inner, item, f"{where}[{key}]", problems) for key, item in value.items()}


_FITTERS = {
    Union: _fit_union, types.UnionType: _fit_union, Literal: _fit_literal, tuple: _fit_tuple,
    Mapping: _fit_mapping, dict: _fit_mapping,
}


def _simple(hint: Any, value: Any) -> Any:
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _HUGE:
        return float(value)
    if hint in (int, bool, str, type(None)) and type(value) is hint:
        return value
    raise _Misfit(f"expected {getattr(hint, '__name__', hint)}, found {_seen(value)}")


def _seen(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
