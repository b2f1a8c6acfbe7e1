"""Groups 25 to 28: what is no page, nothing, nothing here, nothing for us."""

from tests.hostile.case import Case, html, page
from tests.hostile.server import http

JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\x13" * 5000


def cases(_own: str, _victim: str) -> list[Case]:
    """What this host answers."""
    none, refused = {"ends": "not_html"}, {"ends": "not_an_article"}
    return [
        Case(group="25", name="picture-as-page", answer=http(JPEG), **none),
        Case(group="25", name="page-as-picture", answer=http(html(), Content_Type="image/jpeg")),
        Case(group="25", name="page-without-type", answer=http(html(), Content_Type=None)),
        Case(
            group="25",
            name="page-as-bytes",
            answer=http(html(), Content_Type="application/octet-stream"),
        ),
        Case(group="25", name="type-of-nothing", answer=http(html(), Content_Type=";;;=,\xff")),
        Case(
            group="26",
            name="pdf",
            answer=http(b"%PDF-1.7\n" + b"\x9c" * 3000, Content_Type="application/pdf"),
            **none,
        ),
        Case(group="26", name="zip", answer=http(b"PK\3\4" + b"\0" * 3000), **none),
        Case(group="26", name="jpeg", answer=http(JPEG, Content_Type="image/jpeg"), **none),
        Case(group="26", name="film", answer=http(b"\0\0\0\x18ftypmp42" + b"\0" * 999), **none),
        Case(group="26", name="program", answer=http(b"\x7fELF\2\1\1\0" + b"\0" * 999), **none),
        Case(
            group="26",
            name="json",
            answer=http('{"error":"no"}', Content_Type="application/json"),
            **refused,
        ),
        Case(group="27", name="empty", answer=http(b""), **refused),
        Case(group="27", name="spaces", answer=http(b" \r\n\t" * 999), **refused),
        Case(
            group="27",
            name="no-content",
            answer=http(b"", "204 No Content", Content_Length=None),
            ends="http_error",
        ),
        Case(
            group="27",
            name="soft-404",
            answer=page("Страницата не е намерена", text="<p>Опитайте с търсачката." * 9),
            **refused,
        ),
        Case(
            group="27",
            name="soft-404-en",
            answer=page("404 Not Found", text="<p>The page you look for is not there. " * 9),
            **refused,
        ),
        Case(group="27", name="strange-status", answer=http(html(), "999 No"), ends="http_error"),
        Case(group="28", name="forbidden", answer=http(b"", "403 Forbidden"), ends="forbidden"),
        Case(
            group="28",
            name="login-asked",
            answer=http(b"", "401 Who", WWW_Authenticate="Basic"),
            ends="forbidden",
        ),
        Case(group="40", name="gone", answer=http(b"", "410 Gone"), ends="gone"),
    ]
