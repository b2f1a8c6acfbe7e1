"""The watchlist: topics and their listings in a TOML file, for who keeps what is watched in git."""

from tema.watchlist.difference import Step, differences
from tema.watchlist.reading import read
from tema.watchlist.wanted import WantedListing, WantedTopic
from tema.watchlist.writing import written

__all__ = ["Step", "WantedListing", "WantedTopic", "differences", "read", "written"]
