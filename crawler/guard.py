"""The address guard: nothing but public web addresses is connected to, on every hop.

Three layers: the policy looks at each request's URL, the resolver at each address before it is
connected to, the download handler at the address that answered, before anything else sees what it
said: no redirect of it is followed, no failure tried again, no wish heeded. Twisted asks the
resolver for names and for literal addresses alike, for each redirect and each robots.txt, and
connects to exactly the address that was given here: rebinding finds no window.
"""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.utils.misc import load_object
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer, provider

from news import networks
from news.errors import SettingError
from news.networks import NotOpen, port_of
from news.settings import settings

log = logging.getLogger(__name__)
REMEMBERED = 1000
blocked_hosts: dict[tuple[str, int], None] = {}
"""Names and ports whose every address was blocked of late: the failure gets its right reason."""
PROBE = ("127.0.0.1", 9)
"""What no settings allow (the discard port): if it resolves, the guard is not in the way."""


class Blocked(IgnoreRequest):
    """The address is not one that Tema connects to."""


def is_allowed(address: str, port: int) -> bool:
    """Whether to connect there: public and a web port, or an exact pair that the settings allow."""
    return networks.is_allowed(address, port, settings().allowed_addresses)


def check_url(url: str) -> None:
    """Raise Blocked for a URL that may not be asked for."""
    try:
        networks.check_url(url, settings().allowed_addresses)
    except NotOpen as error:
        raise Blocked(str(error)) from None


def remember(host: str, port: int) -> None:
    """Note that an address of this name was blocked; the oldest of a thousand is forgotten."""
    blocked_hosts[host.lower(), port] = None
    if len(blocked_hosts) > REMEMBERED:
        del blocked_hosts[next(iter(blocked_hosts))]


class PolicyMiddleware:
    """First of the downloader's middlewares: each request, also a redirect's, passes the policy."""

    def process_request(self, request: Request) -> None:
        """Let it pass or raise Blocked; a proxy would resolve names by itself, past the guard."""
        check_url(request.url)
        if request.meta.get("proxy") or request.meta.get("bindaddress"):
            raise Blocked("a request through a proxy or from an address of its own")

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say Blocked where Scrapy saw a name without addresses; the request is the hop's own."""
        if not isinstance(exception, CannotResolveHostError):
            return
        host = urlsplit(request.url).hostname or ""
        if (host, port_of(request.url)) in blocked_hosts:
            raise Blocked(f"the address of {host} is not public") from exception


class GuardedHandler(HTTP11DownloadHandler):
    """Twisted's handler, which takes no response but an allowed address's."""

    async def download_request(self, request: Request) -> Response:
        """The response, Blocked, or the network's error."""
        response: Response = await super().download_request(request)
        check_answer(response)
        return response


def check_answer(response: Response) -> None:
    """Raise Blocked where the address that answered is not allowed, or none is known."""
    address = response.ip_address
    if not address or not is_allowed(str(address), port_of(response.url)):
        raise Blocked(f"address after the fact of {response.url}")


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
    middlewares = chosen.get_component_priority_dict_with_base("DOWNLOADER_MIDDLEWARES")
    wrong = [
        *(s for s in ("http", "https") if not is_guarded(handlers.get(s))),
        *(s for s, handler in handlers.items() if s not in {"http", "https"} and handler),
        *(s for s in ("HTTPPROXY_ENABLED", "METAREFRESH_ENABLED") if chosen.getbool(s)),
        *(s for s in ("TWISTED_REACTOR_ENABLED",) if not chosen.getbool(s)),
        *(s for s in ("TWISTED_DNS_RESOLVER",) if load_object(chosen[s]) is not GuardedResolver),
        *(() if is_first(middlewares) else ("DOWNLOADER_MIDDLEWARES",)),
    ]
    if wrong:
        raise SettingError(f"the address guard would be bypassed: {', '.join(wrong)}")


def is_guarded(handler: Any) -> bool:
    """Whether a download handler is made of ours: it asks the resolver and looks who answered."""
    kind = load_object(handler) if handler else None
    return isinstance(kind, type) and issubclass(kind, GuardedHandler)


def is_first(middlewares: Mapping[Any, Any]) -> bool:
    """Whether the policy comes before every other of the downloader's middlewares."""
    places = {load_object(name): place for name, place in middlewares.items() if place is not None}
    mine = places.pop(PolicyMiddleware, None)
    return mine is not None and all(mine < place for place in places.values())


async def assert_in_the_way(reactor: Any) -> None:
    """Raise SettingError unless the reactor's resolver keeps an inner address to itself, now."""
    passed: list[str] = []
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @provider(IResolutionReceiver)
    class Probe:
        @staticmethod
        def resolutionBegan(_resolution: Any) -> None: ...

        @staticmethod
        def addressResolved(address: Any) -> None:
            passed.append(address.host)

        @staticmethod
        def resolutionComplete() -> None:
            ended.set_result(None)

    reactor.nameResolver.resolveHostName(Probe, *PROBE)
    await ended
    if passed or not isinstance(reactor.nameResolver, GuardedResolver):
        raise SettingError("the address guard is not in the way: another resolver is installed")
