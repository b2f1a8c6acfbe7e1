"""Хоризонт, an outlet of the demo newsroom: no page tells a machine whose it is."""

from news.sites.base import SitePage, field


class Page(SitePage):
    """An article of Хоризонт."""

    @field
    def publisher(self) -> str | None:
        """The words of its logo."""
        return self.text(".top-bar .logo")
