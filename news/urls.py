"""URLs: their canonical form, and the 128-bit key by which everything is found."""

import re
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit
from uuid import UUID

from w3lib.url import canonicalize_url

MAX_LENGTH = 2048
PORTS = {"http": 80, "https": 443}
TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "igshid"}
    | {"mc_cid", "mc_eid", "_openstat", "_ga", "_gl", "twclid", "ttclid", "cmpid", "ocid"}
)
SESSION = re.compile(
    r"^(php|j|asp|asp\.net_)?sess(ion)?_?id$|^aspsessionid\w*$|^(oscsid|zenid|cftoken|cfid)$", re.I
)
SHORT_SESSION = re.compile(r"^(s|sid|ssid)=(?=\w*\d)(?=\w*[a-z])[0-9a-z]{20,}$", re.I)
"""A session under a name that may be anything, told by its value."""
IN_PATH = re.compile(r";(jsessionid|phpsessid|sid)=[^/?#;]*", re.I)


def canonical(url: str) -> str:
    """The one spelling of a URL: no tracking, session, fragment, user, default port, trailing dot.

    Raises ValueError for what is not an absolute http(s) URL of at most 2,048 characters.
    """
    url = url.strip()
    if len(url) > MAX_LENGTH:
        raise ValueError("URL longer than 2048 characters")
    return _canonical(url)


@lru_cache(maxsize=1024)
def _canonical(url: str) -> str:
    """Remembered: a URL is asked for some fifteen times on its way, at 23 µs each."""
    parts = urlsplit(canonicalize_url(url, keep_blank_values=True))
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("not an absolute http or https URL")
    host = parts.hostname.rstrip(".")
    host = f"[{host}]" if ":" in host else host
    if parts.port and parts.port != PORTS[parts.scheme]:
        host = f"{host}:{parts.port}"
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not is_idle(name, value)
    ]
    return urlunsplit(
        (parts.scheme, host, IN_PATH.sub("", parts.path) or "/", urlencode(query), "")
    )


def is_idle(name: str, value: str) -> bool:
    """Whether a parameter tells who came from where, not what is there."""
    small = name.lower()
    if small.startswith("utm_") or small in TRACKING or SESSION.match(small):
        return True
    return len(value) >= 20 and bool(SHORT_SESSION.match(f"{name}={value}"))


def key(url: str) -> UUID:
    """The 128-bit key of a URL's canonical form, the same for http and https."""
    text = canonical(url).removeprefix("https:").removeprefix("http:")
    return UUID(bytes=blake2b(text.encode(), digest_size=16).digest())


def absolute(base: str, link: str) -> str | None:
    """A link as an absolute canonical URL, or None where it leads nowhere on the web."""
    try:
        return canonical(urljoin(base, link.strip()))
    except ValueError:
        return None


def domain(url: str) -> str:
    """The source's domain: the host without www., with its port where it is not the default."""
    parts = urlsplit(canonical(url))
    return parts.netloc.removeprefix("www.")
