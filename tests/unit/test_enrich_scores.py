"""What enriching finds in the golden articles that may be looked at, and how it is counted."""

import pytest

from benchmarks import enrich_scores, stories
from benchmarks.enrich_scores import Score
from benchmarks.enrichment import measure
from benchmarks.golden import Golden, read_all
from news.annotations import Amount, AmountKind, Mention, MentionKind, Quotation

TUNING = [article for article in read_all() if article.half == "tuning"]
(FLOOD,) = (article for article in TUNING if article.name == "bg-flood")
FOUND = {"method": "rules", "confidence": 1.0}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """The figures of the tuning half, all languages together."""
    return measure(TUNING)["tuning"]["all"]


@pytest.mark.parametrize(
    ("figure", "share", "least"),
    [
        *(("language", "recall", 0.985), ("names", "f1", 0.76), ("countries", "recall", 0.96)),
        *(("quotations", "precision", 0.85), ("quotations", "recall", 0.85)),
        *(("speakers", "recall", 0.8), ("amounts", "precision", 0.95), ("amounts", "recall", 0.9)),
    ],
)
def test_what_is_found_holds(scores: dict[str, Score], figure: str, share: str, least: float):
    assert getattr(scores[figure], share) >= least


def test_articles_of_one_event_are_grouped_within_and_across_languages():
    known = stories.of_golden(TUNING)
    told = stories.pairs(known, stories.grouped(known))
    assert min(told["within"].f1, told["across"].f1) >= 0.9


def found_mention(text: str, kind: MentionKind, country: str | None = None) -> Mention:
    start = FLOOD.text.index(text)
    told = {"start": start, "end": start + len(text), "text": text, "name": text, "key": text}
    return Mention(**told, **FOUND, kind=kind, country=country)


class TestCounting:
    def test_a_name_counts_by_its_exact_span_and_kind(self):
        right = found_mention("Ройтерс", MentionKind.ORGANISATION)
        wrong = found_mention("Ройтерс", MentionKind.PERSON)
        short = found_mention("Сагимбаев", MentionKind.PERSON)
        told = enrich_scores.mentions(FLOOD, [right, wrong, short])
        assert (told["organisation"].right, told["organisation"].wrong) == (1, 0)
        assert (told["person"].right, told["person"].wrong) == (0, 2)

    def test_a_country_counts_where_it_is_met(self):
        here = found_mention("Казахстан,", MentionKind.PLACE, "KZ")
        other = found_mention("Русия", MentionKind.PLACE, "BG")
        assert enrich_scores.countries(FLOOD, [here, other]).right == 1

    def test_a_quotation_counts_where_most_letters_are_its(self):
        wanted = FLOOD.quotations[0]
        near = self.quoted(FLOOD, wanted.start, wanted.end - 2, "Нурлан Сагимбаев")
        told = enrich_scores.quotations(FLOOD, [near])
        assert (told.spans, told.speakers) == (Score(1, 1, 0), Score(1, 0, 0))

    def test_half_a_quotation_is_a_wrong_one(self):
        wanted = FLOOD.quotations[0]
        half = self.quoted(FLOOD, wanted.start, (wanted.start + wanted.end) // 2, None)
        assert enrich_scores.quotations(FLOOD, [half]).spans == Score(0, 2, 1)

    @staticmethod
    def quoted(article: Golden, start: int, end: int, speaker: str | None) -> Quotation:
        return Quotation(
            start=start, end=end, text=article.text[start:end], speaker=speaker, **FOUND
        )

    @pytest.mark.parametrize(
        ("told", "wanted", "same"),
        [
            ("Хауърд Лутник", "Хауърд Лутник", True),
            ("Лутник", "Хауърд Лутник", True),
            ("Токаев", "Хауърд Лутник", False),
            (None, "Хауърд Лутник", False),
            (None, None, True),
            ("местен жител", None, True),
            ("Лутник", None, False),
        ],
    )
    def test_a_speaker_is_who_is_named(self, told: str | None, wanted: str | None, same: bool):
        assert enrich_scores.is_same_speaker(told, wanted) is same

    @pytest.mark.parametrize(
        ("value", "currency", "right"),
        [(18e9, "KZT", True), (18e6, "KZT", False), (18e9, "USD", False)],
    )
    def test_money_counts_by_value_and_currency(self, value: float, currency: str, right: bool):
        start = FLOOD.text.index("18 млрд. тенге")
        span = {"start": start, "end": start + 14, "text": "18 млрд. тенге"}
        found = Amount(**span, **FOUND, kind=AmountKind.MONEY, value=value, currency=currency)
        told = enrich_scores.amounts(FLOOD, [found])["money"]
        assert (told.right, told.wrong) == (int(right), int(not right))

    def test_of_a_range_any_value_between_its_ends_is_right(self):
        start = FLOOD.text.index("10–15 см")
        span = {"start": start, "end": start + 8, "text": "10–15 см"}
        found = Amount(**span, **FOUND, kind=AmountKind.COUNT, value=10, value_to=15)
        assert enrich_scores.amounts(FLOOD, [found])["count"].right == 1
