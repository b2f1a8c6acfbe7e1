"""Quotations in texts of our own: their words, who said them, and what is none."""

import time

import pytest

from news.annotations import Mention, MentionKind
from tests.truths import newsroom_texts
from workers.enrich.quotations import find_quotations


def told(text: str, language: str) -> list[tuple[str, str | None, str | None]]:
    """Each quotation as its words, its speaker, and how the text names the speaker."""
    return [(q.text, q.speaker, q.speaker_by) for q in find_quotations(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "words", "speaker", "verb"),
    [
        (
            "bg",
            "„Строим мост“, заяви премиерът Росен Желев.",
            "Строим мост",
            "Росен Желев",
            "заяви",
        ),
        ("bg", "„Чакахме дълго“, каза тя. Ана Илиева мълча.", "Чакахме дълго", None, "каза"),
        ("ru", "«Мы готовы», — сказал Олег Ким.", "Мы готовы", "Олег Ким", "сказал"),
        ("ru", "Олег Ким заявил: «Мы готовы».", "Мы готовы", "Олег Ким", "заявил"),
        ("uk", "«Ми готові», — сказав мер Іван Бойко.", "Ми готові", "Іван Бойко", "сказав"),
        ("uk", "“Ми готові”, – додала Ганна Бойко.", "Ми готові", "Ганна Бойко", "додала"),
        ("kk", "«Біз дайынбыз», – деді әкім Олжас Бекет.", "Біз дайынбыз", "Олжас Бекет", "деді"),
        ("en", "“We will go,” said Tom Hall of Leeds.", "We will go", "Tom Hall", "said"),
        ("en", "Tom Hall said: “We will go.”", "We will go.", "Tom Hall", "said"),
        ("en", "‘I don’t mind,’ said Tom Hall.", "I don’t mind", "Tom Hall", "said"),
        ("de", "„Wir gehen“, sagte Kanzlerin Ute Vogt.", "Wir gehen", "Ute Vogt", "sagte"),
        ("de", "»Das reicht«, erklärte Hans Müller.", "Das reicht", "Hans Müller", "erklärte"),
        ("fr", "« Nous partons », a déclaré Luc Morel.", "Nous partons", "Luc Morel", "déclaré"),
        ("fr", "« C'est fini », s'indigne Anne Morel.", "C'est fini", "Anne Morel", "indigne"),
    ],
)
def test_the_marks_and_verbs_of_each_language(language, text, words, speaker, verb):
    (found,) = find_quotations(text, language)

    assert (found.text, found.speaker, found.verb) == (words, speaker, verb)


def test_a_span_is_the_words_without_their_marks():
    text = "Вчера: „Идваме утре сутрин“, каза Ана Илиева."

    (found,) = find_quotations(text, "bg")

    assert text[found.start : found.end] == found.text == "Идваме утре сутрин"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "Компания „Алфа Груп“ обеща да наеме хора. Така нареченият „зелен преход“ върви."),
        ("bg", "Филмът „Нощта на живите“, който излезе вчера, има успех."),
        ("ru", "Роман «Война и мир» переведён. «Газпром», по данным СМИ, заявил о росте."),
        ("uk", "Фільм «Тіні забутих предків» показали у Львові."),
        ("kk", "«Самұрық-Қазына» қоры қаржы бөледі. «Диірменші» атты фильм шықты."),
        ("en", "The so-called “green deal” is dead. His novel “The Long Way Home” won."),
        ("de", "Der Film „Das Boot“ läuft. Das sogenannte „Heizungsgesetz“ kommt."),
        ("fr", "Le film « Les Misérables » est sorti."),
    ],
)
def test_names_titles_and_scare_quotes_are_none(language, text):
    assert told(text, language) == []


def test_speech_behind_a_dash_goes_on_after_its_clause():
    text = "– Не бива да чакаме – каза кметът Петър Гочев. – Хората искат вода."

    assert told(text, "bg") == [
        ("Не бива да чакаме", "Петър Гочев", "name"),
        ("Хората искат вода.", "Петър Гочев", None),
    ]


def test_a_clause_inside_the_marks_parts_a_quote():
    text = "«В вагоне будет душ, — пообещал директор Талгат Рысбек. — И розетка у каждой полки»."

    assert [words for words, *_ in told(text, "ru")] == [
        "В вагоне будет душ",
        "И розетка у каждой полки",
    ]


def test_a_quote_without_its_opening_mark_begins_with_its_paragraph():
    text = (
        "Срещата мина.\n\nТой беше поканен да вложи пари в нашата страна“, се казва в изявлението."
    )

    assert told(text, "bg") == [("Той беше поканен да вложи пари в нашата страна", None, None)]


