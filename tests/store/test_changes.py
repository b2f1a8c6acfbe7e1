"""Topics that change: which stored articles come and go; new ones at once, others in batches."""

from datetime import UTC, datetime, timedelta

import pytest

from news import urls
from store import batches, changes, definitions, listings, requests, runs, topics
from store.batches import Batch
from store.connection import connect, rows
from store.definitions import Definition
from tests.factories import URL, a_reading, a_report
from workers import applying

TOPIC = "Казахстан"


@pytest.fixture
def topic_id(conn) -> int:
    topic = topics.add(conn, TOPIC, [("kk", "Қазақстан")])
    listings.add(conn, topic, "https://novini.example/tema")
    apply(conn, topic)
    return topic


def save(conn, *bodies: str, topic_id: int = 1, start: int = 0, **more) -> None:
    readings = [
        a_reading(url=f"{URL}-{n}", page={"topic_id": topic_id}, article_body=body, **more)
        for n, body in enumerate(bodies, start)
    ]
    with conn.transaction():
        batches.save(conn, Batch(readings=readings))


def define(conn, topic_id: int, **values) -> None:
    """Define the topic anew and apply it to all that is stored."""
    now = definitions.definition(conn, topic_id)
    kept = {name: getattr(now, name) for name in ("aliases", "excluded", "sections", "languages")}
    with conn.transaction():
        definitions.define(conn, topic_id, Definition(**kept | values))
    apply(conn, topic_id)


def apply(conn, topic_id: int) -> None:
    while applying.apply(conn, topic_id, lambda _: None):
        pass


def inside(conn, topic_id: int = 1) -> list[int]:
    """The numbers of the articles of the topic."""
    found = rows(
        conn,
        """
        SELECT a.canonical_url AS url FROM article_topics m JOIN articles a ON a.id = m.article_id
         WHERE m.topic_id = %(id)s ORDER BY a.id
        """,
        id=topic_id,
    )
    return sorted(int(row["url"].rsplit("-", 1)[1]) for row in found)


def why(conn) -> list[str]:
    return sorted(row["reason"] for row in rows(conn, "SELECT reason FROM left_out"))


class TestWhatIsLeftOut:
    def test_by_a_word_in_any_form_and_back_without_it(self, conn, topic_id):
        save(conn, "Мач по футбол.", "Добив на мед.", "За футбола и медта.")
        define(conn, topic_id, excluded=("футбол",))
        assert inside(conn) == [1]
        assert why(conn) == ["word: футбол", "word: футбола"]
        define(conn, topic_id, excluded=())
        assert inside(conn) == [0, 1, 2]
        assert why(conn) == []

    def test_by_a_section_but_not_where_none_is_told(self, conn, topic_id):
        save(conn, "Едно.", article_section="Спорт")
        save(conn, "Две.", start=1, article_section="ИКОНОМИКА")
        save(conn, "Три.", start=2)
        define(conn, topic_id, sections=("Икономика",))
        assert inside(conn) == [1, 2]
        assert why(conn) == ["section: Спорт"]

    def test_by_a_language_but_not_where_none_is_told(self, conn, topic_id):
        for number, language in enumerate(("bg", "kk", None)):
            save(conn, "Текст.", start=number, in_language=language)
        define(conn, topic_id, languages=("kk-KZ",))
        assert inside(conn) == [1, 2]

    def test_new_articles_are_judged_as_they_are_saved(self, conn, topic_id):
        define(conn, topic_id, excluded=("футбол",))
        save(conn, "Мач по футбол.", "Добив на мед.")
        assert inside(conn) == [1]

    def test_a_new_text_is_judged_anew(self, conn, topic_id):
        define(conn, topic_id, excluded=("футбол",))
        save(conn, "Мач по футбол.")
        with conn.transaction():
            batches.save(conn, Batch(readings=[a_reading(url=f"{URL}-0", minutes=5)]))
        assert (inside(conn), why(conn)) == ([0], [])

    def test_a_known_link_does_not_bring_it_back(self, conn, topic_id):
        define(conn, topic_id, excluded=("футбол",))
        save(conn, "Мач по футбол.")
        other = topics.add(conn, "Спорт")
        define(conn, other, excluded=("мач",))
        listings.add(conn, other, "https://novini.example/sport")
        for request in requests.take_due(conn, datetime.now(UTC) + timedelta(seconds=1)):
            told = a_report(
                run_id=request.run_id,
                listing_id=request.listing_id,
                topic_id=request.topic_id,
                known=(urls.key(f"{URL}-0"),),
            )
            with conn.transaction():
                batches.save(conn, Batch(reports=[told]))
            runs.settle(conn)
        assert (inside(conn), inside(conn, other)) == ([], [])
        assert why(conn) == ["word: Мач", "word: футбол"]


