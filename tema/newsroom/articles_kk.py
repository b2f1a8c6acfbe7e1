"""What «Dala Press» has published, in Kazakh and English."""

from datetime import datetime
from typing import Any

from tema.newsroom.outlets import BY_KEY
from tema.newsroom.truth import TrueArticle

OUTLET = BY_KEY["dala"]
AINUR = ("Айнұр Сәрсенова", "тілші")
QANAT = ("Қанат Әбілов", None)
JANE = ("Jane Whitfield", "Reporter")


def _article(language: str, date: str, slug: str, headline: str, **fields: Any) -> TrueArticle:
    named = {"section": "Экономика", "authors": (AINUR,)} | fields
    return TrueArticle(
        outlet=OUTLET.key,
        path=f"/{language}/{slug}",
        headline=headline,
        date_published=datetime.fromisoformat(date).replace(tzinfo=OUTLET.time_zone),
        in_language=language,
        **named,
    )


def articles() -> list[TrueArticle]:
    """All of them."""
    return [*_kazakh(), *_english(), *_others()]


def _kazakh() -> list[TrueArticle]:
    return [
        _article(
            "kk",
            "2025-09-23T14:05",
            "su-qoimasy-salynady-311",
            "Қызылордада жаңа су қоймасы салынады",
            description="Құрылысқа 18 миллиард теңге бөлінді",
            paragraphs=(
                "Қызылорда облысында көлемі 120 миллион текше метр су қоймасы салынады. Ол"
                " көктемгі тасқын суды жинап, жазда егінге береді.",
                "«Диқандарымыз енді шілдеде судан тарықпайды», — деді Су ресурстары министрі"
                " Нұржан Әлібеков.",
                "Құрылысқа 18 миллиард теңге бөлінді. Қазақстан бұл жұмысты екі жылда аяқтамақ.",
            ),
            keywords=("су", "Қызылорда"),
            image_caption="Сырдария өзенінің жағасы",
            image_credit="Айнұр Сәрсенова",
        ),
        _article(
            "kk",
            "2025-09-16T09:30",
            "mektepke-2000-avtobus-312",
            "Ауыл мектептері 2000 жаңа автобус алды",
            description="Автобустар Қостанайдағы зауытта жиналған",
            section="Қоғам",
            paragraphs=(
                "Жаңа оқу жылында ауыл мектептеріне екі мың автобус берілді. Бұрын балалар"
                " сабаққа он шақырым жаяу баратын.",
                "Көліктердің бәрі Қазақстанда, Қостанай зауытында жиналған. Біреуінің бағасы 34"
                " миллион теңге.",
                "«Қыста енді үсіп қаламыз деп қорықпаймыз», — дейді оқушының анасы Бақыт Оразова.",
            ),
            keywords=("мектеп", "автобус"),
            authors=(QANAT,),
            image_caption="Мектеп автобусы",
            image_credit="Оқу-ағарту министрлігі",
        ),
        _article(
            "kk",
            "2025-09-08T18:20",
            "jylqy-sharuashylygy-313",
            "Көкпар ойындарына он алты ел қатысады",
            description="Әлем чемпионаты Шымкентте өтеді",
            section="Спорт",
            paragraphs=(
                "Көкпардан әлем чемпионаты қазан айында Шымкентте өтеді. Оған он алты ел өтінім"
                " берген.",
                "Былтыр Қазақстан құрамасы финалда Қырғызстанды жеңген еді.",
                "«Атымыз да, азаматымыз да дайын», — деді бапкер Ғалым Төреханов. Стадионға 12"
                " мың көрермен сыяды.",
            ),
            keywords=("көкпар", "Шымкент"),
            image_caption="Көкпаршылар жаттығуда",
            image_credit="Қанат Әбілов",
        ),
        _article(
            "kk",
            "2025-08-25T11:45",
            "alma-bagy-qaita-314",
            "Алматының апорт алмасы қайта егілді",
            description="Тау бөктеріне жүз мың көшет отырғызылды",
            section="Қоғам",
            paragraphs=(
                "Алматы маңындағы тау бөктеріне апорттың жүз мың көшеті егілді. Ғалымдар көшетті"
                " зертханада алты жыл өсірген.",
                "Апорт — Қазақстанның мақтанышы, бірақ соңғы отыз жылда бақтар азайып кеткен еді.",
                "«Алғашқы жемісті 2030 жылы аламыз», — деп үміттенеді бағбан Өмірзақ Үсенов.",
            ),
            keywords=("апорт", "Алматы"),
            image_caption="Апорт алмасы",
            image_credit="Dala Press",
        ),
        _article(
            "kk",
            "2025-08-11T16:00",
            "qazaq-tili-qosymsha-315",
            "Қазақ тілін үйрететін қосымша миллион рет жүктелді",
            description="Оны Астанадағы студенттер жасаған",
            section="Технология",
            paragraphs=(
                "Астаналық төрт студент жасаған тіл үйрету қосымшасын миллион адам жүктеп алды."
                " Қосымша тегін.",
                "Сабақтар әнмен және әзілмен беріледі. Пайдаланушылардың үштен бірі Қазақстаннан"
                " тыс жерде тұрады.",
                "«Біз оны әжемізге бір сыныптасын үйрету үшін бастадық», — дейді жоба жетекшісі"
                " Іңкәр Һамитова.",
            ),
            keywords=("қазақ тілі", "қосымша"),
            authors=(QANAT, AINUR),
            image_caption="Жоба авторлары",
            image_credit="Іңкәр Һамитова",
        ),
    ]


