"""Encrypted connections: read when the certificate is right, refused when it is not; and the way through a proxy."""

import ssl
import subprocess
import threading
from contextlib import suppress
from http.server import HTTPServer

import pytest

from studio.catalogue.lookup import Query, Server, search
from studio.catalogue.lookup import web as reaching
from tests.catalogue.lookup.conftest import Web, handler_for, program
from tests.catalogue.lookup.test_bounds import sru

BOOK = Query(title="تاریخ")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """(certificate, key) of localhost, signed by itself."""
    folder = tmp_path_factory.mktemp("certificate")
    files = folder / "own.pem", folder / "own.key"
    subprocess.run([
        program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost", "-out", files[0], "-keyout", files[1],
    ], check=True, capture_output=True)  # fmt: skip
    return files


class _Quiet(HTTPServer):
    def handle_error(self, *_):
        """Clients that do not trust us hang up."""


@pytest.fixture
def secure(certificate):
    """An encrypted web server that has one book."""
    told = Web(answers={"/": sru(1)})
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with _Quiet(("127.0.0.1", 0), handler_for(told)) as server:
        told.port = server.server_port
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield told
        finally:
            with suppress(OSError):
                server.shutdown()
            thread.join()


def trust(monkeypatch, certificate) -> None:
    context = ssl.create_default_context(cafile=certificate[0])
    monkeypatch.setattr(reaching, "_certificates", lambda: context)


def encrypted(web, host: str = "localhost") -> Server:
    return Server(id="e", name="Encrypted", protocol="sru", address=f"https://{host}:{web.port}/")


def test_a_trusted_server_is_read(secure, certificate, monkeypatch, titles):
    trust(monkeypatch, certificate)
    assert titles(search(encrypted(secure), BOOK)) == ["کتاب 1"]


def test_a_server_nobody_vouches_for_is_refused_and_told_nothing(secure, codes):
    assert codes(search(encrypted(secure), BOOK)) == ["unsafe-connection"]
    assert secure.asked == []


def test_a_certificate_of_another_name_is_refused(secure, certificate, monkeypatch, codes):
    trust(monkeypatch, certificate)
    assert codes(search(encrypted(secure, "127.0.0.1"), BOOK)) == ["unsafe-connection"]
    assert secure.asked == []


def test_an_encrypted_server_may_not_send_us_into_the_open(secure, web, certificate, monkeypatch, codes):
    trust(monkeypatch, certificate)
    secure.answers["/"] = lambda handler: (
        handler.send_response(302), handler.send_header("Location", f"{web.address}/"), handler.end_headers()
    )
    assert codes(search(encrypted(secure), BOOK)) == ["redirect-refused"]
    assert web.asked == []


def test_the_proxy_of_a_house_is_used(web, monkeypatch, titles):
    monkeypatch.setenv("http_proxy", web.address)
    web.answers["http://away.example/"] = sru(1)
    server = Server(id="a", name="Away", protocol="sru", address="http://away.example/")
    assert titles(search(server, BOOK)) == ["کتاب 1"]
