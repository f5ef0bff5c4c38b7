"""Turn ASN.1 values into the bytes of Z39.50 and back: BER, ITU-T X.690, definite and indefinite lengths."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

_UNIVERSAL, _CONTEXT = 0, 2
_CONSTRUCTED = 0x20
_MOST_PARTS = 100_000
_DEEPEST = 40
Take = Callable[[int], bytes]


class Damaged(ValueError):
    """These bytes are no BER."""


@dataclass(frozen=True, slots=True)
class Node:
    """One value: the class and number of its tag, its bytes when it is primitive, its parts when it is not."""

    kind: int
    number: int
    data: bytes = b""
    parts: tuple["Node", ...] = ()

    def part(self, number: int) -> "Node | None":
        """The first part with this context tag."""
        return next((part for part in self.parts if part.kind == _CONTEXT and part.number == number), None)

    def all(self, number: int) -> list["Node"]:
        """The parts with this universal tag."""
        return [part for part in self.parts if part.kind == _UNIVERSAL and part.number == number]

    def octets(self) -> bytes:
        """The bytes of a string, whether in one piece or in several."""
        return self.data + b"".join(part.octets() for part in self.parts)

    def text(self) -> str:
        """The same as text."""
        return self.octets().decode("utf-8", errors="replace")

    def whole(self) -> int:
        """The value of an INTEGER or ENUMERATED."""
        return int.from_bytes(self.data[:16], "big", signed=True)


# ---------------------------------------------------------------- writing


def _length(count: int) -> bytes:
    if count < 128:
        return bytes([count])
    size = count.to_bytes((count.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(size)]) + size


def _tag(first: int, number: int) -> bytes:
    if number < 31:
        return bytes([first | number])
    high, low = divmod(number, 128)
    return bytes([first | 31, *([0x80 | high] if high else []), low])


def string(number: int, data: bytes) -> bytes:
    """A primitive value under a context tag below 16,384."""
    return _tag(_CONTEXT << 6, number) + _length(len(data)) + data


def group(number: int, *parts: bytes) -> bytes:
    """A constructed value under a context tag: a sequence, or one value tagged explicitly."""
    data = b"".join(parts)
    return _tag(_CONTEXT << 6 | _CONSTRUCTED, number) + _length(len(data)) + data


def sequence(*parts: bytes) -> bytes:
    """A SEQUENCE under its universal tag."""
    data = b"".join(parts)
    return b"\x30" + _length(len(data)) + data


def integer(number: int, value: int) -> bytes:
    """An INTEGER under a context tag."""
    return string(number, value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True))


def object_id(dotted: str) -> bytes:
    """An OBJECT IDENTIFIER under its universal tag."""
    return b"\x06" + _length(len(oid_data(dotted))) + oid_data(dotted)


def oid_data(dotted: str) -> bytes:
    """The content bytes of an OBJECT IDENTIFIER: "1.2.840" → 2A 86 48."""
    first, second, *rest = map(int, dotted.split("."))
    data = b""
    for number in (40 * first + second, *rest):
        piece = [number & 0x7F]
        while number := number >> 7:
            piece.insert(0, 0x80 | number & 0x7F)
        data += bytes(piece)
    return data


# ---------------------------------------------------------------- reading


class Bytes:
    """Bytes in memory, taken one piece after the other."""

    def __init__(self, data: memoryview) -> None:
        self.rest = data

    def take(self, count: int) -> memoryview:
        """The next `count` bytes. Raises Damaged when there are fewer."""
        if count > len(self.rest):
            raise Damaged("a value is longer than what holds it")
        piece, self.rest = self.rest[:count], self.rest[count:]
        return piece


def read(take: Take) -> Node:
    """The value that begins where `take` (gives exactly so many next bytes) stands.

    Raises Damaged for what is no BER, has more than 100,000 parts or is deeper than 40.
    """
    node = _Reader().node(take, 0)
    if node is None:
        raise Damaged("an end without a beginning")
    return node


class _Reader:
    """Reads values and counts them, so that few bytes cannot become endless work."""

    def __init__(self) -> None:
        self._left = _MOST_PARTS

    def node(self, take: Take, depth: int) -> Node | None:
        """The next value; None for the mark that ends a value of indefinite length."""
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            raise Damaged("too many parts")
        first = take(1)[0]
        number = _number(take) if first & 31 == 31 else first & 31
        length = _size(take)
        if length is None:
            if not first & _CONSTRUCTED:
                raise Damaged("a plain value without length")
            return Node(first >> 6, number, parts=tuple(self._until_end(take, depth)))
        if not (first or length):
            return None
        data = memoryview(take(length))
        if first & _CONSTRUCTED:
            return Node(first >> 6, number, parts=tuple(self._within(data, depth)))
        return Node(first >> 6, number, bytes(data))

    def _until_end(self, take: Take, depth: int) -> Iterator[Node]:
        while part := self.node(take, depth + 1):
            yield part

    def _within(self, data: memoryview, depth: int) -> Iterator[Node]:
        inner = Bytes(data)
        while inner.rest:
            part = self.node(inner.take, depth + 1)
            if part is None:
                raise Damaged("an end without a beginning")
            yield part


def _number(take: Take) -> int:
    """The number of a tag beyond 30."""
    number = 0
    for _ in range(4):
        byte = take(1)[0]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number
    raise Damaged("a tag without end")


def _size(take: Take) -> int | None:
    """The length of a value; None when a mark ends it."""
    first = take(1)[0]
    if first < 0x80:
        return first
    if first == 0x80:
        return None
    if first > 0x84:
        raise Damaged("a length beyond all bounds")
    return int.from_bytes(take(first & 0x7F), "big")
