"""One pattern for many words, by their common beginnings: read in one pass."""

import re
from collections.abc import Iterable

Node = dict[str, "Node"]
END = ""


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    root: Node = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[END] = {}
    return _pattern(root)


def _pattern(node: Node) -> str:
    """What may follow from a node."""
    parts = [re.escape(letter) + _pattern(after) for letter, after in node.items() if letter != END]
    if not parts:
        return ""
    whole = parts[0] if len(parts) == 1 and END not in node else f"(?:{'|'.join(parts)})"
    return f"{whole}?" if END in node else whole
