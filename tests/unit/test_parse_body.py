"""The text of an article, as pages of many makes show it: all of it and nothing beside it."""

import pytest

from workers.parse import parse_article

TEXT = [
    "Правителството на Казахстан одобри днес програма за ремонт на напоителните канали в южните "
    "области, съобщи министерството на водите в Астана.",
    "По думите на министъра първите сто и двадесет километра ще бъдат готови до края на есента, а "
    "останалите ще се строят през следващите две години.",
    "„Водата е въпрос на сигурност за целия регион“, каза министърът пред журналисти след края на "
    "заседанието.",
    "За програмата са предвидени 4,2 милиарда тенге от републиканския бюджет, още толкова ще дадат "
    "областите и международните банки.",
]
COMMENT = "Не вярвам, че ще го направят навреме, миналата година казаха същото и нищо не стана."
HEAD = "<html lang=bg><head><title>Казахстан ремонтира каналите</title></head><body>"


def article(text: str, beside: str = "") -> str:
    return f"{HEAD}<header><h1>Казахстан ремонтира каналите</h1></header>{text}{beside}</body>"


PAGES = {
    "paragraphs": "<article><div>" + "".join(f"<p>{p}</p>" for p in TEXT) + "</div></article>",
    "boxes": "<section>" + "".join(f'<div class="x1">{p}</div>' for p in TEXT) + "</section>",
    "breaks": "<div class=content>" + "<br><br>".join(TEXT) + "</div>",
    "breaks_and_an_empty_box": f"<div class=txt>{'<br><br>'.join(TEXT[:2])}<div></div>"
    f"<br><br>{'<br><br>'.join(TEXT[2:])}</div>",
    "table": "<table><tr><td>" + "".join(f"<p>{p}</p>" for p in TEXT) + "</td></tr></table>",
}
BESIDE = {
    "comments": "".join(
        f'<div id="comment-{n}"><b>Иван {n}</b><div>{COMMENT}</div></div>' for n in range(12)
    ),
    "related": "<aside><h3>Още по темата</h3><ul>"
    + "".join(f'<li><a href="/{n}">Заглавие на друга новина номер {n}</a></li>' for n in range(9))
    + "</ul></aside>",
    "cookies": '<div class="cookie-consent"><p>Този сайт използва бисквитки, за да работи по-добре '
    "и да показва реклами според интересите на читателя.</p></div>",
    "footer": "<footer><p>© 2026 Всички права запазени. Препечатването на материали е разрешено "
    "само с писменото съгласие на редакцията.</p></footer>",
}


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("page", PAGES)
def test_all_of_the_text_and_nothing_beside_it(page, beside):
    body = article(PAGES[page], BESIDE[beside]).encode()
    assert parse_article(body, "https://kashty.example/1").article_body.split("\n\n") == TEXT


def test_a_text_that_stands_twice_is_taken_once():
    body = article(PAGES["paragraphs"] + PAGES["paragraphs"]).encode()
    assert parse_article(body, "https://kashty.example/1").article_body.split("\n\n") == TEXT


def test_a_page_of_comments_alone_is_read():
    page = '<div class="comments">' + "".join(f"<p>{p}</p>" for p in TEXT) + "</div>"
    found = parse_article(article(page).encode(), "https://kashty.example/1")
    assert found.article_body.split("\n\n") == TEXT
