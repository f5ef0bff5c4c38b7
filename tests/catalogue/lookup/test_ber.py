"""BER as X.690 has it, in both kinds of length, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.catalogue.lookup import ber
from studio.catalogue.lookup.ber import Damaged, Node


def parsed(data: bytes) -> Node:
    return ber.read(ber.Bytes(memoryview(data)).take)


def test_the_encodings_of_the_standard():
    assert ber.object_id("1.2.840.10003.3.1").hex() == "06072a8648ce130301"
    assert ber.integer(120, 1).hex() == "9f780101"
    assert ber.integer(5, 128).hex() == "85020080"
    assert ber.string(3, b"a" * 200)[:3].hex() == "8381c8"
    assert ber.sequence(b"").hex() == "3000"
    assert ber.group(201, b"").hex() == "bf814900"


@given(st.integers(min_value=0, max_value=16_383), st.binary(max_size=300))
def test_what_is_written_is_read(number, data):
    node = parsed(ber.group(number, ber.string(number, data)))
    assert (node.number, node.part(number).data) == (number, data)


@given(st.integers(min_value=-(2**63), max_value=2**63))
def test_integers_come_back(value):
    assert parsed(ber.integer(1, value)).whole() == value


def test_indefinite_lengths_may_be_nested_and_mixed():
    node = parsed(bytes.fromhex("b7 80 30 80 04 02 6869 0000 80 01 07 a1 03 85 01 2a 0000".replace(" ", "")))
    assert node.number == 23
    assert node.all(16)[0].octets() == b"hi"
    assert node.part(0).whole() == 7
    assert node.part(1).part(5).whole() == 42


def test_a_string_may_come_in_pieces():
    assert parsed(bytes.fromhex("a180 2480 0401 61 0401 62 0000 0000".replace(" ", ""))).octets() == b"ab"


@pytest.mark.parametrize("data", [
    "04", "0405aa", "0480", "30800401", "0000", "3002 0405", "85ffff", "8589", "1f8080808001", "30" + "80",
    "85850000000001aa", "30020000",
])  # fmt: skip
def test_damage_is_named(data):
    with pytest.raises(Damaged):
        parsed(bytes.fromhex(data))


def test_few_bytes_cannot_make_endless_work():
    with pytest.raises(Damaged):
        parsed(b"\x30\x80" * 100_000)
    with pytest.raises(Damaged):
        parsed(ber.sequence(b"\x05\x00" * 200_000))
