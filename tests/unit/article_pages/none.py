"""Pages that are no article: a consent wall, notices that nothing is here, a login, a list."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.article_pages.case import case
from tests.unit.article_pages.words import BG

CASES = (
    case(
        "consent_de",
        "https://tagblatt.example/a",
        """<html lang=de><head><title>Tagblatt</title></head><body><h1>Willkommen bei Tagblatt</h1><p>Um unser Angebot zu nutzen, stimmen Sie bitte der Verwendung von Cookies durch uns und unsere 145 Partner zu. Sie können Ihre Zustimmung jederzeit widerrufen.</p><button>Zustimmen</button></body></html>""",
    ),
    case(
        "soft404_tr",
        "https://sonhaber.example/x",
        """<html lang=tr><head><title>Sayfa bulunamadı - Son Haber</title></head><body><h1>Sayfa bulunamadı</h1><p>Aradığınız sayfa kaldırılmış, adı değiştirilmiş veya geçici olarak kullanılamıyor olabilir. Lütfen ana sayfaya dönerek aramayı deneyin ya da son haberlerimize göz atın.</p></body></html>""",
    ),
    case(
        "soft404_es",
        "https://elnoticiero.example/x",
        """<html lang=es><head><title>Página no encontrada</title></head><body><h1>Error 404</h1><p>Lo sentimos, la página que buscas no existe o ha sido movida. Puedes volver a la portada o utilizar el buscador para encontrar el contenido que te interesa en nuestro sitio web.</p></body></html>""",
    ),
    case(
        "login_kk",
        "https://qazaq.example/x",
        """<html lang=kk><head><title>Кіру</title></head><body><h1>Жеке кабинетке кіріңіз</h1><form><p>Мақаланы толық оқу үшін сайтқа кіріңіз немесе жазылым рәсімдеңіз. Тіркелу бір минут қана уақыт алады, содан кейін барлық мақалалар сізге ашық болады.</p><input name=login><input type=password name=p></form></body></html>""",
    ),
    case(
        "listing_bg",
        "https://vestnik.example/tema/kazahstan",
        f"""<html lang=bg><head><title>Казахстан | Вестник</title></head><body><h1>Казахстан</h1>{"".join(f'<div class="item"><h2><a href="/n/{i}">Новина за Казахстан с номер {i} от деня</a></h2><p>{BG[i % 5]}</p></div>' for i in range(8))}</body></html>""",
    ),
)
