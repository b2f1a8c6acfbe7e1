"""The demo newsroom: three outlets on loopback, with one truth for every field of every article."""

from tema.newsroom.desk import Newsroom
from tema.newsroom.outlets import Outlet
from tema.newsroom.running import RunningNewsroom
from tema.newsroom.truth import TrueArticle

__all__ = ["Newsroom", "Outlet", "RunningNewsroom", "TrueArticle"]
