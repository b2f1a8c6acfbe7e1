"""What counts as another text, and what does not."""

from datetime import timedelta

import pytest

from news.wording import Wording, change, fold_body
from tests.factories import NOON, an_article

BODY = "Първи абзац за «Казахстан» – и още.\n\nЕкінші абзац: ә ғ қ ң ө ұ ү һ і."


def told(before: dict, after: dict) -> tuple[str, ...]:
    """The fields that differ between two readings of an article."""
    pair = [Wording.of(an_article(**({"article_body": BODY} | one))) for one in (before, after)]
    return change(*pair).fields


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("\n\n", "\n \n\n"),
        BODY.replace(" ", "\N{NO-BREAK SPACE}"),
        BODY.replace("«", "“").replace("»", "”").replace("–", "-"),
        BODY.replace("Казахстан", "Казах\N{SOFT HYPHEN}стан"),
        f"{BODY}\n\nПрочетена 12 345 пъти",
        f"Просмотров: 17 | Комментариев: 3\n{BODY}",
        f"{BODY}\n\n1 204 views · 3 comments",
        f"{BODY}\n\nВижте още: Медта поскъпна",
        f"{BODY}\n\nЧитайте также:\nНефть подорожала\nВ Астане открыли мост",
        f"{BODY}\n\nТағы оқыңыз: Жаңа көпір",
    ],
)
def test_spaces_marks_counters_and_links_to_others_are_no_change(body):
    assert told({}, {"article_body": body}) == ()


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("headline", {"headline": "Қазақстан – ъгъл, ёлка, щ"}),
        ("description", {"description": "Накратко"}),
        ("article_body", {"article_body": BODY.replace("Първи", "Втори")}),
        ("article_body", {"article_body": f"{BODY}\n\nЗагинаха 12 души."}),
        ("article_body", {"article_body": f"{BODY}\n\nПо темата говори и министърът."}),
        ("article_body", {"article_body": f"{BODY}\n\nЧитайте также наши новости в канале."}),
        ("article_body", {"article_body": BODY.replace("ұ", "у")}),
        ("authors", {"author_details": ()}),
        ("date_published", {"date_published": NOON}),
    ],
)
def test_another_word_name_or_date_is_a_change(field, changed):
    assert told({}, changed) == (field,)


def test_what_follows_the_links_to_others_counts_again():
    text = "Читайте также:\nНефть подорожала\nМинистр ответил на вопросы."
    assert fold_body(text) == "Министр ответил на вопросы."


@pytest.mark.parametrize(
    ("raw", "minutes", "same"),
    [
        ("2 часа назад", 59, True),
        ("2 часа назад", 120, False),
        ("преди 5 минути", 2, True),
        ("22.09.2025", 14 * 60, True),
        ("22.09.2025", 24 * 60, False),
        ("22.09.2025 12:30", 0, True),
        ("22.09.2025 12:30", 1, False),
    ],
)
def test_a_date_is_compared_as_exactly_as_it_is_written(raw, minutes, same):
    later = {"date_published": NOON + timedelta(minutes=minutes), "date_published_raw": raw}
    found = told({"date_published": NOON, "date_published_raw": raw}, later)
    assert found == (() if same else ("date_published",))


def test_a_date_that_is_told_no_more_is_no_change_and_a_new_one_is():
    assert told({}, {"date_published": None}) == ()
    assert told({"date_published": None}, {}) == ("date_published",)


def test_the_words_that_came_and_went_are_counted():
    before = Wording.of(an_article(article_body="един два два три"))
    after = Wording.of(an_article(article_body="един два четири пет шест"))
    what = change(before, after)
    assert (what.words_added, what.words_removed) == (3, 2)