def test_a_quote_over_two_paragraphs_is_one():
    text = "„Първо, искаме истината.\n\nВторо, никой няма да се крие“, каза Стоян Колев."

    assert told(text, "bg") == [
        ("Първо, искаме истината.\n\nВторо, никой няма да се крие", "Стоян Колев", "name")
    ]


def test_a_quote_opened_anew_in_each_paragraph_has_the_speaker_of_its_end():
    text = "“First we need the money.\n\n“Then we need the people,” said Tom Hall."

    assert [speaker for _, speaker, _ in told(text, "en")] == ["Tom Hall", "Tom Hall"]


def test_a_paragraph_that_is_a_quote_alone_is_one():
    text = "Oleg Kim was late.\n\n“Nobody told us that the road was closed that day.”\n\nIt rained."

    assert [words for words, *_ in told(text, "en")] == [
        "Nobody told us that the road was closed that day."
    ]


def test_quotes_inside_a_quote_stay_in_it():
    text = "„Той каза: ‚Ела утре‘ и си тръгна“, разказа Мария Петкова."

    assert [words for words, *_ in told(text, "bg")] == ["Той каза: ‚Ела утре‘ и си тръгна"]


def test_a_pronoun_means_the_subject_of_the_sentence_before():
    text = "Илия Гочев прие Петър Колев. „Ще работим заедно“, каза той на среща с Колев."

    assert told(text, "bg") == [("Ще работим заедно", "Илия Гочев", "pronoun")]


def test_a_pronoun_means_a_woman_or_a_man():
    text = "Ана Колева прие Илия Гочев. „Ще работим заедно“, каза той."

    assert told(text, "bg") == [("Ще работим заедно", "Илия Гочев", "pronoun")]


def test_a_role_means_the_person_who_has_it():
    text = "Министърът на труда Иво Гочев прие Петър Колев. „Ще има пари“, каза министърът."

    assert told(text, "bg") == [("Ще има пари", "Иво Гочев", "role")]


def test_a_surname_is_the_full_name_in_its_base_case():
    text = "Касымов победил Жасура Тураева. «Он был быстрее», — признал Тураев."

    assert told(text, "ru") == [("Он был быстрее", "Жасур Тураев", "name")]


def test_given_mentions_name_the_speaker():
    text = "„Ще строим заедно“, каза Гочев."
    gochev = Mention(
        start=text.index("Гочев"),
        end=len(text) - 1,
        text="Гочев",
        method="rules",
        confidence=0.9,
        kind=MentionKind.PERSON,
        name="Илия Гочев",
        key="gochev",
    )

    (found,) = find_quotations(text, "bg", [gochev])

    assert found.speaker == "Илия Гочев"


def test_the_newsrooms_quotations_and_their_speakers_are_found():
    right = found_in_all = wanted_in_all = speakers = 0
    for language, text, article in newsroom_texts():
        found = {q.text.rstrip("."): q for q in find_quotations(text, language)}
        wanted = {q.text.rstrip("."): q for q in article.quotations}
        both = found.keys() & wanted.keys()
        right, found_in_all = right + len(both), found_in_all + len(found)
        wanted_in_all += len(wanted)
        speakers += sum(found[words].speaker == wanted[words].speaker for words in both)

    assert right / found_in_all >= 0.95
    assert right / wanted_in_all >= 0.95
    assert speakers / right >= 0.9


@pytest.mark.parametrize(
    "hostile",
    [
        "„" * 20_000,
        "“a” " * 5_000,
        '"' * 20_000,
        "– " * 20_000,
        "«А» сказал, " * 3_000,
        "A. " * 20_000,
    ],
)
def test_hostile_marks_take_no_time(hostile):
    begun = time.process_time()

    find_quotations(hostile, "bg")

    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "Дипломатът нарече плана „пластир върху дълбока рана“."),
        ("bg", "Съдът потвърди мярката „задържане под стража“ за кмета."),
        ("bg", "Песента „Море от звезди“, написа критикът, е стара."),
        ("en", 'The diplomat called it "a plaster on a wound".'),
        ("ru", "Так он назвал «золотую акцию страны»."),
    ],
)
def test_what_something_is_called_is_no_quotation(language, text):
    assert find_quotations(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "„Скоро, отговори Петър Колев, ще внесем закона.“"),
        ("fr", "«Nous irons au bout, a assuré Marie Dupont, quoi qu'il arrive.»"),
    ],
)
def test_a_clause_between_commas_parts_a_quote(language, text):
    first, second = find_quotations(text, language)
    assert first.speaker == second.speaker
    assert first.speaker_by == "name"


def test_a_quote_goes_on_behind_its_clause_in_small_letters():
    told = find_quotations('"The deal," Ann Crane said, "is good for patients."', "en")
    assert [quote.text for quote in told] == ["The deal", "is good for patients."]
