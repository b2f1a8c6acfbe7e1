"""Texts of five paragraphs in many languages, written for the tests."""
# ruff: noqa: E501  # a paragraph is a line

BG = [
    "Правителството одобри в сряда нова програма за развитие на железопътните връзки между София и Бургас, съобщи пресслужбата на кабинета след края на заседанието.",
    "Средствата за първия етап са 420 милиона лева и ще бъдат осигурени от европейските фондове и от държавния бюджет, каза министърът на транспорта.",
    "„Очакваме строителството да започне още през пролетта, защото проектите са готови“, заяви той пред журналисти в Министерския съвет.",
    "Според експерти от бранша сроковете са амбициозни, а недостигът на работници може да забави изпълнението с поне една година.",
    "Опозицията поиска министърът да представи пред парламента подробен график и финансова обосновка на програмата до края на месеца.",
]
RU = [
    "Правительство Казахстана утвердило программу модернизации водопроводных сетей в пяти областях страны, сообщили в пресс-службе премьер-министра.",
    "По словам главы ведомства, на первый этап выделено 38 миллиардов тенге, работы начнутся в апреле и завершатся до конца следующего года.",
    "«Мы заменим более тысячи километров изношенных труб, и жители сел впервые получат воду в дома», – заявил министр на брифинге в Астане.",
    "Независимые эксперты отмечают, что прежние программы выполнялись с опозданием, а часть подрядчиков так и не закончила строительство.",
    "Ранее депутаты мажилиса потребовали провести проверку расходования средств, направленных на водоснабжение в прошлые годы.",
]
KK = [
    "Үкімет еліміздің бес облысында ауызсу желілерін жаңғырту бағдарламасын бекітті, деп хабарлайды премьер-министрдің баспасөз қызметі.",
    "Ведомство басшысының айтуынша, алғашқы кезеңге 38 миллиард теңге бөлінді, жұмыстар сәуірде басталып, келесі жылдың соңына дейін аяқталады.",
    "«Біз мың шақырымнан астам тозған құбырды ауыстырамыз, ауыл тұрғындарының үйіне алғаш рет су келеді», – деді министр Астанадағы брифингте.",
    "Тәуелсіз сарапшылар бұған дейінгі бағдарламалардың кешігіп орындалғанын, кейбір мердігерлердің құрылысты аяқтамағанын айтады.",
    "Бұған дейін мәжіліс депутаттары өткен жылдары сумен қамтуға бөлінген қаржының жұмсалуын тексеруді талап еткен болатын.",
]
UK = [
    "Уряд затвердив програму відновлення шкіл у трьох прифронтових областях, повідомили у пресслужбі Кабінету міністрів у четвер увечері.",
    "За словами міністра освіти, на перший етап передбачено 2,4 мільярда гривень, роботи розпочнуться у квітні та триватимуть до кінця року.",
    "«Діти мають повернутися до класів, тому укриття збудуємо насамперед», – заявив він під час брифінгу в Києві.",
    "Експерти зауважують, що попередні програми виконувалися із запізненням, а частина підрядників досі не завершила будівництво.",
    "Раніше народні депутати вимагали перевірити використання коштів, які держава спрямувала на ремонт шкіл торік.",
]
SR = [
    "Влада Србије усвојила је у среду програм обнове железничких пруга на југу земље, саопштено је после седнице у Београду.",
    "Према речима министра, за прву фазу издвојено је 120 милиона евра, а радови почињу у априлу и трајаће до краја наредне године.",
    "„Путовање од Ниша до Прешева трајаће упола краће него данас“, изјавио је министар на конференцији за новинаре.",
    "Стручњаци упозоравају да су ранији пројекти каснили и да део извођача никада није завршио посао.",
    "Посланици опозиције затражили су да се испита како је потрошен новац намењен обнови пруга претходних година.",
]
TR = [
    "Hükümet çarşamba günü beş ilde su şebekelerinin yenilenmesine yönelik programı onayladı, açıklama Cumhurbaşkanlığı tarafından yapıldı.",
    "Bakanın verdiği bilgiye göre ilk aşama için 4 milyar lira ayrıldı, çalışmalar nisan ayında başlayacak ve gelecek yılın sonuna kadar sürecek.",
    "“Bin kilometreden fazla eski boruyu değiştireceğiz” diyen bakan, Ankara'da düzenlenen basın toplantısında soruları yanıtladı.",
    "Uzmanlar önceki programların gecikmeyle tamamlandığını, bazı yüklenicilerin ise işi hiç bitirmediğini hatırlatıyor.",
    "Muhalefet milletvekilleri, geçen yıllarda su altyapısı için harcanan paranın denetlenmesini istemişti.",
]
AR = [
    "وافقت الحكومة يوم الأربعاء على برنامج جديد لتحديث شبكات المياه في خمس محافظات، بحسب بيان صدر عن مكتب رئيس الوزراء.",
    "وقال الوزير إن المرحلة الأولى ستكلف نحو أربعمئة مليون دولار، وستبدأ الأعمال في شهر نيسان وتستمر حتى نهاية العام المقبل.",
    "وأضاف الوزير في مؤتمر صحفي: «سنستبدل أكثر من ألف كيلومتر من الأنابيب القديمة وستصل المياه إلى كل قرية».",
    "ويشير خبراء مستقلون إلى أن البرامج السابقة تأخرت كثيرا، وأن بعض المقاولين لم يكملوا أعمالهم حتى الآن.",
    "وكان نواب في البرلمان قد طالبوا بمراجعة الأموال التي أنفقت على مشاريع المياه في السنوات الماضية.",
]
ZH = [
    "国务院周三批准了一项新的供水管网改造计划，涉及五个省份的数百个村庄，新闻办公室在会后发布了这一消息。",
    "部长表示，第一阶段将投入三十八亿元，工程将于四月开工，预计在明年年底之前全部完成并投入使用。",
    "他在北京举行的新闻发布会上说：“我们将更换一千多公里的老旧管道，让村民第一次在家中用上自来水。”",
    "独立专家指出，此前的类似项目大多延期，部分承包商至今没有完成施工，资金使用情况也缺乏透明度。",
    "此前有代表要求对过去几年用于供水项目的资金进行全面审计，并公布审计结果。",
]
DE = [
    "Die Bundesregierung hat am Mittwoch ein Programm zur Erneuerung der Wassernetze in fünf Ländern beschlossen, wie ein Sprecher nach der Sitzung mitteilte.",
    "Für die erste Phase sind nach Angaben des Ministers 380 Millionen Euro vorgesehen, die Arbeiten sollen im April beginnen und bis Ende nächsten Jahres dauern.",
    "„Wir tauschen mehr als tausend Kilometer alter Rohre aus“, sagte der Minister vor Journalisten in Berlin.",
    "Fachleute weisen darauf hin, dass frühere Programme mit Verspätung umgesetzt wurden und einige Firmen ihre Arbeit nie beendet haben.",
    "Abgeordnete der Opposition hatten zuvor verlangt, die Ausgaben der vergangenen Jahre zu prüfen.",
]
FR = [
    "Le gouvernement a adopté mercredi un programme de rénovation des réseaux d’eau dans cinq régions, a annoncé son porte-parole à l’issue du conseil.",
    "Selon le ministre, 380 millions d’euros seront consacrés à la première phase, les travaux débuteront en avril et dureront jusqu’à la fin de l’année prochaine.",
    "« Nous allons remplacer plus de mille kilomètres de canalisations », a-t-il déclaré devant la presse à Paris.",
    "Des experts rappellent que les programmes précédents ont pris du retard et que certains prestataires n’ont jamais terminé le chantier.",
    "Des députés de l’opposition avaient demandé un audit des sommes dépensées ces dernières années.",
]
ES = [
    "El Gobierno aprobó el miércoles un programa de renovación de las redes de agua en cinco regiones, según informó su portavoz tras la reunión.",
    "De acuerdo con el ministro, la primera fase costará 380 millones de euros, las obras empezarán en abril y durarán hasta finales del próximo año.",
    "«Vamos a sustituir más de mil kilómetros de tuberías», afirmó ante los periodistas en Madrid.",
    "Los expertos recuerdan que los programas anteriores se retrasaron y que algunas empresas nunca terminaron los trabajos.",
    "Diputados de la oposición habían pedido una auditoría de los fondos gastados en los últimos años.",
]
EN = [
    "The government approved a programme on Wednesday to renew water networks in five regions, its spokesman said after the meeting in the capital.",
    "According to the minister, 380 million dollars have been set aside for the first phase, and work will begin in April and last until the end of next year.",
    "“We will replace more than a thousand kilometres of old pipes,” he told reporters at a news conference on Wednesday.",
    "Experts point out that earlier programmes were late and that some of the contractors never finished their work.",
    "Members of the opposition had demanded an audit of the money that was spent in past years.",
]
