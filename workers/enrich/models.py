"""Models: who else finds names: an extra that is installed, or a function of the user's own.

A function of one's own is named by TEMA_NAMES_BY, `package.module:function`, and called with a
text and its language; it gives back spans (start, end, kind[, confidence]) or None where it knows
nothing of the language, for which the rules then speak. docs/enrichment.md has examples.
"""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from news.annotations import MentionKind
from news.errors import SettingError
from news.settings import settings

DEFAULT_CONFIDENCE = 0.8


class Span(NamedTuple):
    """Characters start to end, taken for a name of this kind."""

    start: int
    end: int
    kind: MentionKind
    confidence: float = DEFAULT_CONFIDENCE


Model = Callable[[str, str], Iterable[Any] | None]


def spans_by_model(text: str, language: str) -> tuple[str, list[Span]] | None:
    """Which model has spoken, with the spans it found; None where the rules are to."""
    if named := settings().names_by:
        found = own_model(named)(text, language)
        if found is not None:
            return named.partition(":")[0], [_checked(item, len(text)) for item in found]
    if language == "ru":
        from workers.enrich import russian_model

        if russian_model.is_installed():
            return "slovnet", list(russian_model.find_names(text, language))
    return None


@cache
def own_model(named: str) -> Model:
    """The function that a setting names; raises SettingError where there is none."""
    module, _, function = named.partition(":")
    try:
        found: Model = getattr(import_module(module), function)
    except (ImportError, AttributeError, ValueError) as error:
        raise SettingError(f"TEMA_NAMES_BY names no function: {named}: {error}") from None
    return found


def _checked(item: Any, length: int) -> Span:
    """A span as a model gave it, a tuple or an object; raises ValueError for one that is none."""
    told = tuple(item) if isinstance(item, tuple) else (item.start, item.end, item.kind)
    start, end = int(told[0]), int(told[1])
    if not 0 <= start < end <= length:
        raise ValueError(f"a span outside its text: {start}–{end} of {length}")
    confidence = float(told[3]) if len(told) > 3 else DEFAULT_CONFIDENCE
    return Span(start, end, MentionKind(str(told[2])), min(max(confidence, 0.0), 1.0))
