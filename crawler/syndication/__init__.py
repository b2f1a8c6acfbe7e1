"""Listings for machines: feeds and sitemaps, read into the same shape as a page's main list."""
