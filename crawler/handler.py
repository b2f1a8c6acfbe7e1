"""The download handler: Twisted's for all, but a browser for what asks for one."""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.browser.program import program

if TYPE_CHECKING:
    from crawler.browser.rendering import Rendering

BROWSER = "browser"
"""The key of a request's meta that asks for a browser."""
renderings: "WeakKeyDictionary[Crawler, Rendering]" = WeakKeyDictionary()
"""One of each crawler, for http and https alike."""


class WebHandler(HTTP11DownloadHandler):
    """What the web gives; without the extra `browser` it is Scrapy's own handler."""

    async def download_request(self, request: Request) -> Response:
        """The response; NoBrowser where one is asked for and there is none."""
        if request.meta.get(BROWSER):
            return await self.rendering().download_request(request)
        return await super().download_request(request)

    def rendering(self) -> "Rendering":
        """The browser, made when it is asked for first."""
        if self._crawler not in renderings:
            program()
            from crawler.browser.rendering import Rendering  # needs the extra

            renderings[self._crawler] = Rendering(self._crawler)
        return renderings[self._crawler]

    async def close(self) -> None:
        """End the browser with the connections."""
        if rendering := renderings.pop(self._crawler, None):
            await rendering.close()
        await super().close()
