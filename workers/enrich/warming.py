"""Warming: reads what every article needs before a worker forks, so that its memory is shared."""

from collections.abc import Iterable

from news.article import Article
from news.lemmas import lemma
from workers.enrich.countries import atlas
from workers.enrich.embedding import embed
from workers.enrich.gazetteer import gazetteer
from workers.enrich.steps import enrich

SENTENCES = {
    "bg": "Министърът на търговията Иван Петров заяви в София, че на 3 май 2025 г. България"
    " ще получи 300 локомотива за 4,2 млрд. евро от Казахстан.",
    "ru": "Президент России Иван Петров заявил в Москве, что 3 мая Казахстан получит"
    " 300 локомотивов.",
    "uk": "Президент України Іван Петренко заявив у Києві, що Казахстан отримає 300 локомотивів.",
    "kk": "Қазақстан Президенті Астанада АҚШ-тың министрімен кездесті.",
    "en": "The president of the United States said in London that Kazakhstan would get"
    " 300 locomotives.",
}


def warm(languages: Iterable[str] = tuple(SENTENCES)) -> None:
    """Enrich a sentence of each of these languages, for what it loads; of others, a word.

    What a language needs and was not loaded here is loaded by each process when it comes.
    """
    gazetteer()
    for language in languages:
        sentence = SENTENCES.get(language, "")
        lemma("а", language)
        atlas(language)
        enrich(Article(headline=sentence, article_body=sentence, canonical_url="warm:"))
    embed("", SENTENCES["bg"], "bg")
