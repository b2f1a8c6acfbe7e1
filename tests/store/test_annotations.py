"""What texts say, in rows: kept with their text, searched, linked, and corrected by a person."""

import pytest

from news.annotations import Annotations, Mention, MentionKind
from news.entity_keys import entity_key
from store import annotations, batches, entities, searching, topics
from store.batches import Batch
from store.connection import rows
from store.reading import Filter
from tests.factories import a_reading

TOKAYEV = "Касъм-Жомарт Токаев"
FIRST, SECOND = "https://novini.example/1", "https://vestnik.example/2"
EVERYTHING = Filter(limit=10)


def named(*names: str, role: str | None = None) -> Annotations:
    """A text that names these persons."""
    return Annotations(
        body_language="bg",
        mentions=tuple(
            Mention(
                start=0,
                end=len(name),
                text=name,
                kind=MentionKind.PERSON,
                name=name,
                key=entity_key(name),
                role=role,
                method="test",
                confidence=1.0,
            )
            for name in names
        ),
        countries=("KZ",),
    )


def save(conn, *readings) -> None:
    with conn.transaction():
        batches.save(conn, Batch(readings=readings))


def entities_of(conn) -> dict[str, int]:
    found = entities.most_named(conn, topic_id=None, kind=None, limit=100)
    return {row["entity"]: row["articles"] for row in found}


@pytest.fixture(autouse=True)
def topic(conn) -> None:
    topics.add(conn, "Казахстан")


def test_what_a_text_says_is_kept_once(conn):
    reading = a_reading(url=FIRST, annotations=named(TOKAYEV, TOKAYEV))
    save(conn, reading)
    before = rows(conn, "SELECT xmin, * FROM annotations")
    save(conn, reading)
    assert rows(conn, "SELECT xmin, * FROM annotations") == before
    (article,) = rows(conn, "SELECT id FROM articles")
    says = annotations.of_article(conn, article["id"])
    assert says["countries"] == ["KZ"]
    assert [m["name"] for m in says["told"]["mentions"]] == [TOKAYEV, TOKAYEV]
    assert [(e["name"], e["mentions"]) for e in says["entities"]] == [(TOKAYEV, 2)]


def test_what_an_older_text_named_goes_with_it(conn):
    save(conn, a_reading(url=FIRST, annotations=named(TOKAYEV)))
    newer = {"article_body": "Съвсем друг текст.", "annotations": named("Олжас Бектенов")}
    save(conn, a_reading(url=FIRST, minutes=5, **newer))
    assert [r["name"] for r in rows(conn, "SELECT name FROM article_entities")] == [
        "Олжас Бектенов"
    ]


def test_one_name_in_two_scripts_is_one_entity(conn):
    save(conn, a_reading(url=FIRST, annotations=named(TOKAYEV)))
    save(conn, a_reading(url=SECOND, annotations=named("Kassym-Jomart Tokayev")))
    assert list(entities_of(conn).values()) == [2]


def test_a_merge_lasts_for_articles_to_come(conn):
    save(conn, a_reading(url=FIRST, annotations=named(TOKAYEV)))
    save(conn, a_reading(url=SECOND, annotations=named("Токаев")))
    whole, short = f"person:{entity_key(TOKAYEV)}", f"person:{entity_key('Токаев')}"
    with conn.transaction():
        assert entities.merge(conn, short, whole) == 1
    save(conn, a_reading(url=f"{FIRST}0", annotations=named("Токаев")))
    assert entities_of(conn) == {whole: 3}


def test_a_namesake_is_split_off_by_his_role_and_stays_so(conn):
    minister, coach = named("Иван Иванов", role="министър"), named("Иван Иванов", role="Треньор")
    save(conn, a_reading(url=FIRST, annotations=minister))
    save(conn, a_reading(url=SECOND, annotations=coach))
    one = f"person:{entity_key('Иван Иванов')}"
    with conn.transaction():
        assert entities.split(conn, one, role="треньор") == (f"{one}#2", 1)
    save(conn, a_reading(url=f"{FIRST}0", annotations=coach))
    save(conn, a_reading(url=f"{FIRST}1", annotations=minister))
    assert entities_of(conn) == {one: 2, f"{one}#2": 2}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("казахстанските локомотиви", True),
        ("Kazakhstan", True),
        ('"нови локомотива"', True),
        ("локомотива -Казахстан", False),
        ("самолет", False),
        ("' & | ! ( ) :* \\ \0 <->", False),
        ("", False),
    ],
)
def test_a_search_finds_words_in_any_form_and_names_in_any_script(conn, asked, found):
    told = {
        "headline": "Казахстан купува триста нови локомотива",
        "in_language": "bg",
        "annotations": named(TOKAYEV),
    }
    save(conn, a_reading(url=FIRST, **told))
    assert [row["url"] for row in searching.search(conn, asked, EVERYTHING)] == [FIRST] * found


def test_a_word_in_the_headline_weighs_more_than_in_the_text(conn):
    body = {"article_body": "В текста се споменава уран."}
    save(conn, a_reading(url=FIRST, headline="Друго", annotations=named(TOKAYEV), **body))
    title = {"headline": "Уран за Европа", "article_body": "Кратко."}
    save(conn, a_reading(url=SECOND, annotations=named(TOKAYEV), **title))
    assert [r["url"] for r in searching.search(conn, "уран", EVERYTHING)] == [SECOND, FIRST]
