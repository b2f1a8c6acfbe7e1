"""The text of an article, by trafilatura."""

from typing import Any

from trafilatura import bare_extraction

MAX_TEXT = 500_000


def body_of(root: Any, url: str) -> str:
    """The paragraphs of the main text, empty where there is none."""
    found = bare_extraction(
        root,
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=False,
        favor_precision=True,
    )
    text = getattr(found, "text", None)
    return "\n\n".join(line.strip() for line in (text or "").splitlines() if line.strip())[
        :MAX_TEXT
    ]
