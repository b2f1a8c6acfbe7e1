"""The address guard: nothing but public web addresses is connected to, on every hop.

Twisted asks the resolver for names and for literal addresses alike, for each redirect and each
robots.txt, and connects to exactly the address that was given here: rebinding finds no window.
"""

import logging
from ipaddress import ip_address, ip_network
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.settings import BaseSettings
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer, provider

from news.errors import SettingError
from news.settings import settings
from news.urls import PORTS

WEB_PORTS = frozenset({80, 443})
TRANSLATED = tuple(
    ip_network(text)
    for text in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "192.88.99.0/24")
)
"""Networks that carry an IPv4 address inside, which may be anything."""

log = logging.getLogger(__name__)
REMEMBERED = 1000
blocked_hosts: dict[tuple[str, int], None] = {}
"""Names and ports whose every address was blocked of late: the failure gets its right reason."""


class Blocked(IgnoreRequest):
    """The address is not one that Tema connects to."""


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet."""
    ip = ip_address(address.split("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    translated = any(ip in network for network in TRANSLATED if network.version == ip.version)
    return ip.is_global and not ip.is_multicast and not translated


def is_allowed(address: str, port: int) -> bool:
    """Whether to connect there: public and a web port, or an exact pair that the settings allow."""
    public = port in WEB_PORTS and is_public(address)
    return public or (address, port) in settings().allowed_addresses


def check_url(url: str) -> None:
    """Raise Blocked for what is not http(s) without user on a web port."""
    try:
        parts = urlsplit(url)
        port = port_of(url)
    except ValueError as error:
        raise Blocked(f"unreadable URL: {error}") from None
    allowed = WEB_PORTS | {port for _, port in settings().allowed_addresses}
    if parts.scheme not in {"http", "https"} or port not in allowed:
        raise Blocked(f"scheme {parts.scheme} or port {port}")
    if "@" in parts.netloc or not parts.hostname:
        raise Blocked("user or no host in URL")


def remember(host: str, port: int) -> None:
    """Note that an address of this name was blocked; the oldest of a thousand is forgotten."""
    blocked_hosts[host.lower(), port] = None
    if len(blocked_hosts) > REMEMBERED:
        del blocked_hosts[next(iter(blocked_hosts))]


def port_of(url: str) -> int:
    """The port a URL leads to, 0 where its scheme is not the web's; ValueError where it is none."""
    parts = urlsplit(url)
    return parts.port or PORTS.get(parts.scheme, 0)


class PolicyMiddleware:
    """First of the downloader's middlewares: each request, also a redirect's, passes the policy."""

    def process_request(self, request: Request) -> None:
        """Let it pass or raise Blocked."""
        check_url(request.url)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say Blocked where Scrapy saw a name without addresses; the request is the hop's own."""
        if not isinstance(exception, CannotResolveHostError):
            return
        host = urlsplit(request.url).hostname or ""
        if (host, port_of(request.url)) in blocked_hosts:
            raise Blocked(f"address of {host}") from exception


@implementer(IHostnameResolver)
class GuardedResolver:
    """Twisted's resolver, from whose answers only allowed addresses are passed on."""

    def __init__(self, reactor: Any) -> None:
        self.reactor = reactor
        self.inner = reactor.nameResolver

    @classmethod
    def from_crawler(cls, _crawler: Crawler, reactor: Any) -> Self:
        """As Scrapy makes its resolver."""
        return cls(reactor)

    def install_on_reactor(self) -> None:
        """Answer for all connections of this process."""
        self.reactor.installNameResolver(self)

    def resolveHostName(  # Twisted's name
        self,
        receiver: Any,
        hostName: str,
        portNumber: int = 0,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        """Resolve, and pass on what is allowed."""
        passed: list[str] = []

        @provider(IResolutionReceiver)
        class Filter:
            @staticmethod
            def resolutionBegan(resolution: Any) -> None:
                receiver.resolutionBegan(resolution)

            @staticmethod
            def addressResolved(address: Any) -> None:
                if is_allowed(address.host, portNumber):
                    passed.append(address.host)
                    receiver.addressResolved(address)
                else:
                    log.warning("address blocked", extra={"host": hostName, "port": portNumber})
                    remember(hostName, portNumber)

            @staticmethod
            def resolutionComplete() -> None:
                if passed:
                    blocked_hosts.pop((hostName.lower(), portNumber), None)
                receiver.resolutionComplete()

        return self.inner.resolveHostName(Filter, hostName, portNumber, *args, **kwargs)


def assert_guarded(chosen: BaseSettings) -> None:
    """Raise SettingError if a setting would lead round the guard."""
    handlers = chosen.getdict("DOWNLOAD_HANDLERS")
    wrong = [
        *(
            s
            for s in ("http", "https")
            if not str(handlers.get(s)).endswith("PoliteHTTP11DownloadHandler")
        ),
        *(s for s in ("file", "data", "ftp", "s3") if handlers.get(s) is not None),
        *(s for s in ("HTTPPROXY_ENABLED",) if chosen.getbool(s)),
        *(s for s in ("TWISTED_REACTOR_ENABLED",) if not chosen.getbool(s)),
        *(s for s in ("TWISTED_DNS_RESOLVER",) if chosen[s] != "crawler.guard.GuardedResolver"),
    ]
    if wrong:
        raise SettingError(f"the address guard would be bypassed: {', '.join(wrong)}")
