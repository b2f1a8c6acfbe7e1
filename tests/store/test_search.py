"""Search terms on a real Postgres: what is cast, what matches, what hostile input does."""

import random

import pytest

from news.search_terms import query, vector

TEXT = vector(
    title="Казахстан поръча 300 локомотива",
    lead="Договорът е за 4,2 млрд. долара",
    body="Критичните минерали са важни, каза Токаев. Един ключ: O'Neill\\Smith.",
    entities=["Касим-Жомарт Токаев"],
    language="bg",
)


@pytest.fixture
def matches(conn):
    """Whether a typed query finds an article's vector."""

    def matches(typed: str, stored: str = TEXT) -> bool:
        row = conn.execute(
            "SELECT %(vector)s::tsvector @@ %(query)s::tsquery AS found",
            {"vector": stored, "query": query(typed)},
        ).fetchone()
        return next(iter(row.values())) if isinstance(row, dict) else row[0]

    return matches


@pytest.mark.parametrize(
    "typed",
    [
        "казахстанските локомотиви",
        "Kazakhstan",
        "Қазақстанның",
        "Токаевым",
        "Tokayev",
        '"критични минерали"',
        "локом*",
        "O'Neill",
        "Казахстан -Русия",
    ],
)
def test_a_query_finds_other_forms_and_scripts(matches, typed):
    assert matches(typed)


@pytest.mark.parametrize("typed", ["Русия", "Казахстан -Токаев", '"минерали критични"', "вагон*"])
def test_a_query_finds_nothing_else(matches, typed):
    assert not matches(typed)


def test_a_title_ranks_before_a_body(conn):
    title = vector(title="Токаев", body="вода", language="bg")
    body = vector(title="Вода", body="Токаев", language="bg")
    row = conn.execute(
        "SELECT ts_rank(%(title)s::tsvector, %(query)s::tsquery) AS first,"
        " ts_rank(%(body)s::tsvector, %(query)s::tsquery) AS last",
        {"title": title, "body": body, "query": query("Токаев")},
    ).fetchone()
    first, last = row.values() if isinstance(row, dict) else row

    assert first > last


def test_nothing_typed_or_published_breaks_a_cast(matches):
    chance = random.Random(9)
    letters = "аб'\\\"„“:*&|!()<->- \t\n\0~%$,.ёЁ0\u0301\U0001f600ß"
    for _ in range(300):
        text = "".join(chance.choice(letters) for _ in range(40))
        matches(text, vector(title=text, body=text, entities=[text], language="bg"))


def test_the_longest_article_fits(matches):
    chance = random.Random(9)
    words = ("".join(chance.choices("абвгдежзий\U0001f600", k=50)) for _ in range(5_000))

    assert matches("заглавие", vector(title="Заглавие", body=" ".join(words), language="bg"))
