"""The addresses of a page's links: absolute, of the same site, and comparable at little cost."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote_plus, urljoin, urlsplit

from news import urls

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "gob", "or", "ne", "go"})
SHARED = frozenset(
    {"blogspot.com", "wordpress.com", "livejournal.com", "github.io", "tumblr.com", "medium.com"}
    | {"substack.com", "ucoz.ru", "narod.ru", "wixsite.com", "typepad.com", "over-blog.com"}
)
"""Domains whose subdomains belong to different publishers."""
FILES = re.compile(
    r"\.(jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|pptx?|zip|rar|mp[34]|avi|xml|rss|atom|json|css|js|apk)"
    r"(\?|$)",
    re.IGNORECASE,
)
PLAIN = re.compile(
    r"https?://[a-z0-9][a-z0-9.-]*[a-z0-9]/[A-Za-z0-9._~/-]*(?:\?([a-z]{1,12})=[A-Za-z0-9_.-]+)?"
)
"""Addresses whose canonical spelling is their own."""
RELATIVE = re.compile(
    r"\w[\w,~%. ()+-]*(/[\w,~%()+-][\w,~%. ()+-]*)*/?(\?[\w=&%,.;:/+-]+)?(#[\w=-]+)?", re.ASCII
)
"""Links relative to the folder of the page that need no care."""
QUERY = re.compile(r"\?[\w=&%,.;:/+-]+", re.ASCII)
TRACKED = re.compile(r"[?&](utm_|fbclid|gclid|yclid|_openstat)")


@dataclass(slots=True)
class Addresses:
    """Resolves the links of one page."""

    base: str
    url: str
    scheme: str = field(init=False)
    origin: str = field(init=False)
    page: str = field(init=False)
    """The base without its query."""
    folder: str = field(init=False)
    """Where the base's file lies."""
    own: str = field(init=False)
    """The key of the page itself."""
    host: str = field(init=False)
    site: str = field(init=False)
    asked: frozenset[str] = field(init=False)
    """The page's own query."""

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        self.scheme = f"{parts.scheme}:"
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.page = self.origin + (parts.path or "/")
        self.folder = self.origin + (parts.path.rpartition("/")[0] or "") + "/"
        self.own = self.key(self.url)
        self.host = host_of(self.own)
        self.site = site_of(self.host)
        self.asked = asked_by(self.url)

    def absolute(self, href: str) -> str | None:
        """A link's absolute address, None where it is none of the web."""
        href = href.strip()
        if not href or href[0] == "#" or len(href) > urls.MAX_LENGTH:
            return None
        if href[0] == "/" and href[1:2] not in {"/", "\\"} and "/." not in href:
            return self.origin + href
        if href[:2] == "//":
            return self.scheme + href
        if QUERY.fullmatch(href):
            return self.page + href
        if RELATIVE.fullmatch(href):
            return self.folder + href
        if href[:4].lower() != "http":
            if SCHEME.match(href):
                return None
            try:
                href = urljoin(self.base, href)
            except ValueError:
                return None
        return href if href[:4].lower() == "http" else None

    def is_article(self, url: str, key: str) -> bool:
        """Whether an address may be an article of this site."""
        host = host_of(key)
        if len(key) <= len(host) + 1 or key == self.own:
            return False
        if host != self.host and site_of(host) != self.site:
            return False
        if "." in key[len(host) :] and FILES.search(url):
            return False
        return not (self.asked and self._is_filter(url, key))

    def _is_filter(self, url: str, key: str) -> bool:
        """Whether an address is the page itself, sorted, filtered or paged."""
        if key.split("?", 1)[0] != self.own.split("?", 1)[0] or "?" not in key:
            return False
        return self.asked < asked_by(url)

    @staticmethod
    def canonical(url: str) -> str | None:
        """The one spelling of an address, None where it has none."""
        plain = PLAIN.fullmatch(url) if len(url) < urls.MAX_LENGTH else None
        if plain and "/." not in url and "./" not in url and plain[1] not in urls.TRACKING:
            return url
        return urls.absolute(url, "")

    @staticmethod
    def key(url: str) -> str:
        """What spellings of one address have in common: no scheme, www., fragment or tracking."""
        if "?" in url and TRACKED.search(url):
            try:
                url = urls.canonical(url)
            except ValueError:
                return url
        rest = url.partition("://")[2].split("#", 1)[0]
        host, slash, path = rest.partition("/")
        return host.lower().removeprefix("www.") + slash + path.rstrip("/")


def asked_by(url: str) -> frozenset[str]:
    """The parts of an address's query."""
    query = url.split("#", 1)[0].partition("?")[2]
    return frozenset(unquote_plus(query).split("&")) if query else frozenset()


def host_of(key: str) -> str:
    """The host of a key."""
    return key.split("/", 1)[0].split("?", 1)[0]


def site_of(host: str) -> str:
    """The registered part of a host's name, near enough: `co.uk` and the like have one more."""
    labels = host.split(":")[0].split(".")
    size = 3 if len(labels) > 2 and labels[-2] in SECOND_LEVEL else 2
    domain = ".".join(labels[-size:])
    return host if domain in SHARED or domain.replace(".", "").isdigit() else domain
