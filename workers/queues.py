"""Celery's queues, the most urgent first."""

URGENT, INGEST, ANNOUNCE, SCHEDULE = "urgent", "ingest", "announce", "schedule"
REPARSE = "reparse"
"""What is stored, read again: never more than a batch of it waits while pages do."""
FOREIGN = "celery"
"""Where a Celery client that knows nothing of ours sends a task."""
QUEUES = (URGENT, FOREIGN, INGEST, ANNOUNCE, SCHEDULE, REPARSE)
