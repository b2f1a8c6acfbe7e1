"""Words with capitals that are no names of people, and what tells their gender."""

import re

from workers.enrich.tables import word_set

TITLES = word_set(
    """
    mr mrs ms dr sir lord lady president prime minister vice-president chancellor king queen
    prince princess secretary senator governor mayor general colonel captain professor prof
    chief chairman ceo director judge ambassador foreign defence defense finance interior
    state justice treasury commerce trade interim acting deputy spokesman spokeswoman
    spokesperson representative pope saint president-elect herr frau bundeskanzler kanzler
    bundeskanzler bundeskanzlerin kanzlerin finanzminister außenminister innenminister
    wirtschaftsminister verteidigungsminister präsident präsidentin minister ministerin
    bürgermeister monsieur madame m mme président présidente ministre министр министър
    президент президентът премьер премиер премьер-министр г-н г-жа господин госпожа доц проф
    д-р инж акад ген полк пан пані european commission us u.s uk eu
    """
)
NOT_NAMES = word_set(
    """
    house university ministry chamber commerce bank company group committee council agency
    association federation institute office court police army party union league club fund
    foundation corporation inc ltd press news agency street square park republic kingdom
    states nations organization organisation school hospital museum theatre theater airport
    sea river lake mountain mountains island north south east west central new united asia
    europe africa america monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december министерство
    министерството университет университета банка банк академия академията институт
    институтът министерства фонд компания компанията фондация съюз съюза партия федерация
    федерацията агенция агенцията камара комисия съвет съветът парламент море планина река
    езеро улица площад народна национална национален република федерации республика
    республики область области район района министерство министрлігі облысы облысында ауданы
    университеті банкі республикасы өзенінің көлі театр театры музей библиотека кубок кубка
    universität ministerium bundesregierung bundestag universität bank université ministère
    banque
    """
)
FEMALE = re.compile(
    r".*(?:ова|ева|ёва|ина|ына|ска|ская|цкая|ська|цька|ќа|вна|ьева|ова)$|.*(?:қызы|кызы|gyzy|ova|"
    r"eva|ina|skaya)$",
    re.I,
)
MALE = re.compile(
    r".*(?:ов|ев|ёв|ин|ын|ски|ский|цкий|ський|цький|ич|ұлы|улы|уулу|ov|ev|in|sky|skiy|енко)$", re.I
)
FIRST_FEMALE = re.compile(r".*[ая]$|.*a$", re.I)
NOT_FEMALE = word_set(
    """
    никита илья кузьма фома лука савва мустафа микола сава joshua luca nikita andrea ilya
    mustafa никола
    """
)
TITLED = re.compile(
    r"\b(?:президент(?:ът|а)?|премиер(?:ът|а)?|министър(?:ът|а)?|премьер|министр|господин|"
    r"госпожа|г-н|г-жа|кмет(?:ът|а)?"
    r"|аким|әкім|министрі|губернатор|генерал(?:ът)?|доц\.|проф\.|д-р|mr\.?|mrs\.?|ms\.?|dr\.?|"
    r"president|minister|senator"
    r"|governor|mayor|herr|frau|präsident|kanzler|monsieur|madame|m\.|mme|ministre|président|пан|"
    r"пані|міністр|мер)[  ]$",
    re.I,
)
PLACE = re.compile(r"(?:^|\s)(?:в|во|във|из|із|у)\s$")
"""What stands before a place: в Шымкенте Игорь Цой."""
KAZAKH_PLACE = re.compile(r".+(?:[дт][ае][ғг][ыі]|[дт][ае]н?)")
COUNTRY = re.compile(
    r"(?:росси|украин|україн|русия|казахстан|қазақстан|болгар|българ|герман|німеччин|франц|кита|"
    r"турци|польш|польщ"
    r"|узбекистан|кыргызстан|қырғызстан|таджикистан|беларус|білорус|европ|євро|иран|израил|"
    r"ізраїл|инди|япони|грузи"
    r"|армени|азербайджан|итали|испани|великобритан|британи|румын|румън|серби|македони|греци|"
    r"молдов|чехи|венгр|унгар"
    r"|австри|швеци|норвеги|латви|литв|эстони|грузі|ресей|қытай|түркия|өзбекстан|франция|америк|"
    r"kazakhstan|russia"
    r"|ukrain|bulgaria|german|france|china|turkey|poland|deutschland|allemagne|russie|britain|"
    r"america)\w{0,5}$"
)
"""Countries, which stand before a name in many languages: президент России Владимир Путин."""
PATRONYMIC = re.compile(r".+(?:вич|вна|ична|ұлы|қызы|вича|вичем|вичу|вны|вной)")
CASES = re.compile(r"(?:ыми|ими|ого|его|ому|ему|ым|им|ом|ем|ой|ей|ою|ый|ий|ая|яя|[аяуюеёиіїыоьй])$")
KAZAKH_CASES = re.compile(r"(?:[ндт][ыі]ң|[ғгқк][ае]|[ндт][ыі]|[дтн][ае]н|[мбп]ен)$")

GERMAN_ROLE = re.compile(
    r"[A-ZÄÖÜ][\w-]{4,}(?:erin|orin|istin|gin|tin|erin|meister|leiter|sprecher|minister|"
    r"präsident|forscher|chef|experte|"
    r"ökonom|analyst|trainer|richter|anwalt|direktor|professor|autor|kanzler|er)|Arzt|Ärztin|"
    r"Autor|Chef|Trainer|Experte"
)
"""German roles and adjectives of places, which stand before a name with a capital of their own."""
