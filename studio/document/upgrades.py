"""Turn the form of an older version into today's, one step per version.

History of the form: version 1 (2026-11) is the first.
"""

from collections.abc import Callable
from typing import Any

from studio.document.model import VERSION
from studio.errors import input_fault

# version found → function that gives the form of the next version
STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def upgraded(form: dict[str, Any], where: str) -> dict[str, Any]:
    """`form` in today's version, its "version" taken off. Raises InputFault for a newer version or none at all."""
    version = form.get("version")
    if not isinstance(version, int) or version < 1:
        raise input_fault(
            where, "has no version number, so it is no design of this program", "take an earlier copy of the file",
            code="not-a-design", what_fa="طرحِ این برنامه نیست", hint_fa="نسخهٔ پیشین پرونده را بیاورید",
        )
    if version > VERSION:
        raise input_fault(
            where, f"was made by a newer Ketabnama (version {version} of the form; this one knows {VERSION})",
            "install the newest Ketabnama and open it there; the file was not changed", code="newer-version",
            what_fa="با نسخهٔ تازه‌تری از کتاب‌نما ساخته شده است",
            hint_fa="کتاب‌نما را روزآمد کنید؛ پرونده دست نخورده است",
        )
    for step in range(version, VERSION):
        form = STEPS[step](form)
    return {name: value for name, value in form.items() if name != "version"}
