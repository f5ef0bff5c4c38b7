"""Turn the list of servers, shipped and the user's own, into values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from studio.catalogue.lookup.words import fault
from studio.errors import InputFault, Problem
from studio.resources import asset
from studio.tables import read_table

SEARCHED, HARVESTED = ("z3950", "sru", "koha", "openlibrary"), ("oai",)
PROTOCOLS = (*SEARCHED, *HARVESTED)
_TEXTS = ("name", "name_fa", "protocol", "address", "syntax", "charset", "version", "set", "link", "user", "password")
_FIELDS = ("isbn", "title", "author", "any", "record")


@dataclass(frozen=True, kw_only=True)
class Server:
    """One server that can be asked. Empty text means the usual value of its protocol.

    `protocol` is one of PROTOCOLS. `address` is "host:port/database" for Z39.50 and a web address for the others.
    `syntax` is the form records are wanted in: usmarc, unimarc or xml (Z39.50), a record schema (SRU), a metadata
    prefix (OAI-PMH). `charset` is a Python codec name where the server's letters are known; else queries go as UTF-8
    and records are judged by their bytes. `version` is that of SRU. `indexes` name the server's own access points:
    query field → Bib-1 use attribute (Z39.50) or CQL index with or without a relation (SRU). `set` is an OAI-PMH set.
    `link` is the address of one record's page, with {id} or {isbn}. `password` never leaves for anyone but the server.
    """

    id: str
    name: str
    protocol: str
    address: str
    name_fa: str = ""
    syntax: str = ""
    charset: str = ""
    version: str = ""
    set: str = ""
    link: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    indexes: Mapping[str, str] = field(default_factory=dict)

    def hidden(self, text: str) -> str:
        """`text` (what a server said) without our password, should it be in there."""
        return text.replace(self.password, "…") if self.password else text


def servers(user_file: Path | None = None) -> tuple[dict[str, Server], tuple[Problem, ...]]:
    """(all servers by id, what is wrong with the user's list), the National Library of Iran first.

    A table of `user_file` adds a server, or changes the shipped one of its name; `hide = true` takes that away. A
    missing `user_file` is an empty one. What is wrong there becomes a problem and the rest is kept.
    """
    tables = read_table(asset("servers/servers.toml"))
    own, problems = _own_tables(user_file)
    known: dict[str, Server] = {}
    for name in dict.fromkeys((*tables, *own)):
        mine = own.get(name, {})
        if mine.get("hide") is True:
            continue
        try:
            known[name] = _server(name, {**tables.get(name, {}), **mine}, str(user_file or "servers.toml"))
        except InputFault as wrong:
            problems.append(wrong.problem)
    return known, tuple(problems)


def server(name: str, user_file: Path | None = None) -> Server:
    """The server with the id `name`. Raises InputFault when there is none."""
    known, _ = servers(user_file)
    if name not in known:
        raise fault("no-server", name, ", ".join(known))
    return known[name]


def _own_tables(user_file: Path | None) -> tuple[dict[str, Any], list[Problem]]:
    if user_file is None or not user_file.exists():
        return {}, []
    try:
        tables = read_table(user_file)
    except InputFault as wrong:
        return {}, [wrong.problem]
    wrong = [fault("bad-server", str(user_file), name).problem for name in tables if not isinstance(tables[name], dict)]
    return {name: table for name, table in tables.items() if isinstance(table, dict)}, wrong


def _server(name: str, table: Mapping[str, Any], where: str) -> Server:
    """The Server of one table. Raises InputFault with the reason."""
    texts = {key: table.get(key, "") for key in _TEXTS}
    indexes = table.get("indexes", {})
    wrong = [key for key, text in texts.items() if not isinstance(text, str)]
    if wrong or not isinstance(indexes, dict) or not all(isinstance(text, str) for text in indexes.values()):
        raise fault("bad-server", where, f"{name}: {wrong or ['indexes']} must be text")
    if unknown := [key for key in table if key not in (*_TEXTS, "indexes", "hide")]:
        raise fault("bad-server", where, f"{name}: there is no {', '.join(unknown)}")
    if unknown := [key for key in indexes if key not in _FIELDS]:
        raise fault("bad-server", where, f"{name}: there is no index {', '.join(unknown)}")
    made = Server(id=name, **texts | {"name": texts["name"] or name}, indexes=indexes)
    if why := _wrong(made):
        raise fault("bad-server", where, f"{name}: {why}")
    return made


def _wrong(made: Server) -> str:
    """Why this server cannot be asked, or empty text."""
    if made.protocol not in PROTOCOLS:
        return f"the protocol is one of {', '.join(PROTOCOLS)}"
    try:
        "".encode(made.charset or "utf-8")
        parts = urlsplit(made.address if made.protocol != "z3950" else f"z3950://{made.address}")
        port = parts.port
    except (LookupError, ValueError):
        return "its charset or address is none"
    if parts.username or parts.password:
        return "write user and password as lines of their own, not into the address"
    if made.protocol == "z3950":
        numbers = all(number.isdecimal() for number in made.indexes.values())
        good = parts.hostname and "://" not in made.address and numbers
        return "" if good else "the address is host:port/database and indexes are numbers"
    return "" if parts.scheme in ("http", "https") and parts.hostname and port != 0 else "the address is http or https"
