"""Turn a file, a folder or pasted bytes into something the format readers can open, as often as they like."""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from studio.catalogue.reading import Choices, Limits
from studio.catalogue.words import fault

HEAD = 64 << 10
_GZIP = b"\x1f\x8b"
_RATIO_FROM = 10 << 20


# KeyError is left out: it says that a file is not in the archive.
_ZIP_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, struct.error)


class Source:
    """Where records come from: `name` for messages, `path` when it is a file or folder, `head` its first 64 KB."""

    def __init__(self, origin: Path | bytes, *, limits: Limits, choices: Choices, name: str = "") -> None:
        """Look at `origin`. Raises InputFault when it is missing, empty or may not be read."""
        self.limits, self.choices = limits, choices
        self.path = origin if isinstance(origin, Path) else None
        self._data = b"" if isinstance(origin, Path) else origin
        self.name = name or (origin.name if isinstance(origin, Path) else "pasted text")
        self.is_folder = self.path is not None and self.path.is_dir()
        self._packed = False
        self.head = b"" if self.is_folder else self._first_bytes()

    def _first_bytes(self) -> bytes:
        if self.path is not None and not self.path.exists():
            raise fault("not-a-file", str(self.path))
        with self.open() as file:
            head = file.read(HEAD)
        if head.startswith(_GZIP):
            self._packed = True
            with self.open() as file:
                head = file.read(HEAD)
        if not head.strip(b"\x00 \t\r\n\x1a\xef\xbb\xbf"):
            raise fault("empty-file", self.name)
        return head

    @property
    def size(self) -> int:
        """Bytes on disk (packed, when it is packed)."""
        return self.path.stat().st_size if self.path else len(self._data)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes, unpacked when they were gzipped. Raises InputFault."""
        try:
            with self.path.open("rb") if self.path else io.BytesIO(self._data) as file:
                if not self._packed:
                    yield file
                    return
                with gzip.GzipFile(fileobj=file) as unpacked:
                    yield io.BufferedReader(_Guarded(unpacked, self), HEAD)
        except OSError as error:
            raise fault("not-readable", self.name, error.strerror or error) from error

    def whole(self) -> bytes:
        """All bytes. Raises InputFault when there are more than a single document may have."""
        with self.open() as file:
            data = file.read(self.limits.document + 1)
        if len(data) > self.limits.document:
            raise fault("too-big", self.name, f"more than {self.limits.document >> 20} MB in one document")
        return data

    @contextmanager
    def zip(self) -> Iterator["Zip"]:
        """The files of a zip, after a look at what they claim to unpack to. Raises InputFault."""
        with self.open() as file:
            with self.unzipping():
                archive = zipfile.ZipFile(file)
            with archive:
                yield Zip(archive, self)

    @contextmanager
    def unzipping(self) -> Iterator[None]:
        """Turn what zipfile raises for damaged archives into an InputFault."""
        try:
            yield
        except _ZIP_DAMAGE as error:
            raise fault("damaged-file", self.name, error) from error


class _Guarded(io.RawIOBase):
    """Bytes being unpacked, counted, so that a small file cannot become endless. A cut file just ends."""

    def __init__(self, inner: BinaryIO, source: Source) -> None:
        self._inner, self._source, self._count = inner, source, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer) -> int:
        """Fill `buffer`; raises InputFault beyond the limits."""
        try:
            data = self._inner.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise fault("damaged-file", self._source.name, error) from error
        self._count += len(data)
        limits = self._source.limits
        bomb = self._count > _RATIO_FROM and self._count > limits.ratio * self._source.size
        if bomb or self._count > limits.stream:
            raise fault("too-big", self._source.name, f"{self._count >> 20} MB from {self._source.size} bytes")
        buffer[: len(data)] = data
        return len(data)


class Zip:
    """A zip whose claims were checked: no more files, bytes or packing than Limits allow, nothing locked."""

    def __init__(self, archive: zipfile.ZipFile, source: Source) -> None:
        """Raises InputFault for a bomb or a locked file."""
        self.archive, self._source = archive, source
        entries, limits = archive.infolist(), source.limits
        total = sum(entry.file_size for entry in entries)
        big = [entry for entry in entries if entry.file_size > 1 << 20]
        worst = max((entry.file_size / max(1, entry.compress_size) for entry in big), default=0)
        if total > limits.unpacked or len(entries) > limits.entries or worst > limits.ratio:
            raise fault("too-big", source.name, f"{len(entries)} files, {total >> 20} MB unpacked, {worst:.0f} to 1")
        if any(entry.flag_bits & 1 for entry in entries):
            raise fault("encrypted", source.name)
        self.names = archive.namelist()

    def read(self, name: str, limit: int) -> bytes:
        """The bytes of the file `name`, counted while unpacking. Raises InputFault; KeyError when it is not there."""
        with self._source.unzipping(), self.archive.open(name) as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise fault("too-big", self._source.name, f"{name} has more than {limit >> 20} MB")
        return data

    def start(self, name: str, count: int = 4096) -> bytes:
        """The first `count` bytes of the file `name`."""
        with self._source.unzipping(), self.archive.open(name) as file:
            return file.read(count)
