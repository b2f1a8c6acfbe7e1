"""Names in Russian by slovnet, where the extra `ner-ru` is installed: its model, our spans.

The model and its vectors lie in the package natasha (MIT), which is never imported; they were
trained on Nerus, that is on news of lenta.ru marked by a larger model.
"""

import os
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from workers.enrich.claims import ORGANISATION, PERSON, PLACE
from workers.enrich.models import Span

LONGEST = 20_000
"""Characters that are looked at: 15 ms for each 2,500."""
KINDS = {"PER": PERSON, "LOC": PLACE, "ORG": ORGANISATION}
CONFIDENCE = 0.85
NEEDED = ("slovnet", "navec", "natasha", "razdel", "numpy")


@cache
def is_installed() -> bool:
    """Whether the packages of the extra are there."""
    return all(find_spec(name) is not None for name in NEEDED)


def find_names(text: str, language: str) -> Iterator[Span]:
    """Persons, organisations and places of a Russian text."""
    for span in _model()(text[:LONGEST]).spans if language == "ru" else ():
        yield Span(span.start, span.stop, KINDS[span.type], CONFIDENCE)


@cache
def _model() -> Any:
    """The model with its vectors, read once: 180 MB."""
    # Read when numpy is imported: with more threads than one slovnet took three times as long.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from navec import Navec
    from slovnet import NER

    spec = find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("natasha is not installed: pip install tema[ner-ru]")
    data = Path(next(iter(spec.submodule_search_locations))) / "data"
    vectors = Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    model = NER.load(str(data / "model" / "slovnet_ner_news_v1.tar"))
    model.navec(vectors)
    return model
