"""Pages in Turkish, Arabic and Chinese: portals, a theme from right to left."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.article_pages.case import case, paragraphs
from tests.unit.article_pages.words import AR, TR, ZH

CASES = (
    case(
        "portal_tr",
        "https://sonhaber.example/gundem/su-sebekeleri-yenileniyor-h118.html",
        f"""<html lang="tr"><head><title>Beş ilde su şebekeleri yenileniyor - Son Haber</title><meta name="description" content="Hükümet beş ilde su şebekelerini yenileyecek."></head><body><div class="container"><ol class="breadcrumb"><li><a href="/">Anasayfa</a></li><li><a href="/gundem">Gündem</a></li></ol><h1 class="content-title">Beş ilde su şebekeleri yenileniyor</h1><h2 class="content-description">Hükümet beş ilde su şebekelerini yenileyecek. İlk aşama için 4 milyar lira ayrıldı, çalışmalar nisanda başlıyor.</h2><div class="content-info"><span class="author">Muhabir: <b>Ayşe Yılmaz</b></span> <span>Yayınlanma: 12 Mart 2026 - 16:22</span> <span>Güncelleme: 12 Mart 2026 - 17:05</span></div><img class="img-fluid" src="/images/su.jpg"><div class="font-size-ctrl">A+ A-</div><div class="article-text">{paragraphs(TR[:3])}<div class="google-news-banner"><a href="#">Son Haber'i Google News'te takip edin</a></div><h3>Uzmanlar uyarıyor</h3>{paragraphs(TR[3:])}<p>Kaynak: Anadolu Ajansı</p></div><div class="etiketler"><a href="/etiket/su">su</a> <a href="/etiket/altyapi">altyapı</a></div><div id="yorumlar"><h4>Yorumlar (3)</h4><div class="yorum">Çok güzel bir haber, umarım zamanında bitirirler ve köylerimiz de suya kavuşur artık.</div></div></div></body></html>""",
        body=[*TR[:3], "Uzmanlar uyarıyor", *TR[3:], "Kaynak: Anadolu Ajansı"],
        authors=[("Ayşe Yılmaz", None)],
        date="2026-03-12T16:22:00+03:00",
        section="Gündem",
        headline="Beş ilde su şebekeleri yenileniyor",
        modified="2026-03-12T17:05:00+03:00",
        comments=3,
    ),
    case(
        "wp_ar",
        "https://akhbar-alyawm.example/2026/03/12/water/",
        f"""<html lang="ar" dir="rtl"><head><title>الحكومة توافق على تحديث شبكات المياه - أخبار اليوم</title><meta property="article:section" content="محليات"></head><body class="rtl"><article><header><h1 class="post-title entry-title">الحكومة توافق على تحديث شبكات المياه</h1><div class="post-meta"><span class="author-meta"><a class="author-name" href="/author/a">أحمد حسن</a></span><span class="date meta-item">12 مارس، 2026</span><span class="meta-comment">5</span><span class="meta-views">312</span></div></header><div class="featured-area"><figure class="single-featured-image"><img src="/w.jpg"><figcaption>محطة مياه في العاصمة (رويترز)</figcaption></figure></div><div class="entry-content">{paragraphs(AR[:2])}<div id="inline-related-post"><div class="inline-related-head">اقرأ أيضاً</div><a href="/1">افتتاح محطة جديدة لتحلية المياه في الجنوب</a></div>{paragraphs(AR[2:])}</div><div class="post-bottom-meta post-bottom-tags"><span class="tagcloud"><a href="/tag/m" rel="tag">المياه</a></span></div></article></body></html>""",
        body=AR,
        views=312,
        comments=5,
        caption="محطة مياه في العاصمة",
        credit="رويترز",
        authors=[("أحمد حسن", None)],
        date="2026-03-12",
        section="محليات",
        keywords=("المياه",),
        headline="الحكومة توافق على تحديث شبكات المياه",
    ),
    case(
        "portal_zh",
        "https://www.xinxi.example/c/2026-03-12/detail-123.html",
        f"""<html lang="zh-CN"><head><meta charset="utf-8"><title>五省供水管网将改造_新闻中心_信息网</title><meta name="keywords" content="供水,管网"></head><body><div class="channel-path"><a href="/">首页</a> &gt; <a href="/news">新闻中心</a> &gt; <a href="/gn">国内新闻</a> &gt; 正文</div><h1 class="main-title">五省供水管网将改造</h1><div class="date-source"><span class="date">2026年03月12日 15:30</span> <span class="source">来源：<a href="#">新京日报</a></span></div><div class="article" id="artibody"><div class="img_wrapper"><img src="/p.jpg"><span class="img_descr">施工现场。王伟 摄</span></div>{paragraphs(["　　" + p for p in ZH])}<p class="show_author">责任编辑：李明</p></div><div class="keywords">关键词：<a href="/k">供水</a></div></body></html>""",
        body=ZH,
        date="2026-03-12T15:30:00+08:00",
        caption="施工现场",
        credit="王伟",
        keywords=("供水", "管网"),
        headline="五省供水管网将改造",
    ),
)
