"""What paint keeps is bounded, and what is dropped is the longest unused."""

from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.paint.cache import STORE, ByteCache


def test_the_longest_unused_goes_first():
    store = ByteCache(100)
    for name in "abc":
        store.put(name, name.upper(), 30)
    assert store.get("a") == "A"
    store.put("d", "D", 30)
    assert [store.get(name) for name in "abcd"] == ["A", None, "C", "D"]
    assert store.bytes == 90


def test_what_is_heavier_than_half_is_not_kept_and_takes_its_forerunner_along():
    store = ByteCache(100)
    store.put("a", "old", 10)
    store.put("a", "new", 51)
    assert store.get("a") is None
    assert (store.bytes, len(store)) == (0, 0)


def test_a_value_is_made_once():
    store, calls = ByteCache(100), []
    for _ in range(3):
        assert store.made("a", lambda: calls.append(1) or "value", lambda value: len(value)) == "value"
    assert calls == [1]


def test_what_cannot_be_made_is_not_kept():
    store = ByteCache(100)
    with pytest.raises(ZeroDivisionError):
        store.made("a", lambda: 1 / 0, lambda _: 1)
    assert len(store) == 0


def test_a_smaller_limit_takes_effect_at_once():
    store = ByteCache(100)
    for name in "abcd":
        store.put(name, name, 25)
    store.resize(60)
    assert (store.bytes, len(store)) == (50, 2)
    store.clear()
    assert (store.bytes, len(store)) == (0, 0)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 70))))
def test_the_sum_of_weights_never_passes_the_limit(puts):
    store = ByteCache(100)
    for key, weight in puts:
        store.put(key, key, weight)
        assert store.bytes <= 100


def test_threads_share_a_store():
    store = ByteCache(5_000)

    def work(seed: int) -> None:
        for number in range(2_000):
            store.made((seed * number) % 97, lambda: "value", lambda _: 100)

    threads = [Thread(target=work, args=(seed,)) for seed in (3, 5, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.bytes == 100 * len(store) <= 5_000


def test_the_room_keeps_at_most_a_third_of_what_an_export_worker_may_use():
    assert STORE.limit <= 134_217_728
