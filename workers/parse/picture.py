"""The pictures of an article: the main one first, each with the caption and credit it shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from news import urls
from news.article import Image
from workers.parse.caption import CREDIT_WORD, image_of
from workers.parse.naming import Kind, kinds_of, words_of_name
from workers.parse.outline import Outline
from workers.parse.structured import Structured
from workers.parse.text import clean, joined, lines_of

CREDITS = frozenset({"credit", "credits", "copyright", "photographer", "photocredit", "rights"})
NO_PICTURE = re.compile(
    r"logo|avatar|icon|sprite|pixel|blank|placeholder|spacer|emoji|1x1|^data:|\.svg\b"
)
BESIDE = frozenset({"aside", "footer", "nav", "header"})
ELSEWHERE = (
    Kind.RELATED
    | Kind.OFFER
    | Kind.SHARE
    | Kind.PERSON
    | Kind.AD
    | Kind.NAVIGATION
    | Kind.COMMENT
    | Kind.FOOTER
)
SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
SIZE = re.compile(r"[-_]?\d{2,4}x\d{2,4}|[-_](?:scaled|large|medium|small|thumb)\b")
SHORT_NAME = 5
FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)\b", re.I)
MAX_LOOKED_AT = 60
MAX_IMAGES = 30
MAX_CAPTION = 600
MAX_INSIDE = 200
"""Elements inside one that is looked through for a caption."""
MAX_UP = 4
"""Steps from a picture to the element that holds its caption as well."""
SMALLEST = 100
"""Pixels of a side, where it is told, below which a picture is a sign."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the page shows it, and the whole text beside it."""

    link: str
    lines: Sequence[str] = ()
    credit: str | None = None
    figure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The article's images, where the main one came from; `lines` are all captions, `joined`."""

    images: tuple[Image, ...] = ()
    source: str = ""
    lines: frozenset[str] = frozenset()


def pictures_of(
    root: Any, outline: Outline, places: Sequence[int], data: Structured, url: str
) -> Pictures:
    """The main picture, as told or as the page shows it first, and those in the article's text.

    `places` are those of the blocks that are the article's text.
    """
    told, source = data.values("image", "og:image", "og:image:url", "twitter:image")
    shown = list(_shown(root, outline, places))
    main = told[0] if told else next((one.link for one in shown if one.figure), None)
    main = main or next((one.link for one in shown), None)
    found = urls.absolute(url, main) if main else None
    same = _beside(main or "", shown)
    images = [_image(found, same)] if found else []
    for one in shown:
        if one is same and found:
            continue
        link = urls.absolute(url, one.link)
        if link and all(_name(link) != _name(image.url) for image in images):
            images.append(_image(link, one))
    lines = frozenset(
        joined(line) for one in shown for line in (*one.lines, " ".join(one.lines)) if line
    )
    return Pictures(
        images=tuple(images[:MAX_IMAGES]), source=(source or "html") if found else "", lines=lines
    )


def _beside(main: str, shown: list[Shown]) -> Shown | None:
    """What the page shows of the main picture: the same file, else the first that has a caption."""
    same = (one for one in shown if one.lines and _name(one.link) == _name(main))
    first = (one for one in shown[:3] if one.lines)
    return next(same, None) or next(first, None)


def _image(link: str, shown: Shown | None) -> Image:
    return image_of(link, shown.lines, shown.credit) if shown else Image(url=link)


def _shown(root: Any, outline: Outline, places: Sequence[int]) -> Iterator[Shown]:
    """The pictures of the article, in the page's order: in its text, or before it in a figure."""
    region = _region(outline, places)
    seen = set()
    around = root if region is None else region
    for image in islice(around.iter("img", "amp-img"), MAX_LOOKED_AT):
        link = next((image.get(name) for name in SOURCES if image.get(name)), None)
        if not link or link in seen or not _is_picture(image, link):
            continue
        seen.add(link)
        if not _is_beside(image.iterancestors(), region):
            near = islice(image.iterancestors(), MAX_UP)
            yield _with_caption(link, image, next((e for e in near if e.tag == "figure"), None))


def _region(outline: Outline, places: Sequence[int]) -> Any:
    """The smallest element around the text and the heading."""
    boxes = outline.boxes
    held = [outline.blocks[place].box for place in places]
    heading = outline.heading_box()
    if not held:
        return None
    held += [heading] if heading is not None else []
    low = held[0]
    for box in held[1:]:
        chain = set()
        up = box
        while up not in chain:
            chain.add(up)
            up = boxes[up].parent
        while low not in chain:
            low = boxes[low].parent
    return boxes[low].element


