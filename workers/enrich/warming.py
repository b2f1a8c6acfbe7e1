"""Warming: reads what every article needs before a worker forks, so that its memory is shared."""

from news.article import Article
from workers.enrich.steps import enrich

SENTENCES = (
    "Министърът на търговията Иван Петров заяви в София, че на 3 май 2025 г. България ще получи 300"
    " локомотива за 4,2 млрд. евро от Казахстан.",
    "Президент России Иван Петров заявил в Москве, что 3 мая Казахстан получит 300 локомотивов.",
    "Президент України Іван Петренко заявив у Києві, що Казахстан отримає 300 локомотивів.",
    "Қазақстан Президенті Астанада АҚШ-тың министрімен кездесті.",
    "The president of the United States said in London that Kazakhstan would get 300 locomotives.",
)


def warm() -> None:
    """Enrich a sentence of each language that is likely to come, for what it loads."""
    for sentence in SENTENCES:
        enrich(Article(headline=sentence, article_body=sentence, canonical_url="warm:"))
