"""Networks: which addresses are on the public internet, and which URLs may be asked for at all.

A URL that a person or a site gives passes here first; a name's addresses are judged where it is
connected to (crawler.guard), since a name may mean another address a moment later.
"""

import socket
import unicodedata
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from news.urls import PORTS

WEB_PORTS = frozenset({80, 443})
Pair = tuple[str, int]
"""An exact address and port."""
UNICAST = ip_network("2000::/3")
"""All that is given out of IPv6; what lies elsewhere is local, mapped, or nothing yet."""
NOT_THE_WEB = tuple(
    ip_network(text) for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
"""Of these: protocols, Teredo and 6to4 (an IPv4 address inside may be anything), examples."""
NOT_THE_WEB_4 = tuple(ip_network(text) for text in ("192.0.0.0/24", "192.88.99.0/24"))


class NotOpen(ValueError):
    """The URL is not one that Tema asks for."""


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    if isinstance(ip, IPv4Address):
        inner = ip.is_multicast or any(ip in network for network in NOT_THE_WEB_4)
        return ip.is_global and not inner
    return ip in UNICAST and ip.is_global and not any(ip in network for network in NOT_THE_WEB)


def is_allowed(address: str, port: int, allowed: Collection[Pair] = ()) -> bool:
    """Whether to connect there: public and a web port, or an exact pair that the settings allow."""
    return (port in WEB_PORTS and is_public(address)) or (address, port) in allowed


def port_of(url: str) -> int:
    """The port a URL leads to, 0 where its scheme is not the web's; ValueError where it is none."""
    parts = urlsplit(url)
    return PORTS.get(parts.scheme, 0) if parts.port is None else parts.port


def check_url(url: str, allowed: Collection[Pair] = ()) -> None:
    """Raise NotOpen for what is not http(s) without user on a web port, or names an inner address.

    A host written as a number (decimal, octal, hexadecimal, short) is judged as what it means.
    """
    try:
        parts = urlsplit(url)
        port = port_of(url)
    except ValueError as error:
        raise NotOpen(f"unreadable URL: {error}") from None
    if parts.scheme not in PORTS or port not in WEB_PORTS | {port for _, port in allowed}:
        raise NotOpen(f"scheme {parts.scheme[:20]} or port {port}")
    if "@" in parts.netloc or not parts.hostname:
        raise NotOpen("user or no host in URL")
    literal = literal_of(parts.hostname)
    if literal and not is_allowed(literal, port, allowed):
        raise NotOpen(f"address {parts.hostname[:60]}")


def literal_of(host: str) -> str | None:
    """The IP address that a host is written as, in any of the ways that a resolver takes."""
    plain = unicodedata.normalize("NFKC", host).rstrip(".")
    try:
        return str(ip_address(plain.partition("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(plain)) if " " not in plain else None
    except (OSError, UnicodeError):
        return None
