"""Tables of words, written as text."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())
