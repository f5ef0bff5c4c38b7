"""Turn a command line into work: parse, run, report.

Exit codes: 0 done, 1 done with errors in the report, 2 wrong usage or unreadable input, 130 interrupted.

`shapes` knows the arguments of every command, the other modules do the work; each is loaded only when its command runs.
"""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from threading import current_thread, main_thread

from studio.cli.reports import ERRORS, INTERRUPTED, UNUSABLE, say, say_json
from studio.errors import InputFault, StudioError

_OPENED = (".ketab", ".ketab-template")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv` (without its name). Returns the exit code."""
    _speak_utf8()
    arguments = sys.argv[1:] if argv is None else list(argv)
    as_json = "--json" in arguments
    try:
        code = _command(arguments)
        sys.stdout.flush()
    except StudioError as fault:
        return _refused(fault, as_json=as_json)
    except KeyboardInterrupt:
        say("interrupted; finished files are kept, run the same command again to go on")
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERRORS
    except Exception:  # noqa: BLE001 - the command line: a fault of ours is told with its place and an exit code
        traceback.print_exc()
        say("this is a fault of the program; please report it with the lines above")
        return ERRORS
    return code


def _command(arguments: Sequence[str]) -> int:
    if not arguments or (len(arguments) == 1 and _is_for_the_window(arguments[0])):
        return _window(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # only the window needs a display
    if current_thread() is main_thread():  # ended from outside (`timeout`, a session that closes): as Ctrl-C
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    from studio.cli.shapes import parsed  # the window is up before argparse would be loaded

    options = parsed(arguments)
    module, _, function = options.run.partition(".")
    return getattr(import_module(f"studio.cli.{module}"), function)(options)


def _is_for_the_window(name: str) -> bool:
    """Whether it was double-clicked, or is a file (a list of books) let go over the program's icon."""
    return name.lower().endswith(_OPENED) or (bool(Path(name).suffix) and Path(name).is_file())


def _speak_utf8() -> None:
    """Persian on a console whose encoding is something else must not stop the work."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _refused(fault: StudioError, *, as_json: bool) -> int:
    if as_json:
        say_json({"problems": [fault.problem.as_json()]})
    say(str(fault.problem))
    return UNUSABLE if isinstance(fault, InputFault) else ERRORS


def _window(arguments: Sequence[str]) -> int:
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(map(os.environ.get, displays)):
        say("there is no display to open the window on; see `ketabnama --help` for the commands")
        return UNUSABLE
    gc.disable()  # what is loaded stays: the window lets it be and collects in its own thread when it is there
    from widgets.app import main as open_window

    return open_window(arguments)
