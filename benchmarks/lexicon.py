"""The words of the generated site: for each language what its sentences are put together from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One language: parts of sentences; `{n}` in a part is a number."""

    who: Sequence[str]
    did: Sequence[str]
    what: Sequence[str]
    where: Sequence[str]
    when: Sequence[str]
    why: Sequence[str]
    sentences: Sequence[str]
    """Ways to put the parts together, each a whole sentence."""
    headline: str
    said: Sequence[str]
    """A quoted sentence and who said it."""
    first: Sequence[str]
    last: Sequence[str]
    sections: Sequence[str]
    labels: Mapping[str, str]
    """What stands on menus and above boxes."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


LABELS = ("most", "related", "comments", "tags", "share", "more", "next", "search", "cookies")


def _labels(text: str) -> dict[str, str]:
    return dict(zip(LABELS, _words(text), strict=True))


BG = Lexicon(
    who=_words(
        "Министерството на транспорта|Общинският съвет|Комисията по енергетика|Агенцията по"
        " водите|Асоциацията на превозвачите|Народното събрание|Институтът по геология|Търговската"
        " камара|Компанията оператор|Националната библиотека|Съюзът на земеделците|Пристанищната"
        " управа|Областната болница|Техническият университет|Сметната палата|Дирекцията по горите"
    ),
    did=_words(
        "представи|одобри|обсъди|отложи|подкрепи|прегледа|публикува|удължи|промени|защити|оцени"
        "|завърши|обяви|поиска|изпрати за мнение|прие на второ четене"
    ),
    what=_words(
        "новия план за железницата|договора за {n} локомотива|проекта за напояване|бюджета от {n}"
        " милиона евро|графика за ремонта|доклада за въздуха|програмата за {n} училища|правилата за"
        " превоз|търга за {n} автобуса|картата на водоемите|анализа на цените|списъка с {n} обекта"
        "|споразумението за търговия|плана за енергийна ефективност|стратегията за туризма"
    ),
    where=_words(
        "в Астана|в Алмати|край Пловдив|в Русе|по течението на Дунав|в североизточния край|в Шумен"
        "|на границата|в старопланинските общини|в Караганда|в Стара Загора|по крайбрежието|в София"
    ),
    when=_words(
        "Тази седмица|В началото на есента|След дълги разговори|През изминалия месец|На извънредно"
        " заседание|По време на форума|Преди края на тримесечието|За втори път от пролетта насам"
    ),
    why=_words(
        "за да намали разходите с {n} процента|защото старите правила са изтекли|след проверка на"
        " {n} обекта|въпреки възраженията на местните хора|с оглед на сухото лято|като част от"
        " общата програма|за да ускори работата на терен|след решение на съда"
    ),
    sentences=(
        "{when} {who_} {did} {what} {where}.",
        "{who} {did} {what}, {why}.",
        "{where_}, където живеят {n} хиляди души, {who_} {did} {what}.",
        "Според документа {who_} {did} {what} {where}, {why}.",
        "Очаква се {what} да обхване {n} селища {where}.",
        "{when} стана ясно, че {who_} {did} {what}.",
    ),
    headline="{who} {did} {what} {where}",
    said=("„{s}“, каза {p}.", "„{s}“, обясни {p} пред журналисти.", "{p} допълни: „{s}“"),
    first=_words("Иван|Мария|Георги|Елена|Петър|Десислава|Николай|Радостина|Стефан|Калина"),
    last=_words("Петров|Димитрова|Стоянов|Колева|Тодоров|Маринова|Василев|Ангелова|Недев"),
    sections=_words("Икономика|Свят|Общество|Политика|Култура|Спорт|Региони|Енергетика|Наука"),
    labels=_labels(
        "Най-четени|Още по темата|Коментари|Етикети|Сподели|Виж още|Следваща|Търсене"
        "|Този сайт използва бисквитки, за да работи по-добре."
    ),
)

RU = Lexicon(
    who=_words(
        "Министерство транспорта|Правительство области|Комитет по водным ресурсам|Национальный банк"
        "|Агентство по статистике|Институт географии|Союз фермеров|Управление порта|Парламент"
        "|Областная больница|Счётный комитет|Технический университет|Палата предпринимателей"
        "|Оператор сети|Дирекция заповедника|Ассоциация перевозчиков"
    ),
    did=_words(
        "представило|одобрило|обсудило|отложило|поддержало|изучило|опубликовало|продлило|изменило"
        "|защитило|оценило|завершило|объявило|запросило|направило на доработку|приняло в целом"
    ),
    what=_words(
        "новый план железной дороги|договор на {n} локомотивов|проект орошения|бюджет в {n}"
        " миллиардов тенге|график ремонта|доклад о воздухе|программу для {n} школ|правила перевозки"
        "|торги на {n} автобусов|карту водоёмов|обзор цен|перечень из {n} объектов|соглашение о"
        " торговле|план энергосбережения|стратегию туризма"
    ),
    where=_words(
        "в Астане|в Алматы|под Карагандой|в Костанае|вдоль Ишима|на северо-востоке страны"
        "|в Шымкенте|на границе|в горных районах|в Актау|в Семее|на побережье Каспия|в Таразе"
    ),
    when=_words(
        "На этой неделе|В начале осени|После долгих переговоров|За прошедший месяц|На внеочередном"
        " заседании|Во время форума|До конца квартала|Во второй раз с весны"
    ),
    why=_words(
        "чтобы сократить расходы на {n} процентов|так как прежние правила истекли|после проверки"
        " {n} объектов|несмотря на возражения жителей|с учётом сухого лета|в рамках общей программы"
        "|чтобы ускорить работы на местах|после решения суда"
    ),
    sentences=(
        "{when} {who_} {did} {what} {where}.",
        "{who} {did} {what}, {why}.",
        "{where_}, где живут {n} тысяч человек, {who_} {did} {what}.",
        "Как следует из документа, {who_} {did} {what} {where}, {why}.",
        "Ожидается, что {what} затронет {n} сёл {where}.",
        "{when} стало известно, что {who_} {did} {what}.",
    ),
    headline="{who} {did} {what} {where}",
    said=("«{s}», — сказал {p}.", "«{s}», — отметил {p} на встрече.", "{p} добавил: «{s}»"),
    first=_words("Иван|Мария|Сергей|Елена|Тимур|Динара|Николай|Ольга|Ерлан|Айгерим"),
    last=_words("Петренко|Ким|Соколенко|Абай|Литвиненко|Ахмет|Васильченко|Жумабай|Нур"),
    sections=_words("Экономика|Мир|Общество|Политика|Культура|Спорт|Регионы|Энергетика|Наука"),
    labels=_labels(
        "Самое читаемое|Читайте также|Комментарии|Метки|Поделиться|Показать ещё|Следующая|Поиск"
        "|Этот сайт использует файлы cookie, чтобы работать лучше."
    ),
)

KK = Lexicon(
    who=_words(
        "Көлік министрлігі|Облыс әкімдігі|Су ресурстары комитеті|Ұлттық банк|Статистика агенттігі"
        "|География институты|Фермерлер одағы|Порт басқармасы|Мәжіліс|Облыстық аурухана|Есеп"
        " комитеті|Техникалық университет|Кәсіпкерлер палатасы|Желі операторы|Қорық дирекциясы"
    ),
    did=_words(
        "таныстырды|мақұлдады|талқылады|кейінге қалдырды|қолдады|зерттеді|жариялады|ұзартты"
        "|өзгертті|қорғады|бағалады|аяқтады|сұратты|толықтыруға жіберді|қабылдады"
    ),
    what=_words(
        "теміржолдың жаңа жоспарын|{n} локомотивке келісімді|суару жобасын|{n} миллиард теңге"
        " бюджетті|жөндеу кестесін|ауа туралы баяндаманы|{n} мектепке арналған бағдарламаны"
        "|тасымал ережесін|{n} автобусқа сауда-саттықты|су айдындарының картасын|баға шолуын"
        "|{n} нысанның тізімін|сауда келісімін|энергия үнемдеу жоспарын|туризм стратегиясын"
    ),
    where=_words(
        "Астанада|Алматыда|Қарағанды маңында|Қостанайда|Есіл бойында|елдің солтүстігінде|Шымкентте"
        "|шекарада|таулы аудандарда|Ақтауда|Семейде|Каспий жағалауында|Таразда"
    ),
    when=_words(
        "Осы аптада|Күздің басында|Ұзақ келіссөзден кейін|Өткен айда|Кезектен тыс отырыста|Форум"
        " кезінде|Тоқсанның соңына дейін|Көктемнен бері екінші рет"
    ),
    why=_words(
        "шығынды {n} пайызға азайту үшін|бұрынғы ереженің мерзімі біткендіктен|{n} нысан"
        " тексерілгеннен кейін|тұрғындардың қарсылығына қарамастан|құрғақ жазды ескеріп|ортақ"
        " бағдарлама аясында|жергілікті жұмысты жеделдету үшін|сот шешімінен кейін"
    ),
    sentences=(
        "{when} {who_} {where} {what} {did}.",
        "{why_} {who_} {what} {did}.",
        "{n} мың адам тұратын өңірде, {where}, {who_} {what} {did}.",
        "Құжатта айтылғандай, {who_} {where} {what} {did}.",
        "Бұл жұмыс {where} {n} ауылды қамтиды деп күтіледі.",
        "{when} {who_} {what} {did} деп хабарланды.",
    ),
    headline="{who} {where} {what} {did}",
    said=("«{s}», — деді {p}.", "«{s}», — деп түсіндірді {p}.", "{p} былай деп қосты: «{s}»"),
    first=_words("Ерлан|Айгүл|Нұрлан|Әсел|Тимур|Динара|Қанат|Сәуле|Бауыржан|Гүлнар"),
    last=_words("Ахметов|Сейітқали|Жұмабаев|Нұрғали|Оспанов|Қасым|Әбілов|Төлеген|Ермек"),
    sections=_words("Экономика|Әлем|Қоғам|Саясат|Мәдениет|Спорт|Өңірлер|Энергетика|Ғылым"),
    labels=_labels(
        "Ең көп оқылған|Тағы оқыңыз|Пікірлер|Тегтер|Бөлісу|Тағы көрсету|Келесі|Іздеу"
        "|Бұл сайт жақсы жұмыс істеу үшін cookie файлдарын қолданады."
    ),
)

EN = Lexicon(
    who=_words(
        "The transport ministry|The regional council|The water agency|The central bank|The farmers'"
        " union|The port authority|The parliament|The district hospital|The audit office|The"
        " technical university|The chamber of commerce|The network operator|The forest directorate"
        "|The geology institute|The carriers' association|The national library"
    ),
    did=_words(
        "presented|approved|discussed|postponed|supported|reviewed|published|extended|amended"
        "|defended|assessed|completed|announced|requested|sent back for comments|adopted"
    ),
    what=_words(
        "the new railway plan|a contract for {n} locomotives|the irrigation project|a budget of {n}"
        " million euros|the repair schedule|the air quality report|a programme for {n} schools|the"
        " rules of carriage|a tender for {n} buses|the map of reservoirs|the price survey|a list of"
        " {n} sites|the trade agreement|the energy saving plan|the tourism strategy"
    ),
    where=_words(
        "in Astana|in Almaty|near Karaganda|in Kostanay|along the Ishim|in the north-east"
        "|in Shymkent|at the border|in the mountain districts|in Aktau|in Semey|in Taraz"
        "|on the Caspian coast"
    ),
    when=_words(
        "This week|At the start of autumn|After long talks|Over the past month|At an extraordinary"
        " session|During the forum|Before the end of the quarter|For the second time since spring"
    ),
    why=_words(
        "to cut costs by {n} per cent|because the old rules had expired|after an inspection of {n}"
        " sites|despite objections from residents|in view of the dry summer|as part of the common"
        " programme|to speed up the work on site|after a court decision"
    ),
    sentences=(
        "{when} {who_} {did} {what} {where}.",
        "{who} {did} {what} {where} {why}.",
        "{where_}, home to {n} thousand people, {who_} {did} {what}.",
        "According to the document, {who_} {did} {what} {why}.",
        "Officials expect that {what} will reach {n} villages {where}.",
        "{when} it became known that {who_} {did} {what}.",
    ),
    headline="{who} {did} {what} {where}",
    said=("“{s}”, said {p}.", "“{s}”, {p} told reporters.", "{p} added: “{s}”"),
    first=_words("Anna|Daniel|Saule|Martin|Aigerim|Thomas|Dana|Victor|Helen|Marat"),
    last=_words("Reid|Collins|Abenov|Harper|Nolan|Omarova|Whitfield|Serik|Lang"),
    sections=_words("Economy|World|Society|Politics|Culture|Sport|Regions|Energy|Science"),
    labels=_labels(
        "Most read|Related stories|Comments|Tags|Share|Load more|Next|Search"
        "|This site uses cookies in order to work better."
    ),
)

LEXICONS: Mapping[str, Lexicon] = {"bg": BG, "ru": RU, "kk": KK, "en": EN}