class TestNames:
    @pytest.fixture
    def whole(self, conn, topic_id) -> int:
        """Another topic has stored three articles of a site that this topic reads whole."""
        other = topics.add(conn, "Мини")
        bodies = ("Нещо за Астана.", "Нещо за Казахстана.", "Нещо друго.")
        save(conn, *bodies, topic_id=other, headline="Без име")
        return listings.add(conn, topic_id, "https://novini.example/feed", whole_site=True)

    def test_a_new_one_brings_what_whole_sites_have(self, conn, topic_id, whole):
        define(conn, topic_id, aliases=(("bg", "Астана"),))
        assert inside(conn) == [0, 1]
        (first, _) = rows(conn, "SELECT evidence FROM article_topics WHERE topic_id = 1")
        assert first["evidence"] == {
            "listing_id": whole,
            "name": "Астана",
            "form": "Астана",
            "where": "article_body",
        }

    @pytest.mark.usefixtures("whole")
    def test_one_less_takes_what_no_other_name_names(self, conn, topic_id):
        define(conn, topic_id, aliases=(("bg", "Астана"),))
        define(conn, topic_id, aliases=())
        assert inside(conn) == [1]
        assert why(conn) == ["names the topic no more"]

    @pytest.mark.usefixtures("whole")
    def test_added_by_topic_add_it_is_applied_too(self, conn, topic_id):
        topics.add(conn, TOPIC, [("bg", "Астана")])
        apply(conn, topic_id)
        assert inside(conn) == [0, 1]

    def test_what_its_own_page_lists_needs_none(self, conn, topic_id):
        save(conn, "Без име.", headline="Без")
        define(conn, topic_id, aliases=())
        assert inside(conn) == [0]


class TestApplying:
    def test_the_counts_are_foreseen_and_nothing_is_changed(self, conn, topic_id):
        save(conn, "Мач по футбол.", "Добив на мед.")
        rules = Definition(excluded=("футбол",)).rules(TOPIC)
        (*_, (told, _)) = changes.preview(conn, topic_id, rules)
        assert (told.looked, told.came, told.went) == (2, 0, 1)
        assert inside(conn) == [0, 1]

    def test_it_goes_on_where_a_worker_died(self, conn, topic_id, monkeypatch):
        monkeypatch.setattr(changes, "BATCH", 2)
        save(conn, *["Мач по футбол."] * 5)
        with conn.transaction():
            definitions.define(conn, topic_id, Definition(excluded=("футбол",)))
        with conn.transaction():
            assert changes.step(conn, topic_id)
        assert len(inside(conn)) == 3
        sent: list[int] = []
        later = datetime.now(UTC) + applying.QUIET
        assert applying.resume(conn, later, sent.append) == sent == [topic_id]
        apply(conn, topic_id)
        told = changes.progress(conn, topic_id)
        assert told is not None
        assert (told["looked"], told["went"]) == (5, 5)
        assert applying.resume(conn, later, sent.append) == []

    def test_two_workers_do_not_do_it_twice(self, conn, topic_id, database_url):
        save(conn, "Мач по футбол.")
        with conn.transaction():
            definitions.define(conn, topic_id, Definition(excluded=("футбол",)))
        with connect(database_url) as own, own.transaction():
            changes.step(own, topic_id)
            assert not changes.step(conn, topic_id)
        told = changes.progress(conn, topic_id)
        assert told is not None
        assert told["went"] == 1

    def test_the_same_definition_changes_nothing(self, conn, topic_id):
        with conn.transaction():
            assert not definitions.define(conn, topic_id, definitions.definition(conn, topic_id))
