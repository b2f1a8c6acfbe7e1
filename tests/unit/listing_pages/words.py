"""Headlines of many languages, written for the tests."""

BG = (
    "Казахстан пуска нова железопътна линия към Каспийско море",
    "Откриха останки от древен град край Тараз",
    "Цените на зърното в Астана отново тръгнаха нагоре",
    "Български лекари обучават колеги в Алмати",
    "Президентът подписа закона за малките предприятия",
    "Сняг затвори планинските проходи на изток",
    "Нов мост свързва двата бряга на Иртиш",
    "Учени преброиха сайгите в степта",
    "Музеят на номадите отваря врати през май",
    "Износът на мед достигна рекордни стойности",
    "Младежки оркестър от Шимкент гостува в Пловдив",
    "Столичното метро ще има още три станции",
)
BG_ASIDE = (
    "Кой печели най-много от новите мита върху стоманата",
    "Десет рецепти за бърза вечеря с тиквички",
    "Времето през уикенда: дъжд и силен вятър",
    "Хороскоп за утре: Овните да внимават с парите",
    "Как да изберем зимни гуми без излишни разходи",
)
RU = (
    "В Астане открыли центр подготовки машинистов метро",
    "Казахстан увеличит экспорт муки в соседние страны",
    "Учёные нашли следы древнего моря в Мангистау",
    "Паводок в области: эвакуированы жители трёх сёл",
    "Сборная по боксу назвала состав на чемпионат",
    "Тенге укрепился к доллару на утренних торгах",
    "Новая школа на тысячу мест откроется в сентябре",
    "Нефтяники подписали соглашение о добыче на шельфе",
    "Фестиваль яблок пройдёт в Алматы в третий раз",
    "Почему дорожает мясо: объясняют фермеры",
    "Театр кукол отправляется на гастроли по сёлам",
    "Как изменятся правила въезда с первого июля",
)
RU_ASIDE = (
    "Звезда сериала рассказала о разводе и переезде",
    "Пять ошибок, которые губят комнатные растения",
    "Что будет с ценами на бензин до конца года",
    "Лунный календарь огородника на будущую неделю",
    "Названы самые надёжные автомобили десятилетия",
)
KK = (
    "Астанада жаңа кітапхана ашылды",
    "Қостанайда егін жинау науқаны басталды",
    "Жас ғалымдар халықаралық байқауда жеңіске жетті",
    "Түркістанға туристер көптеп келе бастады",
    "Су тасқынынан зардап шеккендерге үйлер берілді",
    "Алматыда велосипед жолдары ұзартылады",
    "Ауылдарға жоғары жылдамдықты интернет тартылады",
    "Домбыра күніне арналған концерт өтті",
)
UK = (
    "У громаді відремонтували дах міської лікарні",
    "Врожай гречки цього року перевищив торішній",
    "Школярі зібрали кошти на нову бібліотеку",
    "Тролейбуси повернулися на маршрут після ремонту",
    "Археологи знайшли скіфський кинджал біля річки",
    "Молодіжний хор здобув перемогу в Таллінні",
)
EN = (
    "Kazakhstan opens a second tunnel under the Tien Shan",
    "Grain exporters warn of a shortage of wagons",
    "What the new water treaty means for farmers",
    "Almaty bans coal stoves in the old town",
    "Snow leopards return to the valley after forty years",
    "Central bank keeps its rate for the fifth month",
    "The village that built its own railway station",
    "Astana theatre wins a prize for its first opera",
    "Copper price falls as mines reopen in the east",
    "A museum of nomad carts finds a permanent home",
    "Students design a cheaper sensor for river ice",
    "Why the Aral port is busy again",
)
EN_ASIDE = (
    "Ten ways to sleep better this winter",
    "Royal wedding dress sold for a record sum",
    "The best phones under three hundred dollars",
    "Quiz: how well do you know the capitals",
    "Our readers' favourite soups of the year",
)
DE = (
    "Kasachstan eröffnet zweiten Tunnel durch das Gebirge",
    "Weizenpreise steigen nach trockenem Frühjahr",
    "Forscher zählen die Saiga-Antilopen aus der Luft",
    "Was das Wasserabkommen für die Bauern bedeutet",
    "Neue Bahnlinie verkürzt die Fahrt um sechs Stunden",
    "Museum der Nomaden zieht in ein altes Depot",
    "Zentralbank lässt den Leitzins unverändert",
    "Ein Dorf baut sich seinen eigenen Bahnhof",
)
AR = (
    "كازاخستان تفتتح خط سكة حديد جديدا إلى البحر",
    "العلماء يكتشفون مدينة قديمة قرب الحدود",
    "ارتفاع أسعار القمح بعد موسم جاف في السهوب",
    "البنك المركزي يبقي سعر الفائدة دون تغيير",
    "عودة النمر الثلجي إلى الجبال بعد أربعين عاما",
    "معرض للكتاب العربي في العاصمة أستانا",
    "اتفاق جديد لتقاسم مياه النهر بين الجيران",
)
ZH = (
    "哈萨克斯坦开通第二条穿山隧道",
    "小麦出口商担心车皮不足",
    "考古学家在边境发现古城遗址",
    "阿拉木图老城禁止使用燃煤炉",
    "央行连续五个月维持利率不变",
    "雪豹时隔四十年重返山谷",
    "里海港口货运量再创新高",
    "游牧民族博物馆迎来新馆址",
)
JA = (
    "カザフスタン、山脈を貫く第二トンネルを開通",
    "小麦の輸出業者、貨車不足を警告",
    "国境近くで古代都市の遺跡を発見",
    "旧市街で石炭ストーブを禁止",
    "中央銀行、金利を五か月連続で据え置き",
    "ユキヒョウが四十年ぶりに谷へ戻る",
)
KO = (
    "카자흐스탄, 산맥을 뚫는 두 번째 터널 개통",
    "밀 수출업자들 화차 부족 경고",
    "국경 근처에서 고대 도시 유적 발견",
    "구시가지에서 석탄 난로 사용 금지",
    "중앙은행 다섯 달째 금리 동결",
    "눈표범 사십 년 만에 계곡으로 돌아와",
)
ES = (
    "Kazajistán abre un segundo túnel bajo las montañas",
    "Los exportadores de trigo avisan de la falta de vagones",
    "Hallan una ciudad antigua cerca de la frontera",
    "El banco central mantiene los tipos por quinto mes",
    "El leopardo de las nieves vuelve al valle",
    "Un pueblo construye su propia estación de tren",
)
FR = (
    "Le Kazakhstan ouvre un second tunnel sous la montagne",
    "Les exportateurs de blé manquent de wagons",
    "Une cité antique découverte près de la frontière",
    "La banque centrale maintient son taux directeur",
    "La panthère des neiges revient dans la vallée",
    "Un village construit sa propre gare",
)
TR = (
    "Kazakistan dağların altındaki ikinci tüneli açtı",
    "Buğday ihracatçıları vagon sıkıntısından şikayetçi",
    "Sınır yakınında antik kent kalıntıları bulundu",
    "Merkez bankası faizi beşinci ay da sabit tuttu",
    "Kar leoparı kırk yıl sonra vadiye döndü",
    "Köylüler kendi tren istasyonlarını yaptı",
)
