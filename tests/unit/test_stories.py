"""Fingerprints, signatures, likeness and grouping: pure functions on texts of our own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.annotations import (
    Amount,
    AmountKind,
    Annotations,
    Mention,
    MentionKind,
    TextDate,
)
from news.entity_keys import word_key
from news.signatures import BINS, METHOD, Signature, Told
from tests.factories import NOON, an_article
from workers.enrich import grouping
from workers.enrich.fingerprints import LEAST, fingerprint, overlap, resemblance
from workers.enrich.grouping import COPY, Choice
from workers.enrich.signatures import sign
from workers.stories import Assignment

TEXT = " ".join(f"слово{number}" for number in range(300))


FIRST_BINS = (17246481, 20393060, 4238813, 4890985)
FIRST_BAND = -578695894346853


def changed(text: str, every: int) -> str:
    """A text in which each so-manieth word is another."""
    words = text.split()
    return " ".join("друго" * (n % every == 0) or word for n, word in enumerate(words))


class TestFingerprints:
    def test_the_same_text_is_the_same_whatever_its_case_and_spaces(self):
        one, other = fingerprint(TEXT), fingerprint(TEXT.upper().replace(" ", "\n "))
        assert one == other
        assert overlap(one, other) == 1.0

    def test_they_never_change_from_release_to_release(self):
        told = fingerprint(TEXT)
        assert (METHOD, told.size, told.bins[:4]) == (1, 298, FIRST_BINS)
        assert told.bands[0] == FIRST_BAND

    def test_a_light_rewrite_shares_bands_and_most_of_its_text(self):
        one, other = fingerprint(TEXT), fingerprint(changed(TEXT, 12))
        assert overlap(one, other) > COPY
        assert set(one.bands) & set(other.bands)

    def test_a_copy_that_was_cut_is_whole_in_the_other(self):
        one, other = fingerprint(TEXT), fingerprint(" ".join(TEXT.split()[:150]))
        assert resemblance(one, other) == pytest.approx(0.5, abs=0.12)
        assert overlap(one, other) > 0.85

    def test_other_texts_share_nothing(self):
        one, other = fingerprint(TEXT), fingerprint(TEXT.replace("слово", "дума"))
        assert overlap(one, other) < 0.1
        assert not set(one.bands) & set(other.bands)

    def test_a_text_of_few_words_has_none(self):
        assert fingerprint(" ".join(TEXT.split()[: LEAST + 1])) is None
        assert fingerprint("") is None

    @given(st.text(max_size=400))
    def test_any_text_is_taken(self, text: str):
        told = fingerprint(text)
        assert told is None or (len(told.bins) == BINS and all(0 <= b < 2**25 for b in told.bins))
        assert told is None or all(-(2**63) < band < 0 for band in told.bands)


def a_mention(name: str, kind: MentionKind = MentionKind.PERSON, **changes) -> Mention:
    told = {"start": 0, "end": 1, "text": name, "method": "rules", "confidence": 1.0, "key": name}
    return Mention(**told | {"name": name, "kind": kind} | changes)


def an_amount(value: float, kind: AmountKind = AmountKind.COUNT, **changes) -> Amount:
    told = {"start": 0, "end": 1, "text": "1", "method": "rules", "confidence": 1.0}
    return Amount(**told | {"value": value, "kind": kind} | changes)


def a_day(first: date, last: date | None = None) -> TextDate:
    told = {"start": 0, "end": 1, "text": "тогава", "method": "rules", "confidence": 1.0}
    return TextDate(**told | {"first": first, "last": last or first})


def signature_of(**found) -> Signature:
    annotations = Annotations(body_language="bg", **found)
    return sign(an_article(annotations=annotations, date_published=NOON), NOON)


class TestSigning:
    def test_names_weigh_by_kind_and_by_how_often_they_stand(self):
        town = a_mention("Русе", MentionKind.PLACE, geonames_id=1)
        country = a_mention("Дания", MentionKind.PLACE)
        once, often = a_mention("Мариана Стефкова"), a_mention("Турдубеков")
        names = signature_of(mentions=(town, country, once, often, often)).names
        weights = [
            names[f"n:{word_key(n.lower())}"] for n in ("Турдубеков", "Стефкова", "Русе", "Дания")
        ]
        assert weights == sorted(weights, reverse=True)
        assert len(set(weights)) == 4

    def test_small_words_in_names_say_nothing(self):
        ministry = a_mention("Министерство на енергетиката", MentionKind.ORGANISATION)
        assert set(signature_of(mentions=(ministry,)).names) == {f"n:{word_key('министерство')}"}

    def test_money_keeps_its_currency_and_a_round_count_weighs_little(self):
        found = (an_amount(4.2e9, AmountKind.MONEY, currency="USD"), an_amount(10), an_amount(856))
        assert signature_of(amounts=found).numbers == {
            "#:4.2e+09USD": 1.0,
            "#:856": 1.0,
            "#:10": 0.3,
        }

    def test_days_of_its_own_week_and_whole_years_are_left_out(self):
        far, near = a_day(date(2026, 9, 30)), a_day(NOON.date() + timedelta(days=2))
        year = a_day(date(2028, 1, 1), date(2028, 12, 31))
        assert list(signature_of(dates=(far, near, year)).numbers) == ["d:2026-09-30/2026-09-30"]

    def test_an_article_without_a_date_has_that_of_its_fetch(self):
        assert sign(an_article(date_published=None), NOON).at == NOON

    def test_words_are_lemmas_without_small_words(self):
        article = an_article(
            headline="Наводнението",
            article_body="Наводнение и наводнения в степта.",
            annotations=Annotations(body_language="bg"),
        )
        terms = sign(article, NOON).terms
        assert max(terms, key=lambda term: terms[term]).startswith("наводнени")
        assert not {"и", "в"} & terms.keys()


NAMES = {"n:trtbkv": 1.5, "n:krkl": 1.0, "n:tlknv": 1.2}
SUMS = {"#:856": 1.0, "#:12000": 1.0, "#:1.8e+10KZT": 1.0}
AN_EVENT = Signature(at=NOON, in_language="bg", names=NAMES, numbers=SUMS)
ANOTHER = Signature(at=NOON, in_language="bg", names={"n:vlmn": 1.5}, numbers={"#:680": 1.0})


def told(article_id: int, signature: Signature = AN_EVENT, story: int | None = None) -> Told:
    return Told(article_id=article_id, signature=signature, story_id=story)


def choose(article: Told, others: list[Told], *, articles: int) -> Choice:
    """What becomes of an article among others that are all there are of its days."""
    holders = {
        name: 1 + sum(name in {**o.signature.names, **o.signature.numbers} for o in others)
        for name in article.signature.features.values()
    }
    return grouping.choose(article, others, holders=holders, articles=articles)


class TestGrouping:
    def test_it_joins_the_story_of_its_event(self):
        choice = choose(told(3), [told(1, story=7), told(2, ANOTHER, story=8)], articles=3)
        assert choice.story_ids == (7,)

    def test_one_name_in_common_is_not_an_event(self):
        alone = replace(AN_EVENT, names={"n:krkl": 1.0}, numbers={})
        assert choose(told(2, alone), [told(1, story=7)], articles=2).story_ids == ()

    def test_what_everybody_writes_of_says_little(self):
        crowd = [told(n, replace(AN_EVENT, numbers={}), story=n) for n in range(2, 60)]
        rare = replace(AN_EVENT, numbers={})
        few = choose(told(1, rare), crowd[:1], articles=400).score
        many = choose(told(1, rare), crowd, articles=60).score
        assert few > many

    def test_words_count_within_a_language_only(self):
        words = {f"дума{n}": 1.5 for n in range(20)}
        same = replace(ANOTHER, terms=words, names=NAMES, numbers={})
        here = replace(AN_EVENT, terms=words, numbers={})
        other = replace(same, in_language="ru")
        score = choose(told(1, here), [told(2, same, story=2)], articles=2).score
        across = choose(told(1, here), [told(2, other, story=2)], articles=2).score
        assert score > across

    def test_a_story_of_which_it_is_like_one_article_alone_is_not_its(self):
        story = [told(1, story=7), *(told(n, ANOTHER, story=7) for n in range(2, 9))]
        assert choose(told(9), story, articles=9).story_ids == ()

    def test_the_earlier_of_two_texts_is_the_original(self):
        text = fingerprint(TEXT)
        late = told(1, replace(AN_EVENT, fingerprint=text, at=NOON + timedelta(hours=1)), story=7)
        (copy,) = choose(told(2, replace(AN_EVENT, fingerprint=text)), [late], articles=2).copies
        assert (copy.original_id, copy.copy_id, copy.overlap) == (2, 1, 1.0)


class TestAssignment:
    def test_stories_that_begin_and_merge_in_one_batch_leave_one(self):
        work = Assignment(told={n: told(n) for n in (1, 2)})
        for article_id in (1, 2):
            others = [one for one in work.told.values() if one.article_id < article_id]
            work.take(work.told[article_id], choose(told(article_id), others, articles=2))
        assert {place.story_id for place in work.places.values()} == {-1}
        assert work.merges == []

    def test_the_older_story_stays(self):
        work = Assignment(told={1: told(1, story=9), 2: told(2, story=4), 3: told(3)})
        work.take(work.told[3], choose(told(3), [work.told[1], work.told[2]], articles=3))
        assert {one.story_id for one in work.told.values()} == {4}
        assert [(merge.story_id, merge.into_id) for merge in work.merges] == [(9, 4)]


def test_a_signature_s_keys_fit_a_bigint():
    keys = replace(AN_EVENT, fingerprint=fingerprint(TEXT)).keys
    assert all(-(2**63) <= key < 2**63 for key in keys)
