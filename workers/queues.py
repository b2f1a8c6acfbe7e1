"""Celery's queues, the most urgent first."""

URGENT, INGEST, ANNOUNCE, SCHEDULE = "urgent", "ingest", "announce", "schedule"
QUEUES = (URGENT, INGEST, ANNOUNCE, SCHEDULE)
