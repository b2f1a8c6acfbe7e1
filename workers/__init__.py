"""Celery: reads pages from the stream, understands them, remembers them, asks for crawls."""
