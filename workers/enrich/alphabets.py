"""Alphabets: the letters, small words and endings by which near languages are told apart."""

from workers.enrich.data_files import sections

SHARED = frozenset("абвгдежзклмнопрстуфхцчш")
"""Letters that every Cyrillic language here has."""


def _by_language(kind: str) -> dict[str, tuple[str, ...]]:
    told = sections("languages.txt").items()
    return {name.split()[1]: words for name, words in told if name.split()[0] == kind}


ALPHABETS = {code: "".join(letters) for code, letters in _by_language("letters").items()}
"""What each has beside the shared letters."""
WORDS = _by_language("words")
"""Small words of each, the commonest of its news and talk."""
ENDINGS = _by_language("endings")
"""How words of each end."""
LATIN = frozenset(sections("languages.txt")["latin"])
"""Languages that are written in Latin letters and have newspapers."""
