"""Words that say nothing alone: prepositions, pronouns, conjunctions, auxiliaries, by language."""

BULGARIAN = """
а без беше бе би бил била били било бих бъде бъдат в вас ваш ваши вече ви все всеки всички всичко
всяка във върху г го години година д да дали до докато доколкото дори е един една едни едно за зад
заради защо защото и из или им има имат искам й каза казва както каквото как какво какъв като кога
когато което които кой който която към къде ли м ме между ми мнозина много може могат мой моя му
на над назад нас наш нашата нашия него нея неговата неговия ни ние никой нито ние но нещо някои
някой няма о обаче около особено от отново още пак по повече под поне понеже пред предпочитам през
преди при против първи първо първата с са сам само се сега си след следващ според спрямо сред
срещу сте съм със също т така такава такива такъв там твърде те тези ти то това тогава този той
толкова точно тази тук тъй тъкмо тя тях у че чест чрез ще щом щеше я са сме бяха бяхме ето край
вместо освен макар които чиито чиято чийто всъщност почти едва близо днес вчера утре общо всякакви
други друг друга друго самият самата самите свой своя своите своята своето ден дни пъти път нея
него тяхна техните заяви каза съобщи посочи добави обясни
"""
RUSSIAN = """
а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до
его ее её если есть еще ещё же за здесь и из из-за или им их к как какой когда который которая
которое которые которых которого которой которым кто ли либо лишь мне может можно мой моя мы на
над надо наш наша наши не него нее неё нет ни них но ну о об однако около он она они оно от очень
по под после потому почти при про раз с сам сама сами само свой своя свои своего своей своих себя
себе сейчас со среди стал стала стали так также такой такая такие там тем теперь то тогда того
тоже той только том тот ту тут ты у уже хотя чего чей чем что чтобы чье чьё чья эта эти это этого
этой этом этот этих этим эту я год года году лет день дня дней сегодня вчера завтра числе через
между перед свыше против ради вместо кроме вокруг согласно сказал сказала заявил заявила сообщил
сообщила отметил отметила которую рассказал рассказала ему ей нам будет будут этому самый самая
самые снова
"""
UKRAINIAN = """
а або але без би біля був була були було бути в вам вас весь ви від він вона вони воно все всі
всіх всього вже г де для до є ж за з зі із і й її їх їм його йому ні яка який яке які яких якого
якій якою якщо як коли котрий хто ли лише мені між мій ми може можна на над нам нас наш наша наші
не нього неї них но о об один однак от ось по під після при про раз с саме сам свій своя свої
своїх себе собі серед та так також такий така такі там те тепер ти тих той того тому тут у це цей
ця ці цього цієї цих цьому через чи чого що щоб ще я рік року роки років роках день дні днів
сьогодні вчора завтра числі понад проти заради замість крім навколо згідно сказав сказала заявив
заявила повідомив повідомила зазначив зазначила буде будуть дуже майже навіть ним ній цим якого
тоді
"""
KAZAKH = """
ал ала алдын және бар барлық бен бер бері бір бірақ бірге біз біздің болады болатын болған болды
болып болса боп бойынша бұл бұны бұдан басқа да дайын де деген дейді дейін деп деді дейтін егер
екен ең енді ете еткен етті етеді еді жоқ жөнінде жаққа және жыл жылы жылғы жылдың жылда ие кейін
керек кез келген көп көптеген қазір қарай қана қатар мен менің мына маған мұны не немесе неге оған
оны оның ол олар олардың онда оған осы осындай осылай өз өзі өте өткен пен сайын себебі сен сол
солай соң сондай сонда сондықтан тағы тек тиіс туралы түрлі үшін ғана ғой шейін әлі әр әрі әрине
мүмкін арқылы байланысты бүгін кеше ертең күні күн айтты айтады қосты атап қатысты арасында бастап
тарта астам жуық шамамен кем
"""
KYRGYZ = """
жана менен бир бул ал анын аны ага алар алардын үчүн да де деп деди дейт боюнча тууралуу кийин
чейин бар жок эмес эле болгон болуп болот болду боло турган керек дагы ошол ошондой мындай эң көп
биз биздин сиз силер мен сен өз өзү же бирок анткени себеби эгер гана башка бардык ар ичинде жылы
жылдын күнү бүгүн кечээ эртең айтты билдирди каршы аркылуу тартып жакын ашык
"""
MACEDONIAN = """
а без беше би биде бил била биле бидат во врз вас веќе ги го да дали до додека дури е еден една
едни едно за зад зашто и или им има имаат ја јас како каде кај кога кое кои која кој колку кон ли
меѓу ме ми може многу му на над нас наш не него неа нив ние но некои некој нема нешто ниту о оваа
овие овој ова однос околу од освен откако ние оти пак по повеќе под поради потоа пред преку при
против само се сега си сите со според спроти сум сме сте сѐ така такви тие тоа тој таа тука туку
ќе што уште рече изјави вели додаде година години денес вчера утре
"""
SERBIAN = """
а али ако без би био била били било бити бих бисмо в већ веома врло га где године година да данас
до док дан јуче сутра је јер јесте још ја како када као кад ка код која које који којих кроз ли
мене ми између мој може мора му на над нас наш не него неки није нису ни но њега њен његов њих о
од око он она они оно осим од овај ова ово ове по под после поред пре према преко при против са
само сам сви све свој се себе сада си сми смо сте су та тај тако такође те ти то том ту у уз за
због затим или из изјавио рекао рекла додао што чак чији шта ће ћу и ниједан
"""
ENGLISH = """
a about above across after again against all almost along already also although always am among an
and another any are around as at away back be became because been before behind being below
between both but by can cannot could did do does doing done down during each either else enough
even ever every few first for from further get gets getting go goes going got had has have having
he her here hers herself him himself his how however i if in into is it its itself just last least
less let like made make makes many may me might more most much must my near nearly neither never
new next no nor not nothing now of off often on once one only onto or other others our out over
own per perhaps rather really said same say saying says see seem several shall she should since so
some something still such take taken than that the their them themselves then there these they
this those though through thus to together told too toward towards two under until unless up upon
us used very was way we well were what when where whether which while who whole whom whose why
will with within without would year years yet you your today yesterday tomorrow according added
later earlier ago s t re ve don didn isn wasn won ll d m came come put set
"""
GERMAN = """
ab aber alle allem allen aller alles als also am an andere anderen anderer auch auf aus außerdem
bei beim beiden bereits bevor bin bis bisher da dabei dadurch dafür dagegen damit danach dann
daran darauf darüber das dass dem den denen denn der deren des dessen deshalb die dies diese
diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines einige er erst es
etwa etwas euch für gab ganz gegen gegenüber gewesen gibt habe haben hat hatte hatten hier hinter
ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins ist ja jahr jahre jahren jede
jedem jeden jeder jedoch jetzt kann kein keine können könnte laut man mehr mehrere mein mit
mittlerweile möglich muss müssen nach nachdem neben nicht nichts noch nun nur ob obwohl oder ohne
rund sagt sagte schon sehr sei sein seine seinem seinen seiner seit sich sie sind so sogar soll
sollen sollte sondern sowie statt teilte trotz über um und uns unser unter vom von vor während war
waren warum was weil weiter weitere weiteren wenn wer werde werden wie wieder wir wird wo worden
wurde wurden würde zu zum zur zwar zwischen heute gestern morgen dabei erklärte
"""
FRENCH = """
a à afin ai ainsi alors après as au aucun aucune aujourd aussi autre autres aux avaient avait
avant avec avoir c car ce ceci cela celle celles celui cent ces cet cette ceux chaque chez comme
comment contre d dans de depuis derrière des dès dont du durant elle elles en encore entre es est
et étaient était été être eu eux fait faire fois font hier hors hui il ils j jusqu jusque l la là
laquelle le lequel les leur leurs lors lorsque lui m ma mais malgré me même mêmes mes moins mon n
ne ni nos notre nous on ont ou où par parce parmi pas pendant peu peut plus plusieurs pour
pourquoi près qu quand que quel quelle quelles quels qui quoi s sa sans sauf se selon sera seront
ses si sien soit son sont sous sur t ta tandis tant te tel telle tels tes ton tous tout toute
toutes très tu un une vers voici voilà vos votre vous y an ans année années demain dit déclaré
ajouté affirmé
"""
BY_LANGUAGE = {
    "bg": frozenset(BULGARIAN.split()),
    "ru": frozenset(RUSSIAN.split()),
    "uk": frozenset(UKRAINIAN.split()),
    "kk": frozenset(KAZAKH.split()),
    "ky": frozenset(KYRGYZ.split()),
    "mk": frozenset(MACEDONIAN.split()),
    "sr": frozenset(SERBIAN.split()),
    "en": frozenset(ENGLISH.split()),
    "de": frozenset(GERMAN.split()),
    "fr": frozenset(FRENCH.split()),
}
EVERY: frozenset[str] = frozenset().union(*BY_LANGUAGE.values())
"""For a text whose language is not known."""


def stopwords(language: str | None) -> frozenset[str]:
    """The words of a language, those of all where we have none of it."""
    return BY_LANGUAGE.get(language or "", EVERY)
