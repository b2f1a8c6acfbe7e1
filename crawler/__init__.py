"""Scrapy: reads crawl requests, writes pages and reports. It never sees SQL or Celery."""