def _english() -> list[TrueArticle]:
    return [
        _article(
            "en",
            "2025-09-20T10:00",
            "uranium-output-target-316",
            "Kazakhstan trims its uranium output target for 2026",
            section="Economy",
            description="The miner cites a shortage of sulphuric acid",
            paragraphs=(
                "Kazakhstan's largest uranium miner will produce about eight percent less next"
                " year than it had planned, the company said on Saturday.",
                '"We will not chase tonnes at any price," chief financial officer Sultan Temirbek'
                " told analysts in Almaty.",
                "Sulphuric acid, which is pumped underground to dissolve the ore, has become"
                " scarce. A new acid plant worth $240 million is due in 2027.",
            ),
            keywords=("uranium", "mining"),
            authors=(JANE,),
            image_caption="A uranium field in the Turkistan region",
            image_credit="Jane Whitfield",
        ),
        _article(
            "en",
            "2025-09-02T13:30",
            "middle-corridor-trains-317",
            "More container trains take the Middle Corridor",
            section="Economy",
            description="Traffic through Kazakhstan is up by a third in eight months",
            paragraphs=(
                "Some 340 container trains crossed Kazakhstan on the Middle Corridor between"
                " January and August, a third more than a year earlier.",
                "The route runs from China over the Caspian Sea to Georgia and Europe, and now"
                " takes fifteen days.",
                '"Predictability matters more to our clients than speed," said Lena Hoffmann, who'
                " plans freight for a German carmaker.",
            ),
            keywords=("railway", "trade"),
            authors=(JANE,),
            image_caption="A container train near Khorgos",
            image_credit="KTZ",
        ),
        _article(
            "en",
            "2025-08-19T09:10",
            "snow-leopard-cubs-318",
            "Three snow leopard cubs filmed in the Ile Alatau",
            section="Nature",
            description="Camera traps caught the family at 3,400 metres",
            paragraphs=(
                "A camera trap in the Ile Alatau national park has filmed a snow leopard with"
                " three cubs, a rare sight even for rangers.",
                '"Three is a lot; it means there is enough ibex to eat," said biologist Aliya'
                " Grachyova.",
                "Kazakhstan is home to roughly 190 snow leopards, up from about 120 a decade ago.",
            ),
            keywords=("snow leopard", "wildlife"),
            authors=(JANE, AINUR),
            image_caption="A still from the camera trap",
            image_credit="Ile Alatau National Park",
        ),
    ]


def _others() -> list[TrueArticle]:
    texts = (
        ("en", "marathon-in-lisbon-321", "A quiet record at the Lisbon half marathon"),
        ("en", "old-tram-returns-322", "An old tram line returns to central Vienna"),
        ("kk", "tokiodagy-korme-323", "Токиода робот өнерінің көрмесі ашылды"),
        ("kk", "zhana-film-324", "Түрік режиссері жаңа фильмін таныстырды"),
    )
    return [
        _article(
            language,
            f"2025-09-{20 + number}T08:00",
            slug,
            headline,
            topics=(),
            section="World",
            description="The day's news in short",
            paragraphs=(
                f"{headline}. Organisers said that more people came than in any year before, and"
                " that the programme will be repeated next autumn if the weather allows.",
                "Visitors praised the calm mood and the clear signs, and asked for longer opening"
                " hours on weekends, which the city has promised to consider by spring.",
            ),
        )
        for number, (language, slug, headline) in enumerate(texts)
    ]
