"""Verbs and phrases that bring in somebody's words, in the languages and their forms."""

import re

from workers.enrich.tables import word_set

VERBS = {
    "bg": word_set(
        """
        каза казва казват казал казала казаха казвал заяви заявява заявил заявила заявиха
        съобщи съобщава съобщил съобщила съобщиха посочи посочва посочил посочиха добави
        добавя добавил добавиха обясни обяснява обяснил обясниха подчерта подчертава
        подчертал подчертаха отбеляза отбелязва отбелязал отбелязаха коментира коментирал
        коментираха разказа разказва разказал разказаха призна признава признал признаха
        допълни допълва допълнил допълниха увери уверява уверил обеща обещава обещаха
        предупреди предупреждава предупредил предупредиха попита пита питаха отговори
        отговаря отговориха написа пише написал пишат смята смятат счита мисли припомни
        припомня изтъкна изтъква настоя настоява настояват поясни пояснява заключи
        заключава възкликна пошегува шегува радва похвали хвали оплака оплаква спомня
        твърди твърдят твърдеше категоричен категорична убеден убедена уточни уточнява
        прогнозира прогнозират обобщи призова призовава призоваха поиска иска критикува
        цитира разкри разкрива сподели споделя споделиха изрази изразява обяви обявява
        обявиха съветва посъветва препоръча препоръчва смее усмихва изсмя засмя реагира
        отсече отсича контрира подхвърли напомни напомня гласи рече нарече нарича определи
        описа описва констатира потвърди потвърждава отрече отрича изчисли изчислява
        въздъхна въздиша благодари недоумява възмути отказа информира информираха изказа
        вика извика чудеше успокои успокоява провикна гордее казвам разясни разяснява
        говори поздрави сравни увещава пресметна разсъждава изненада пожела зарадва
        отвърна отвръща продължи продължава започна
        """
    ),
    "ru": word_set(
        """
        сказал сказала сказали говорит говорят говорил говорила говорится заявил заявила
        заявили заявляет сообщил сообщила сообщили сообщает сообщается сообщило сообщают
        отметил отметила отметили отмечает подчеркнул подчеркнула подчеркнули подчёркивает
        добавил добавила добавили добавляет пояснил пояснила пояснили поясняет объяснил
        объяснила объясняет объясняют рассказал рассказала рассказали рассказывает признал
        признала признался призналась признаётся признается пообещал пообещала обещает
        предупредил предупредила предупреждает считает считают полагает уверен уверена
        убежден убеждён убеждена уточнил уточнила уточняет спросил спросила спрашивает
        ответил ответила отвечает написал написала пишет вспоминает вспоминал вспоминала
        вспомнил вспомнила шутит пошутил пошутила смеётся смеется улыбается радуется
        хвалится похвалился похвалилась жалуется пожаловался пожаловалась посетовал
        посетовала советует посоветовал прогнозирует передал передала напомнил напомнила
        напоминает указал указала указывает утверждает утверждают резюмировал заключил
        заключила согласился согласилась возразил возразила воскликнул воскликнула
        процитировал приводит назвал назвала называет описал выразил выразила призвал
        призвала прокомментировал прокомментировала поделился поделилась выступил решил
        решила подсчитал подсчитала успокоил успокоила отшутился отшутилась усмехнулся
        усмехнулась замечает заметил заметила констатировал подытожил подытожила думает
        надеется гласит попросил потребовал требует опроверг подтвердил подтвердила
        анонсировал сетует вздыхает вздохнул поблагодарил поблагодарила удивляется
        возмущается рассуждает продолжил продолжает продолжила поздравил доложил рапортует
        парировал настаивает
        """
    ),
    "uk": word_set(
        """
        сказав сказала сказали каже кажуть говорить говорив говорила йдеться заявив
        заявила заявили заявляє повідомив повідомила повідомили повідомляє зазначив
        зазначила зазначили зазначає наголосив наголосила наголосили наголошує підкреслив
        підкреслила підкреслює додав додала додали додає пояснив пояснила пояснили пояснює
        розповів розповіла розповіли розповідає визнав визнала зізнався зізналася
        зізнається пообіцяв пообіцяла обіцяє попередив попередила попереджає вважає
        вважають переконаний переконана впевнений впевнена уточнив уточнила запитав
        запитала питає відповів відповіла відповідає написав написала пише згадує пригадує
        згадав жартує пожартував сміється усміхається радіє хвалиться скаржиться
        поскаржився радить порадив прогнозує нагадав нагадала нагадує вказав вказує
        стверджує стверджують підсумував підсумувала погодився погодилася заперечив
        вигукнув назвав назвала описав закликав закликала прокоментував прокоментувала
        поділився поділилася відзначив відзначила констатував зауважив зауважила думає
        сподівається підтвердив підтвердила спростував вимагає мовив мовила застеріг
        застерегла запевнив запевнила подякував цитує
        """
    ),
    "kk": word_set(
        """
        деді дейді деген дегенді деп дедi айтты айтады айтқан айтып жазды жазады мәлімдеді
        мәлімдеген хабарлады қосты түсіндірді атап баяндады сендірді ескертті жауап сұрады
        уәде үміттенеді қуанды күлді әзілдеді өтінді есептеді санайды пайымдайды бөлісті
        мойындады толықтырды ойлайды деседі
        """
    ),
    "ky": word_set(
        """
        деди дейт деген деп айтты айтат билдирди кошумчалады белгиледи түшүндүрдү жазды
        эскертти сурады айткан
        """
    ),
    "mk": word_set(
        """
        рече вели велат изјави изјавува изјавија кажа кажува соопшти соопштија додаде
        додава истакна истакнува нагласи нагласува објасни објаснува раскажа раскажува
        призна признава вети предупреди праша одговори напиша пишува смета сметаат посочи
        посочува потврди потсети потенцира порача забележа коментира оцени нарече
        """
    ),
    "sr": word_set(
        """
        рекао рекла рекли каже кажу изјавио изјавила изјавили саопштио саопштила додао
        додала додаје истакао истакла истиче нагласио нагласила наглашава објаснио
        објаснила објашњава испричао испричала прича признао признала обећао упозорио
        упозорила питао питала одговорио одговорила написао написала пише сматра тврди
        поручио поручила навео навела наводи оценио оценила потврдио потврдила подсетио
        подсетила назвао казао казала
        """
    ),
    "en": word_set(
        """
        alleged alleges testified speculated blasted fumed said says say saying told tells
        added adds explained explains stated states noted notes wrote writes announced
        announces claimed claims argued argues insisted insists warned warns admitted
        admits joked jokes recalled recalls replied replies answered answers asked asks
        promised promises concluded concludes remarked remarks commented comments
        complained complains confirmed confirms declared declares emphasised emphasized
        stressed stresses suggested suggests observed believes believed thinks thought
        predicted predicts boasted laughed laughs smiled smiles sighed quipped tweeted
        posted called calls described describes reads read acknowledged continued
        recounted revealed vowed pledged urged reported shouted cried exclaimed muttered
        whispered mused cautioned conceded countered reckons reckoned responded reminded
        agreed agrees lamented praised estimates
        """
    ),
    "de": word_set(
        """
        schmunzelte schmunzelt vermutet vermutete führte führt prognostiziert rät riet
        mahnt mahnte sagte sagt sagten sagen erklärte erklärt erklärten meinte meint
        betonte betont ergänzte ergänzt fügte fügt berichtete berichtet erzählte erzählt
        teilte teilt warnte warnt räumte räumt versprach verspricht fragte fragt
        antwortete antwortet schrieb schreibt kritisierte kritisiert forderte fordert
        kündigte kündigt behauptete behauptet äußerte äußert unterstrich heißt hieß
        zitiert erinnerte erinnert lobte lobt scherzte scherzt versicherte versichert
        bestätigte bestätigt nannte nennt bezeichnete gestand klagte klagt freute freut
        begründete begründet stellte so lachte glaubt urteilte resümierte bilanzierte
        lautete
        """
    ),
    "fr": word_set(
        """
        dit disent déclaré déclare déclarait affirmé affirme affirmait expliqué explique
        expliquait ajouté ajoute ajoutait souligné souligne soulignait précisé précise
        précisait raconté raconte racontait estimé estime estimait assuré assure assurait
        annoncé annonce indiqué indique indiquait confié confie promis promet prévenu
        prévient averti avertit demandé demande répondu répond écrit écrivait reconnu
        reconnaît admis admet insisté insiste lancé lance plaisanté plaisante rappelé
        rappelle regretté regrette résumé résume conclu conclut martelé martèle commenté
        commente remarqué remarque observé observe noté note témoigné témoigne salué
        dénoncé dénonce qualifié appelé poursuivi poursuit confirmé confirme soupire
        sourit indigne indigné félicite félicité réjouit réjoui inquiète inquiété défend
        justifie exclame interroge alarme désole amuse promettait détaille détaillé glisse
        glissé tranche tranché
        """
    ),
}
EVERY: frozenset[str] = frozenset().union(*VERBS.values())
PHRASES = {
    "bg": r"по думите на|по думите (?:му|ѝ|й)|според|по мнението на|думи на|със следните думи|с "
    r"думите",
    "ru": r"по словам|по (?:его|её|ее|их) (?:словам|мнению|данным)|по мнению|со словами|цитирует",
    "uk": r"за словами|за (?:його|її|їхніми|їх) словами|на думку|на (?:його|її) думку|зі словами"
    r"|цитує",
    "kk": r"айтуынша|пікірінше|сөзінше",
    "ky": r"айтымында|пикиринде",
    "mk": r"според|по зборовите на|со зборовите",
    "sr": r"према речима|по речима|према",
    "en": r"according to|in the words of|in a statement|in a post",
    "de": r"laut|nach den worten|zufolge|nach angaben",
    "fr": r"selon|d['’]après|pour",
}
ACCORDING = {language: re.compile(rf"\b(?:{words})\b", re.I) for language, words in PHRASES.items()}
PRONOUNS = {
    "bg": {"той": "m", "тя": "f", "те": "p"},
    "mk": {"тој": "m", "таа": "f", "тие": "p"},
    "ru": {"он": "m", "она": "f", "они": "p"},
    "uk": {"він": "m", "вона": "f", "вони": "p"},
    "sr": {"он": "m", "она": "f", "они": "p"},
    "kk": {"ол": "", "олар": "p"},
    "ky": {"ал": "", "алар": "p"},
    "en": {"he": "m", "she": "f", "they": "p"},
    "de": {"er": "m", "sie": "f"},
    "fr": {"il": "m", "elle": "f", "ils": "p", "elles": "p", "t-il": "m", "t-elle": "f"},
}


def verbs(language: str) -> frozenset[str]:
    """The speech verbs of a language; of all where we have none of it."""
    return VERBS.get(language, EVERY)
