"""Celery's queues, the most urgent first."""

URGENT, INGEST, ANNOUNCE, SCHEDULE = "urgent", "ingest", "announce", "schedule"
FOREIGN = "celery"
"""Where a Celery client that knows nothing of ours sends a task."""
QUEUES = (URGENT, FOREIGN, INGEST, ANNOUNCE, SCHEDULE)
