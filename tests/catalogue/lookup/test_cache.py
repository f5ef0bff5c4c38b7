"""Answers kept on disk: asked once, given again, given when there is no network, never too many, never secrets."""

import json
import os
import time
from dataclasses import replace

import pytest

from studio.catalogue.lookup import Query, Server, cache, search
from tests.catalogue.lookup.test_bounds import sru

BOOK = Query(title="تاریخ")


@pytest.fixture
def answered(web, tmp_path, titles):
    """A server that answered once, its answer kept in the folder."""
    web.answers["/"] = sru(1, 2)
    server = web.sru(user="reader", password="pass-Word-1")
    assert titles(search(server, BOOK, cache=tmp_path)) == ["کتاب 1", "کتاب 2"]
    return server


def days_ago(folder, days: int) -> None:
    """Make what is kept older."""
    for path in folder.glob("*.json"):
        table = json.loads(path.read_bytes())
        path.write_text(json.dumps(table | {"saved": time.time() - days * 86_400}))


def test_the_same_question_is_asked_once(web, answered, tmp_path, titles):
    again = list(search(answered, BOOK, cache=tmp_path))
    assert titles(again) == ["کتاب 1", "کتاب 2"]
    assert len(web.asked) == 1


def test_another_question_limit_or_server_is_asked(web, answered, tmp_path):
    list(search(answered, Query(title="ایران"), cache=tmp_path))
    list(search(answered, BOOK, limit=3, cache=tmp_path))
    list(search(replace(answered, syntax="dc"), BOOK, cache=tmp_path))
    assert len(web.asked) == 4


def test_after_a_week_it_is_asked_again(web, answered, tmp_path, titles):
    days_ago(tmp_path, 8)
    web.answers["/"] = sru(3)
    assert titles(search(answered, BOOK, cache=tmp_path)) == ["کتاب 3"]


def test_without_a_network_an_old_answer_is_better_than_none(peer, tmp_path, titles, codes):
    with peer(b"HTTP/1.0 200 OK\r\n\r\n" + sru(1, 2)) as once:
        server = Server(id="w", name="Web", protocol="sru", address=f"http://127.0.0.1:{once.port}/")
        assert titles(search(server, BOOK, cache=tmp_path)) == ["کتاب 1", "کتاب 2"]
    days_ago(tmp_path, 100)
    found = list(search(server, BOOK, cache=tmp_path))
    assert titles(found) == ["کتاب 1", "کتاب 2"]
    assert codes(found) == ["from-cache"]
    assert codes(search(server, Query(title="ایران"), cache=tmp_path)) == ["offline"]


def test_faults_empty_and_unfinished_answers_are_not_kept(web, tmp_path):
    server = web.sru()
    web.answers["/"] = sru()
    list(search(server, BOOK, cache=tmp_path))
    web.answers["/"] = b"<html/>"
    list(search(server, BOOK, cache=tmp_path))
    web.answers["/"] = sru(1, 2)
    found = search(server, BOOK, cache=tmp_path)
    next(found)
    found.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kept", [
    b"", b"{", b"[]", b"null", b'{"saved": "x"}', b'{"saved": 1e400, "total": 1, "records": []}', b"[" * 100_000,
    b'{"saved": 1, "total": 1, "records": ["%%%"]}', b'{"saved": 1, "total": 1, "records": [1]}',
])  # fmt: skip
def test_a_damaged_file_counts_as_none(answered, tmp_path, titles, kept):
    for path in tmp_path.glob("*.json"):
        path.write_bytes(kept)
    assert titles(search(answered, BOOK, cache=tmp_path)) == ["کتاب 1", "کتاب 2"]


def test_no_secret_is_written(answered, tmp_path):
    (path,) = tmp_path.glob("*.json")
    assert b"pass-Word-1" not in path.read_bytes()
    assert b"reader" not in path.read_bytes()


def test_the_folder_stays_small_and_the_oldest_go(answered, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "_MOST_FILES", 3)
    for number in range(6):
        list(search(answered, Query(title=f"x{number}"), cache=tmp_path))
        for path in tmp_path.glob("*.json"):
            os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 10))
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_that_cannot_be_written_is_no_fault(web, tmp_path, titles):
    web.answers["/"] = sru(1)
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert titles(search(web.sru(), BOOK, cache=blocked)) == ["کتاب 1"]
