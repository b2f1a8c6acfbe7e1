"""A second opinion on a page's main text, by trafilatura: good, and ten times as slow as ours."""

import re
from typing import Any

from lxml import etree, html
from trafilatura import bare_extraction

WORD = re.compile(r"\w+")
LENGTH = 4
"""Words in a shingle, as in the metric of article-extraction-benchmark."""
MUTE = ("script", "style", "noscript", "iframe", "template")


class Opinion:
    """A text that answers how much of another one it has."""

    def __init__(self, text: str) -> None:
        self.text = f" {' '.join(WORD.findall(text))} "
        self.shingles = set(shingles(text))

    def share(self, text: str) -> float:
        """The share of a text's runs of four words that stand in this one, 0 to 1."""
        runs = shingles(text)
        if not runs:
            words = " ".join(WORD.findall(text))
            return float(bool(words) and f" {words} " in self.text)
        return sum(run in self.shingles for run in runs) / len(runs)


def opinion_of(root: Any, url: str) -> Opinion:
    """What the library takes for the text of a page; the tree is left as it is."""
    tree = html.document_fromstring(etree.tostring(root, encoding="utf-8"))
    etree.strip_elements(tree, *MUTE, etree.Comment, with_tail=False)
    found = bare_extraction(
        tree, url=url or None, include_comments=False, with_metadata=False, fast=True
    )
    return Opinion(getattr(found, "text", None) or "")


def shingles(text: str) -> list[tuple[str, ...]]:
    """A text's runs of four words."""
    words = WORD.findall(text)
    return [tuple(words[place : place + LENGTH]) for place in range(len(words) - LENGTH + 1)]
