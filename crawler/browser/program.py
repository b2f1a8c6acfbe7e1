"""The browser's program: one that the system has, and what it is started with."""

import os
import shutil
import tempfile
from importlib.util import find_spec
from typing import Any

from news.errors import Told
from news.settings import settings

NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome-stable", "google-chrome"),
)
"""As Linux distributions call it."""
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
EXTRA = "pip install 'tema[browser]'"
NOWHERE = "http://127.0.0.1:9"
"""The proxy of all that belongs to no page: updates and other errands of the browser itself."""
ARGUMENTS = (
    "--disable-quic",
    # The proxy resolves; whatever would go round it finds no address.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--dns-prefetch-disable",
    # WebRTC and WebTransport speak UDP, which no HTTP proxy carries.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-features=WebTransport",
    "--js-flags=--max-old-space-size=512",
    "--no-first-run",
    "--no-pings",
    "--disable-domain-reliability",
)


class NoBrowser(Told):
    """A listing asks for a browser, and this crawler has none."""


def program() -> str:
    """The path of the browser; NoBrowser where it or the extra is missing."""
    if find_spec("scrapy_playwright") is None:
        raise NoBrowser(f"no browser here: {EXTRA}")
    chosen = settings().browser
    if chosen and not shutil.which(chosen):
        raise NoBrowser(f"no browser here: TEMA_BROWSER is no program: {chosen}")
    found = chosen or next(filter(None, map(shutil.which, [*NAMES, *PLACES])), None)
    if found is None:
        raise NoBrowser("no browser here: install Chromium, or say where it is with TEMA_BROWSER")
    return found


def launching() -> dict[str, Any]:
    """What Playwright starts the browser with.

    Its sandbox is on, but for root, for whom it does not start with one. It sees no variables of
    this process, which hold secrets.
    """
    return {
        "executable_path": program(),
        "headless": True,
        "args": list(ARGUMENTS),
        "chromium_sandbox": os.geteuid() != 0,
        "proxy": {"server": NOWHERE, "bypass": "<-loopback>"},
        "env": {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": tempfile.gettempdir(),
            "LANG": "C.UTF-8",
        },
        "handle_sigint": False,
        "handle_sigterm": False,
        "handle_sighup": False,
        "timeout": 20_000,
    }
