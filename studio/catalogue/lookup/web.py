"""Turn a web address into the bytes behind it, within bounds: http(s) only, few redirects, no endless answers."""

import http.client
import ssl
import urllib.error
import urllib.parse
import urllib.request
from base64 import b64encode
from collections.abc import Mapping
from functools import cache

import studio
from studio.catalogue.lookup.watch import Line, Watch
from studio.catalogue.lookup.words import Refusal, fault

AGENT = f"Ketabnama/{studio.__version__} (book cards for libraries)"
_CHUNK = 64 << 10
_BUSY_TRIES = 2


def get(address: str, watch: Watch, *, headers: Mapping[str, str] | None = None) -> bytes:
    """The body at `address`. A busy server (503 with Retry-After) is asked again after the pause it wants.

    Raises InputFault when there is no connection or no good answer in time, Stopped.
    """
    for tries in range(_BUSY_TRIES + 1):
        try:
            return _once(address, watch, headers or {})
        except urllib.error.HTTPError as refused:
            wait = refused.headers.get("Retry-After", "")
            refused.close()
            if refused.code != 503 or not wait.isdecimal() or float(wait) > watch.bounds.pause or tries == _BUSY_TRIES:
                raise _refusal(refused.code, watch.where) from None
            watch.pause(float(wait))
    raise AssertionError("the last try returns or raises")


def _refusal(code: int, where: str) -> Exception:
    if code in (401, 403, 407):
        return fault("access-denied", where)
    if 300 <= code < 400:
        return fault("redirect-refused", where, f"HTTP {code}")
    return Refusal(where, code, f"HTTP {http.client.responses.get(code, '')}".strip())


def _once(address: str, watch: Watch, headers: Mapping[str, str]) -> bytes:
    watch.start()
    try:
        request = urllib.request.Request(address, headers={"User-Agent": AGENT, **headers})
        with _opener(watch).open(request, timeout=watch.bounds.seconds) as answer:
            return _body(answer, watch)
    except urllib.error.HTTPError:
        raise
    except (urllib.error.URLError, OSError) as error:
        raise _broken(getattr(error, "reason", error), watch) from None
    except (http.client.HTTPException, ValueError) as error:  # ValueError: an address that is none, in a redirect
        raise fault("bad-answer", watch.where, type(error).__name__) from None


def _broken(reason: object, watch: Watch) -> Exception:
    if isinstance(reason, ssl.SSLCertVerificationError):
        return fault("unsafe-connection", watch.where)
    if isinstance(reason, ConnectionResetError | ConnectionAbortedError | BrokenPipeError | ssl.SSLError):
        return fault("broke-off", watch.where)
    return fault("offline", watch.where)


def _body(answer: http.client.HTTPResponse, watch: Watch) -> bytes:
    most = watch.bounds.size
    told = answer.headers.get("Content-Length", "")
    length = int(told) if told.isdecimal() and len(told) < 20 else None
    if length is not None and length > most:
        raise too_big(watch)
    data = bytearray()
    try:
        while piece := answer.read1(_CHUNK):
            data += piece
            if len(data) > most:
                raise too_big(watch)
    except (http.client.HTTPException, OSError):
        raise fault("broke-off", watch.where) from None
    if length is not None and len(data) < length:
        raise fault("broke-off", watch.where)
    return bytes(data)


def too_big(watch: Watch) -> Exception:
    """The fault of an answer that is larger than the bounds."""
    return fault("answer-too-big", watch.where, f"{watch.bounds.size / (1 << 20):.3g}")


def login(user: str, password: str) -> dict[str, str]:
    """The header that names a user, or none."""
    return {"Authorization": "Basic " + b64encode(f"{user}:{password}".encode()).decode()} if user else {}


def with_query(address: str, wishes: Mapping[str, object]) -> str:
    """`address` with `wishes` in its query; what the address itself says there wins."""
    parts = urllib.parse.urlsplit(address)
    own = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
    path = urllib.parse.quote(parts.path, safe="/%:@!$&'()*+,;=~")
    return parts._replace(path=path, query=urllib.parse.urlencode({**wishes, **own}), fragment="").geturl()


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


class _Connection(http.client.HTTPConnection):
    """A connection over a watched Line, encrypted when it has certificates."""

    def __init__(self, host: str, *, watch: Watch, certificates: ssl.SSLContext | None = None, **rest) -> None:
        self.default_port = 443 if certificates else 80
        super().__init__(host, **rest)
        self._watch, self._certificates = watch, certificates

    def connect(self) -> None:
        """Call the host, or the proxy on the way to it."""
        self.sock = Line(self.host, self.port, self._watch)
        if self._tunnel_host:
            self._tunnel()
        if self._certificates:
            self.sock.secure(self._certificates, self._tunnel_host or self.host)


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, request):
        """Open over a watched Line."""
        return self.do_open(_Connection, request, watch=self._watch)


class _Encrypted(urllib.request.HTTPSHandler):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def https_open(self, request):
        """Open over a watched Line, encrypted."""
        return self.do_open(_Connection, request, watch=self._watch, certificates=_certificates())


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows few redirects, only to http(s), never back from https; names and passwords stay with their host."""

    def __init__(self, watch: Watch) -> None:
        self._watch, self._followed = watch, 0

    def redirect_request(self, request, answer, code, message, headers, address):
        """The next request. Raises InputFault when it is not followed."""
        answer.close()  # its body may have no end, and would be read
        self._followed += 1
        here, there = urllib.parse.urlsplit(request.full_url), urllib.parse.urlsplit(address)
        kept = there.scheme == here.scheme or (here.scheme, there.scheme) == ("http", "https")
        if not kept or there.username or self._followed > self._watch.bounds.redirects:
            why = "too many redirects" if kept else f"{there.scheme}:"
            raise fault("redirect-refused", self._watch.where, why)
        following = super().redirect_request(request, answer, code, message, headers, address)
        if following and here.netloc != there.netloc:
            following.remove_header("Authorization")
        return following


def _opener(watch: Watch) -> urllib.request.OpenerDirector:
    """An opener that knows http and https and nothing else: no files, no ftp, no data addresses."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(), _Plain(watch), _Encrypted(watch), _Redirects(watch),
        urllib.request.HTTPDefaultErrorHandler(), urllib.request.HTTPErrorProcessor(), urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener
