"""Scrapy's settings, each with its why."""

from importlib.metadata import version

from news.settings import settings as tema

BOT_NAME = "tema"
SPIDER_MODULES = ["crawler.spiders"]

# Who we are, and how to reach us.
USER_AGENT = f"Tema/{version('tema')} (+{tema().contact or 'no contact set'})"
ROBOTSTXT_USER_AGENT = "Tema"
ROBOTSTXT_OBEY = True

# Only the web, and only Twisted's handler: the address guard stands in its resolver.
HTTP11 = "crawler.handler.PoliteHTTP11DownloadHandler"
DOWNLOAD_HANDLERS = {
    "http": HTTP11,
    "https": HTTP11,
    "file": None,
    "data": None,
    "ftp": None,
    "s3": None,
}
TWISTED_DNS_RESOLVER = "crawler.guard.GuardedResolver"
HTTPPROXY_ENABLED = False  # a proxy would resolve names by itself, past the guard

# Scrapy's default is False: certificates are checked here.
DOWNLOAD_VERIFY_CERTIFICATES = True

# Both run Python that is sent to them.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# Caps. Scrapy's are 1 GiB, 180 s and 20 redirects; a news page has about 50 KB gzipped.
DOWNLOAD_MAXSIZE = 5 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 20
REDIRECT_MAX_TIMES = 5
# One try more for a passing fault; the next crawl is the better retry. 429 and 503 ask us to
# wait, so they are not tried again at once; a name that the guard blocked stays blocked.
RETRY_TIMES = 1
RETRY_HTTP_CODES = [500, 502, 504, 408]
RETRY_EXCEPTIONS = [
    "scrapy.exceptions.DownloadConnectionRefusedError",
    "scrapy.exceptions.DownloadFailedError",
    "scrapy.exceptions.ResponseDataLossError",
]
RETRY_GIVE_UP_LOG_LEVEL = "INFO"

# The site's own gzip bytes go through untouched (30 % of the crawler's CPU): Accept-Encoding says
# gzip alone, and what must be read here is unpacked within bounds by news.bodies.
COMPRESSION_ENABLED = False
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}

# News pages need no session; cookies and referrers only give us away.
COOKIES_ENABLED = False
REFERRER_POLICY = "no-referrer"
METAREFRESH_ENABLED = False

# The delay is kept by the hosts' clock in Valkey, for all crawlers (crawler.hosts), not by Scrapy.
DOWNLOAD_DELAY = 0
DOWNLOAD_DELAY_JITTER = 0
CONCURRENT_REQUESTS = 32
CONCURRENT_REQUESTS_PER_DOMAIN = 32  # of a name; crawler.turns lets in eight of a host and port
# The default of 100 starts as many tasks for each response (20–25 % of the CPU).
CONCURRENT_ITEMS = 1

# What a crawl has seen is in its own memory; Scrapy's filter would grow for ever.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"

MIDDLEWARES = "scrapy.downloadermiddlewares"
DOWNLOADER_MIDDLEWARES = {
    "crawler.guard.PolicyMiddleware": 10,
    "crawler.robots.RobotsMiddleware": 100,
    f"{MIDDLEWARES}.robotstxt.RobotsTxtMiddleware": None,  # crawler.robots says why
    f"{MIDDLEWARES}.offsite.OffsiteMiddleware": None,
    f"{MIDDLEWARES}.httpauth.HttpAuthMiddleware": None,
    f"{MIDDLEWARES}.redirect.MetaRefreshMiddleware": None,
    f"{MIDDLEWARES}.httpcompression.HttpCompressionMiddleware": None,
    f"{MIDDLEWARES}.cookies.CookiesMiddleware": None,
    f"{MIDDLEWARES}.httpproxy.HttpProxyMiddleware": None,
    f"{MIDDLEWARES}.httpcache.HttpCacheMiddleware": None,
}
EXTENSIONS = {
    f"scrapy.extensions.{name}": None
    for name in (
        "telnet.TelnetConsole",
        "remote_control.RemoteControl",
        "feedexport.FeedExporter",
        "spiderstate.SpiderState",
        "closespider.CloseSpider",
        "memdebug.MemoryDebugger",
        "memusage.MemoryUsage",  # closes by waiting for the queue; crawler.process watches instead
        "logstats.LogStats",
    )
}
LOG_ENABLED = False  # news.log sets up the logs of all processes alike
STATS_DUMP = False
