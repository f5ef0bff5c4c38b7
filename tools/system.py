"""Turn "a library is missing" into the line that installs it, or install it when we may (root, with apt).

    python3 tools/system.py studio      what drawing needs: stops with exit code 1 when something is missing
    python3 tools/system.py window      what the window needs on a screen: only says what is missing
    python3 tools/system.py tests       outside programs that tests compare us with: only says what is missing

Runs on any Python 3.11 before anything is installed. The shared libraries are those that the PySide6-Essentials wheel
links to but does not bring (`ldd` of libQt6Core, libQt6Gui, libQt6Widgets and the offscreen, xcb and image plugins).
"""

import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

# What is looked for -> the Debian and Ubuntu package that has it. Where Debian renamed one (libglib2.0-0t64), apt
# still takes the old name.
STUDIO = {
    "ensurepip": f"python3.{sys.version_info.minor}-venv",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libzstd.so.1": "libzstd1",
    "libz.so.1": "zlib1g",
    "libstdc++.so.6": "libstdc++6",
}
WINDOW = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
TESTS = {
    "pdftotext": "poppler-utils",
    "hb-shape": "libharfbuzz-bin",
    "/usr/share/unicode/BidiCharacterTest.txt": "unicode-data",
    # Library servers that tests of look-ups start on loopback.
    "yaz-ztest": "yaz",
    "zebrasrv": "idzebra-2.0-utils",
    f"/usr/lib/{platform.machine()}-linux-gnu/idzebra-2.0/modules": "libidzebra-2.0-modules",
    "/usr/share/idzebra-2.0/tab": "idzebra-2.0-common",
    # A screen without a monitor, and a hand for it: the window is tried as people see it.
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
}
GROUPS = {"studio": STUDIO, "window": WINDOW, "tests": TESTS}


def is_here(need: str) -> bool:
    """Whether a shared library, a file, the module ensurepip or a program of that name is on this machine."""
    if ".so" in need:
        try:
            ctypes.CDLL(need)
        except OSError:
            return False
        return True
    if need == "ensurepip":
        return importlib.util.find_spec(need) is not None
    return Path(need).exists() if need.startswith("/") else shutil.which(need) is not None


def missing(group: str) -> dict[str, str]:
    """The needs of `group` that are not here, with their packages."""
    return {need: package for need, package in GROUPS[group].items() if not is_here(need)}


def install(packages: list[str]) -> bool:
    """Install Debian packages; False when apt did not manage to."""
    print("installing", *packages, flush=True)
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdin": subprocess.DEVNULL}
    with_log = quiet | {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    subprocess.run([*apt, "update"], check=False, **with_log)
    done = subprocess.run([*apt, "install", "-y", "--no-install-recommends", *packages], check=False, **with_log)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
    return done.returncode == 0


def advise(lacking: dict[str, str], *, needed: bool) -> None:
    """Say on standard error what is missing and the one line that brings it."""
    weight = "Ketabnama cannot draw without" if needed else "some tests will be skipped without"
    print(f"{weight}: {', '.join(lacking)}", file=sys.stderr)
    if shutil.which("apt-get"):
        print(f"    sudo apt-get install -y {' '.join(lacking.values())}", file=sys.stderr)
    else:
        print("    install them with your system's package manager", file=sys.stderr)


def provide(group: str) -> bool:
    """Bring what `group` lacks, or advise; False when something needed stays away."""
    lacking = missing(group)
    if lacking and os.geteuid() == 0 and shutil.which("apt-get"):
        install(list(lacking.values()))
        lacking = missing(group)
    if lacking:
        advise(lacking, needed=group == "studio")
    return not lacking or group != "studio"


def main() -> int:
    """Provide the groups named on the command line."""
    if platform.system() != "Linux":
        return 0
    return 0 if all(provide(group) for group in sys.argv[1:]) else 1


if __name__ == "__main__":
    sys.exit(main())
