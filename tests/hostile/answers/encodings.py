"""Group 20: what a page is written in, and what is said of it."""

from tests.hostile.case import SENTENCE, Case, html
from tests.hostile.server import http

TITLE = "Щъркел над Астана: ъгъл, ёлка, їжак, әғқңөұүһі"
PLAIN = "Щъркел над Астана: ъгъл и жълто"


def said(charset: str | None) -> str:
    return "text/html" if charset is None else f"text/html; charset={charset}"


def reads(title: str):
    return lambda article: article["headline"] == title


def cases(_own: str, _victim: str) -> list[Case]:
    """What this host answers."""
    old, new = html(PLAIN).encode("cp1251"), html(TITLE).encode()
    meta = html(PLAIN, head='<meta charset="windows-1251">').encode("cp1251")
    wrong = [
        *("utf-8", "iso-8859-1", "windows-1252", "punycode", "idna", "zlib", "rot13", "utf-7"),
        *("unicode_escape", "undefined", "nothing", "x" * 9000, "'\"><script>", None),
    ]
    found = [
        Case(
            group="20",
            name=f"cp1251-said-{n}",
            answer=http(old, Content_Type=said(charset)),
            check=reads(PLAIN),
        )
        for n, charset in enumerate(wrong)
    ]
    found += [
        Case(
            group="20",
            name=f"utf8-said-{n}",
            answer=http(new, Content_Type=said(charset)),
            check=reads(TITLE),
        )
        for n, charset in enumerate(["windows-1251", "iso-8859-1", "punycode", None])
    ]
    sixteen = {name: html(TITLE).encode(name) for name in ("utf-16", "utf-16-le", "utf-16-be")}
    mixed = html(TITLE, after="<p>").encode() + (SENTENCE * 3).encode("cp1251")
    few = html(TITLE, after="<p>").encode() + "ъщ".encode("cp1251")
    return [
        *found,
        Case(
            group="20",
            name="cp1251-meta",
            answer=http(meta, Content_Type="text/html"),
            check=reads(PLAIN),
        ),
        Case(group="20", name="utf16-bom", answer=http(sixteen["utf-16"]), check=reads(TITLE)),
        Case(
            group="20",
            name="utf16-le-bom",
            answer=http(b"\xff\xfe" + sixteen["utf-16-le"]),
            check=reads(TITLE),
        ),
        Case(
            group="20",
            name="utf16-be-bom",
            answer=http(b"\xfe\xff" + sixteen["utf-16-be"]),
            check=reads(TITLE),
        ),
        Case(
            group="20",
            name="utf16-without",
            answer=http(sixteen["utf-16-le"]),
            ends=("not_html", "quarantined"),
        ),
        Case(group="20", name="utf8-bom", answer=http(b"\xef\xbb\xbf" + new), check=reads(TITLE)),
        Case(group="20", name="mixed", answer=http(mixed), ends=("stored", "quarantined")),
        Case(group="20", name="mixed-a-little", answer=http(few), check=reads(TITLE)),
    ]
