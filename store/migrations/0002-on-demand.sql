-- Crawls on demand, of listings and of single articles; cancelling; what a listing gave last; replays.
-- depends: 0001-the-way

ALTER TABLE crawl_runs
    ALTER listing_id DROP NOT NULL,
    ADD url           text,
    ADD asked_by      text,
    ADD max_pages     integer CHECK (max_pages BETWEEN 1 AND 1000),
    ADD since         timestamptz,
    ADD past_frontier boolean NOT NULL DEFAULT false,
    ADD refetch       boolean NOT NULL DEFAULT false,
    ADD new_articles  integer NOT NULL DEFAULT 0,
    ADD CHECK (listing_id IS NOT NULL OR url IS NOT NULL),
    DROP CONSTRAINT crawl_runs_state_check,
    ADD CHECK (state IN ('open', 'complete', 'failed', 'cancelled'));
COMMENT ON COLUMN crawl_runs.url IS 'of an article fetched alone; a listing''s stands in its own row';
COMMENT ON COLUMN crawl_runs.asked_by IS 'the Celery task that asked; null for the schedule';

-- One open at a time by schedule; what a person asks for does not wait for that.
DROP INDEX crawl_runs_one_open;
CREATE UNIQUE INDEX crawl_runs_one_open ON crawl_runs (listing_id)
    WHERE state = 'open' AND reason = 'scheduled';
CREATE INDEX crawl_runs_open ON crawl_runs (id) WHERE state = 'open';
-- A task that runs twice opens its runs once.
CREATE UNIQUE INDEX crawl_runs_asked_by ON crawl_runs (asked_by, coalesce(listing_id, 0))
    WHERE asked_by IS NOT NULL;
CREATE INDEX crawl_runs_by_listing ON crawl_runs (listing_id, id DESC);

ALTER TABLE listings
    ADD last_crawl_at timestamptz,
    ADD last_new_at   timestamptz,
    ADD last_error    text;

ALTER TABLE quarantine ADD replayed_at timestamptz;
CREATE INDEX quarantine_open ON quarantine (id) WHERE replayed_at IS NULL;
