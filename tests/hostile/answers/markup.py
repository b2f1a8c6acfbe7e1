"""Groups 14, 15, 17, 33 and 38: markup that is deep, wide, slow to read, or stands before the text."""

from tests.hostile.case import Case, html, page
from tests.hostile.server import http

CONSENT = (
    "Ние и нашите партньори използваме бисквитки, за да съхраняваме данни на вашето устройство. "
)
LOGIN = "За да прочетете тази статия, влезте в профила си или се абонирайте за изданието. "


def cases(_own: str, _victim: str) -> list[Case]:
    """What this host answers."""
    refused = ("not_an_article", "too_large")
    slow = "а" * 60_000 + "!"
    paywall = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Казахстан и платеното",'
        '"isAccessibleForFree":false}</script>'
    )
    return [
        Case(
            group="14",
            name="deep",
            answer=http("<h1>x</h1>" + "<div>" * 1_000_000 + "text"),
            ends=refused,
        ),
        Case(
            group="14",
            name="deep-within-bounds",
            answer=http("<h1>x</h1>" + "<div>" * 99_000),
            ends=refused,
        ),
        Case(
            group="15",
            name="attributes",
            answer=page(after="<p " + " ".join(f'a{i}="x"' for i in range(40_000)) + ">x"),
        ),
        Case(
            group="15",
            name="attributes-without-end",
            answer=page(after="<p " + " ".join(f"a{i}" for i in range(40_000))),
        ),
        Case(
            group="17",
            name="slow-byline",
            answer=page(after=f'<p class="author">{slow}</p><p>Автор: {slow}</p>'),
        ),
        Case(
            group="17",
            name="slow-date",
            answer=page(after=f"<time>{'1 ' * 60_000}</time><p>{'12.' * 60_000}"),
        ),
        Case(
            group="17",
            name="slow-comment",
            answer=page(after="<!--" * 60_000 + "<![CDATA[" * 20_000),
        ),
        Case(
            group="33",
            name="consent",
            answer=page(
                "Преди да продължите", text=f"<p>{CONSENT * 3}</p><button>Приемам</button>"
            ),
            ends="not_an_article",
        ),
        Case(
            group="33",
            name="login",
            answer=page("Вход", text=f"<p>{LOGIN * 2}</p><form><input type=password></form>"),
            ends="not_an_article",
        ),
        Case(
            group="33",
            name="paywall",
            answer=page("Казахстан и платеното", head=paywall),
            check=lambda a: a["is_accessible_for_free"] is False,
        ),
        Case(
            group="38",
            name="long-title",
            answer=page("Казахстан " * 100_000),
            ends=("stored", "not_an_article"),
            check=lambda a: len(a["headline"]) < 10_000,
        ),
        Case(
            group="38",
            name="many-tags",
            answer=page(
                head="".join(
                    f'<meta property="article:tag" content="тема {n}">' for n in range(10_000)
                )
            ),
            check=lambda a: len(a["keywords"]) <= 1000,
        ),
        Case(
            group="38",
            name="many-links",
            answer=http("".join(f"<p><a href=/{n}>връзка</a>" for n in range(100_000))),
            ends="too_large",
        ),
        Case(
            group="38",
            name="many-links-within-bounds",
            answer=page(after="<a href=/1>връзка</a> " * 40_000),
            ends=("stored", "not_an_article"),
        ),
        Case(
            group="38",
            name="many-authors",
            answer=page(after='<span class="author">Иван Петров</span>' * 20_000),
            check=lambda a: len(a["authors"]) < 200,
        ),
        Case(
            group="38",
            name="many-pictures",
            answer=page(
                after='<figure><img src="/a.jpg"><figcaption>Снимка</figcaption></figure>' * 15_000
            ),
            check=lambda a: len(a["images"]) < 200,
        ),
        Case(
            group="+markup",
            name="frames-only",
            answer=http("<html><frameset><frame src=/a></frameset>"),
            ends="not_an_article",
        ),
        Case(
            group="+markup",
            name="base-elsewhere",
            answer=page(head='<base href="javascript:alert(1)//">', after="<img src=x>"),
        ),
        Case(
            group="+markup",
            name="unclosed-script",
            answer=page(after="<script>" + "var a = '<p>';" * 20_000),
            ends=("stored", "not_an_article"),
        ),
        Case(group="+markup", name="quotes", answer=page(after='<a href="' + "x" * 500_000)),
        Case(
            group="+markup",
            name="declared-entities",
            answer=http(
                '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
                + html(after="<p>&a; край</p>")
            ),
            check=lambda a: "root:" not in a["article_body"],
        ),
    ]
