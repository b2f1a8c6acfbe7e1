"""A crawler whose names come from a hostile name server: NAMES says what each answer is in turn.

`NAMES` is `name=address,address;name=…`: an answer for each question, the last one for ever;
several addresses in one answer are joined by `+`.
"""

import os
from collections import deque
from typing import Any

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver
from zope.interface import implementer

from crawler import guard
from crawler.process import run


def told(text: str) -> dict[str, deque[list[str]]]:
    pairs = (pair.split("=") for pair in text.split(";") if pair)
    return {name: deque(one.split("+") for one in turns.split(",")) for name, turns in pairs}


@implementer(IHostnameResolver)
class HostileNames:
    """Answers for the names it knows; asks the machine for all others."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.names = told(os.environ["NAMES"])

    def resolveHostName(self, receiver: Any, hostName: str, portNumber: int = 0, *a: Any) -> Any:
        if hostName not in self.names:
            return self.inner.resolveHostName(receiver, hostName, portNumber, *a)
        turns = self.names[hostName]
        receiver.resolutionBegan(self)
        for address in turns.popleft() if len(turns) > 1 else turns[0]:
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, portNumber))
        receiver.resolutionComplete()
        return receiver


class Guarded(guard.GuardedResolver):
    """The guard before the hostile names."""

    def __init__(self, reactor: Any) -> None:
        super().__init__(reactor)
        self.inner = HostileNames(self.inner)


class Blind(Guarded):
    """A guard that sees nothing but the probe: only the last of its layers is left."""

    def resolveHostName(self, receiver: Any, hostName: str, portNumber: int = 0, *a: Any) -> Any:
        if (hostName, portNumber) == guard.PROBE:
            return super().resolveHostName(receiver, hostName, portNumber, *a)
        return self.inner.resolveHostName(receiver, hostName, portNumber, *a)


class Forgetful(HostileNames):
    """The hostile names without the guard, which takes itself for one that is installed."""

    @classmethod
    def from_crawler(cls, _crawler: Any, reactor: Any) -> "Forgetful":
        made = cls(reactor.nameResolver)
        made.reactor = reactor
        return made

    def install_on_reactor(self) -> None:
        self.reactor.installNameResolver(self)


if __name__ == "__main__":
    kinds = {"UNGUARDED": Forgetful, "BLIND": Blind}
    chosen = [kind for name, kind in kinds.items() if name in os.environ]
    guard.GuardedResolver = [*chosen, Guarded][0]  # type: ignore[misc]
    run()