def _is_picture(image: Any, link: str) -> bool:
    sides = [image.get(side) or "" for side in ("width", "height")]
    small = any(side.isdecimal() and int(side) < SMALLEST for side in sides)
    return not small and not NO_PICTURE.search(link.lower())


def _is_beside(above: Iterator[Any], region: Any) -> bool:
    """Whether a picture stands in a box beside the text, or leads to another page."""
    for element in above:
        if element is region:
            return False
        name = " ".join(filter(None, map(element.get, ("class", "id"))))
        if element.tag == "a" and not FILE.search(element.get("href") or ""):
            return True
        if (element.tag in BESIDE and element.tag != "header") or kinds_of(name) & ELSEWHERE:
            return True
    return False


def _with_caption(link: str, image: Any, figure: Any) -> Shown:
    """A picture with its caption: what else its figure says, or what stands under it."""
    if figure is not None:
        parts = [e for e in _near(figure) if e.tag == "figcaption"]
        parts = parts or [e for e in _near(figure) if _names_caption(e)]
        parts = [e for e in parts[:1] if _length(e) <= MAX_CAPTION]
        return _of_lines(link, parts, figure=True)
    holder = image
    for above in islice(image.iterancestors(), MAX_UP):
        if size := _length(above):
            inner = (e for e in _near(above) if e is not image)
            if (
                size <= MAX_CAPTION
                and (named := next(filter(_names_caption, inner), None)) is not None
            ):
                return _of_lines(link, [named])
            break
        holder = above
    under = holder.getnext()
    if under is not None and isinstance(under.tag, str) and 0 < _length(under) <= MAX_CAPTION:
        lines = lines_of(under, MAX_CAPTION)
        if _names_caption(under) or (lines and CREDIT_WORD.match(lines[0])):
            return _of_lines(link, [under])
    return Shown(link)


def _name(link: str) -> str:
    """What tells a picture's file: its name without size and type, or its path if that is short."""
    path = urlsplit(link).path
    name = SIZE.sub("", path.rpartition("/")[2].partition(".")[0])
    return name if len(name) > SHORT_NAME else path


def _names_caption(element: Any) -> bool:
    """Whether an element is called a caption or a credit, and says something."""
    if not isinstance(element.tag, str):
        return False
    name = " ".join(filter(None, map(element.get, ("class", "id", "itemprop"))))
    told = kinds_of(name) & Kind.CAPTION or CREDITS & words_of_name(element)
    return bool(told) and 0 < _length(element) <= MAX_CAPTION


def _near(element: Any) -> Iterator[Any]:
    """An element and those inside it, as far as a caption would have them."""
    return (e for e in islice(element.iter(), MAX_INSIDE) if isinstance(e.tag, str))


def _length(element: Any) -> int:
    """The characters of an element's text, counted a little beyond those of a long caption."""
    size = 0
    for place, inner in enumerate(element.iter()):
        size += len((inner.text or "").strip()) if isinstance(inner.tag, str) else 0
        size += len((inner.tail or "").strip()) if inner is not element else 0
        if size > MAX_CAPTION or place > MAX_INSIDE:
            return MAX_CAPTION + 1
    return size


def _of_lines(link: str, parts: list[Any], *, figure: bool = False) -> Shown:
    """A picture with the lines of its caption and the credit that an element in it is called."""
    lines = list(dict.fromkeys(line for part in parts for line in _pieces(part)))
    credit = next(
        (
            " ".join(lines_of(e, MAX_CAPTION))
            for part in parts
            for e in part.iterdescendants()
            if isinstance(e.tag, str) and (e.tag == "cite" or CREDITS & words_of_name(e))
        ),
        None,
    )
    return Shown(link, tuple(lines), credit or None, figure)


def _pieces(part: Any) -> list[str]:
    """The lines of a caption; a text in an element of its own is one, as it looks apart."""
    apart = [e for e in part if isinstance(e.tag, str) and e.tag in {"span", "cite", "small"}]
    if not apart or len(apart) != len(part):
        return lines_of(part, MAX_CAPTION)
    texts = [part.text, *(t for e in apart for t in (" ".join(lines_of(e)), e.tail))]
    return [text for one in texts if one and (text := clean(" ".join(one.split())))]
