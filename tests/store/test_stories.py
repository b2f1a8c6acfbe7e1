"""Stories on a real Postgres: articles join, stories merge, copies are told, nothing twice."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from benchmarks.stories import NOW, known_of_newsroom, pairs
from news.article import Article
from news.model import Reading
from news.signatures import Signature
from store import batches, rereading, signatures, stories, topics
from store.batches import Batch
from store.connection import connect, rows
from store.rereading import Again
from tests.factories import NOON, a_reading, an_article
from workers.enrich.fingerprints import fingerprint
from workers.stories import FOUND_FOR, assign, forget

HOUR = timedelta(hours=1)
PARK = {"n:tlknv": 1.5, "n:nrdvnt": 1.6, "n:jts": 1.0}
PARK_SUMS = {f"#:{value}": 1.0 for value in ("1.2e+09USD", "190", "1100", "850", "8.4e+08USD")}
FLOOD = {"n:skmbv": 1.5, "n:trv": 1.0, "n:ndrbrsk": 1.2}
FLOOD_SUMS = {"#:12000": 1.0, "#:856": 1.0, "#:1.8e+10KZT": 1.0}
WORDS = " ".join(f"дума{number}" for number in range(200))


def a_signature(**changes) -> Signature:
    told = {"at": NOON, "in_language": "bg", "names": PARK, "numbers": PARK_SUMS}
    return Signature(**told | changes)


def save(conn, site: str, *, path: str = "1", minutes: int = 0, **changes) -> int:
    """Store an article with such a signature and give back its id."""
    body = {"article_body": changes.pop("body")} if "body" in changes else {}
    read = a_reading(url=f"https://{site}.example/{path}", minutes=minutes, **body)
    with conn.transaction():
        batches.save(conn, Batch(readings=[replace(read, signature=a_signature(**changes))]))
    (found,) = rows(
        conn, "SELECT id FROM articles WHERE canonical_url = %(url)s", url=read.page.url
    )
    return found["id"]


def story_of(conn, article_id: int) -> int:
    found = stories.of_article(conn, article_id)
    assert found is not None
    return found["id"]


def test_articles_of_one_event_are_one_story_whatever_their_language(conn):
    ids = [save(conn, "bg"), save(conn, "ru", in_language="ru", at=NOON + HOUR)]
    assert assign(conn, NOON) == 2
    assert len({story_of(conn, article_id) for article_id in ids}) == 1


def test_another_event_of_the_same_day_is_another_story(conn):
    ids = [save(conn, "bg"), save(conn, "ru", names=FLOOD, numbers=FLOOD_SUMS)]
    assign(conn, NOON)
    assert len({story_of(conn, article_id) for article_id in ids}) == 2


def test_an_article_that_comes_later_joins_and_the_story_keeps_its_number(conn):
    first = save(conn, "bg")
    assign(conn, NOON)
    number = story_of(conn, first)
    second = save(conn, "ru", in_language="ru", at=NOON + 20 * HOUR)
    assign(conn, NOON)
    assert story_of(conn, first) == story_of(conn, second) == number
    found = stories.find(conn, number)
    assert (found["first_at"], found["last_at"]) == (NOON, NOON + 20 * HOUR)


def test_the_same_a_week_later_is_another_story(conn):
    ids = [save(conn, "bg"), save(conn, "ru", at=NOON + timedelta(days=7))]
    assign(conn, NOON)
    assert len({story_of(conn, article_id) for article_id in ids}) == 2


def test_nothing_waits_twice(conn):
    save(conn, "bg")
    assert [assign(conn, NOON) for _ in range(2)] == [1, 0]
    save(conn, "bg", minutes=9)
    assert assign(conn, NOON) == 0


def test_while_another_worker_assigns_nothing_is_assigned(conn, database_url):
    save(conn, "bg")
    with connect(database_url) as other, other.transaction():
        assert stories.lock(other)
        assert assign(conn, NOON) == 0
    assert assign(conn, NOON) == 1


def test_stories_that_an_article_shows_to_be_one_are_merged_into_the_older(conn):
    older = save(conn, "bg", numbers={})
    newer = save(conn, "ru", names={}, at=NOON + HOUR)
    assign(conn, NOON)
    kept, gone = story_of(conn, older), story_of(conn, newer)
    assert kept != gone
    joining = save(conn, "kk", at=NOON + 2 * HOUR)
    assign(conn, NOON)
    assert {story_of(conn, one) for one in (older, newer, joining)} == {kept}
    (merge,) = rows(conn, "SELECT story_id, into_id, article_id FROM story_merges")
    assert merge == {"story_id": gone, "into_id": kept, "article_id": joining}
    assert stories.find(conn, gone)["id"] == kept


def test_a_text_told_again_is_a_copy_of_the_earlier_one(conn):
    text = fingerprint(WORDS)
    later = save(conn, "ru", fingerprint=text, names={}, numbers={}, at=NOON + HOUR)
    first = save(conn, "bg", fingerprint=text, names={}, numbers={})
    assign(conn, NOON)
    (copy,) = rows(conn, "SELECT original_id, copy_id, overlap FROM near_duplicates")
    assert copy == {"original_id": first, "copy_id": later, "overlap": 1.0}
    assert story_of(conn, first) == story_of(conn, later)


def test_an_article_that_was_rewritten_is_looked_at_again(conn):
    save(conn, "ru", names=FLOOD, numbers=FLOOD_SUMS)
    rewritten = save(conn, "bg")
    assign(conn, NOON)
    save(conn, "bg", minutes=5, body="Друг текст.", names=FLOOD, numbers=FLOOD_SUMS)
    assert assign(conn, NOON) == 1
    assert stories.of_article(conn, rewritten)["articles"] == 2


def test_an_article_in_company_stays_in_its_story(conn):
    ids = [save(conn, "bg"), save(conn, "ru")]
    assign(conn, NOON)
    before = story_of(conn, ids[0])
    save(conn, "bg", minutes=5, body="Друг текст.", names=FLOOD, numbers=FLOOD_SUMS)
    assign(conn, NOON)
    assert [story_of(conn, one) for one in ids] == [before, before]


def test_an_older_fetch_changes_no_signature(conn):
    save(conn, "bg", minutes=5)
    save(conn, "bg", minutes=0, body="Друг текст.", names=FLOOD)
    assert rows(conn, "SELECT names FROM signatures") == [{"names": PARK}]


def test_a_reparse_signs_the_article_anew(conn):
    article_id = save(conn, "bg")
    assign(conn, NOON)
    again = an_article(canonical_url="https://bg.example/1", article_body="Друг.", parser_version=2)
    signed = a_signature(names=FLOOD)
    with conn.transaction():
        rereading.apply(
            conn,
            [Again(article_id=article_id, fetched_at=NOON, article=again, signature=signed)],
        )
    assert rows(conn, "SELECT names FROM signatures") == [{"names": FLOOD}]


def test_old_keys_are_forgotten_and_stories_stay(conn):
    article_id = save(conn, "bg")
    assign(conn, NOON)
    assert forget(conn, NOON + FOUND_FOR) == 0
    assert forget(conn, NOON + FOUND_FOR + HOUR) == len(PARK) + len(PARK_SUMS)
    assert story_of(conn, article_id)


def test_an_article_of_thousands_is_compared_with_few(conn):
    told = [save(conn, "bg", path=str(number)) for number in range(12)]
    assign(conn, NOON)
    near = signatures.nearest(conn, told[:1], timedelta(hours=72), most=5, akin=0)
    assert len(near[told[0]].others) == 5


def test_how_many_have_a_name_is_told_from_the_latest_of_them(conn):
    told = [save(conn, "bg", path=str(n), at=NOON + n * HOUR / 4) for n in range(60)]
    assign(conn, NOON)
    near = signatures.nearest(conn, told[-1:], timedelta(hours=72), most=5, akin=0)
    (holders,) = set(near[told[-1]].holders.values())
    assert holders > signatures.LOOKED_AT


@pytest.mark.usefixtures("servers")
class TestTheCommands:
    @pytest.fixture(autouse=True)
    def told(self, conn):
        topics.add(conn, "Каспий")  # the topic of every page of the factory
        topic = topics.add(conn, "Казахстан")
        text = fingerprint(WORDS)
        self.ids = [
            save(conn, "bg", fingerprint=text),
            save(conn, "ru", in_language="ru", at=NOON + HOUR, fingerprint=text),
            save(conn, "kk", names=FLOOD, numbers=FLOOD_SUMS),
        ]
        conn.execute("UPDATE articles SET headline = canonical_url")
        conn.execute(
            "INSERT INTO article_topics (article_id, topic_id, matched_by, evidence)"
            " VALUES (%s, %s, 'listing', '{}')",
            [self.ids[0], topic],
        )
        assign(conn, NOON)

    def test_stories_of_two_sources_are_listed(self, tema):
        (story,) = json.loads(tema("story", "list", "--json").out)
        assert story["headline"] == "https://bg.example/1"
        assert (story["articles"], story["sources"]) == (2, ["bg.example", "ru.example"])
        assert story["languages"] == ["bg", "ru"]

    def test_those_of_one_source_are_listed_when_asked_for(self, tema):
        assert len(json.loads(tema("story", "list", "--sources", "1", "--json").out)) == 2

    def test_a_topic_s_stories_alone_are_listed(self, tema):
        told = tema("story", "list", "--topic", "Казахстан", "--sources", "1", "--json")
        assert [row["articles"] for row in json.loads(told.out)] == [2]

    def test_a_story_shows_who_told_it_first_and_who_copied(self, tema, conn):
        told = json.loads(tema("story", "show", str(story_of(conn, self.ids[1])), "--json").out)
        assert [row["domain"] for row in told["articles"]] == ["bg.example", "ru.example"]
        assert [row["copy_of"] for row in told["articles"]] == [None, "https://bg.example/1"]

    def test_tables_are_for_people(self, tema, conn):
        assert "https://bg.example/1" in tema("story", "list").out.replace("\n", "")
        assert "100%" in tema("story", "show", str(story_of(conn, self.ids[1]))).out

    def test_a_number_that_is_no_story_is_one_line(self, tema):
        told = tema("story", "show", "4711")
        assert (told.code, told.err) == (2, "tema: no story has the number 4711\n")

    def test_an_article_names_its_story(self, tema, conn):
        number = story_of(conn, self.ids[0])
        told = tema("articles", "show", "https://bg.example/1").out
        assert f"{number} (2 articles of 2 sources" in " ".join(told.split())


@pytest.fixture
def servers(tema, monkeypatch, database_url, valkey) -> None:
    """Let the commands find the servers of this session."""
    monkeypatch.setenv("TEMA_DATABASE_URL", database_url)
    monkeypatch.setenv("TEMA_REDIS_URL", valkey.url)


def test_the_newsroom_s_events_become_stories(conn):
    known = known_of_newsroom()
    readings = [reading_of(article, one.signature) for one, article in known]
    for start in range(0, len(readings), 20):
        with conn.transaction():
            batches.save(conn, Batch(readings=readings[start : start + 20]))
        assign(conn, NOW)
    found = rows(
        conn,
        "SELECT a.canonical_url AS url, m.story_id FROM story_articles m JOIN articles a"
        " ON a.id = m.article_id",
    )
    by_url = {row["url"]: row["story_id"] for row in found}
    by_name = {one.name: by_url[article.canonical_url] for one, article in known}
    scores = pairs([one for one, _ in known], by_name)
    assert scores["across"].f1 >= 0.9
    assert scores["within"].f1 >= 0.9


def reading_of(article: Article, signature: Signature) -> Reading:
    read = a_reading(url=article.canonical_url)
    return replace(read, article=article, signature=signature)


def test_articles_that_share_only_what_they_mean_are_one_story(conn):
    meant = bytes(range(256)) * 2
    nothing = {"names": {}, "numbers": {}}
    ids = [
        save(conn, "bg", embedding=meant, **nothing),
        save(conn, "ru", embedding=meant, in_language="ru", **nothing),
        save(conn, "en", embedding=meant[::-1], in_language="en", **nothing),
        save(conn, "uk", in_language="uk", **nothing),
    ]
    assign(conn, NOON)
    bg, ru, en, uk = (story_of(conn, article_id) for article_id in ids)
    assert bg == ru
    assert len({bg, en, uk}) == 3
    assert signatures.load(conn, ids[:1])[ids[0]].signature.embedding == meant


def test_what_is_near_by_meaning_takes_no_place_from_what_shares_names(conn):
    meant = bytes(range(256)) * 2
    crowd = [save(conn, "ru", path=str(n), embedding=meant, names={}, numbers={}) for n in range(5)]
    ours = save(conn, "bg", embedding=meant)
    same = save(conn, "kk")
    assign(conn, NOON)
    near = signatures.nearest(conn, [ours], HOUR, most=1, akin=2)[ours]
    assert near.others[0] == same
    assert len(near.others) == 3
    assert set(near.others[1:]) < set(crowd)
    assert min(near.holders) >= 0
