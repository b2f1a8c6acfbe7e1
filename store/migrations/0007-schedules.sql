-- Listings that find their own period, articles that are looked at again, and those that are gone.
-- depends: 0006-politeness

ALTER TABLE listings
    ADD adaptive    boolean NOT NULL DEFAULT false,
    ADD least_every interval;
COMMENT ON COLUMN listings.adaptive IS 'crawl_every follows what its crawls find, because nobody said how often';
COMMENT ON COLUMN listings.least_every IS 'the period that its feed tells: an adaptive one is not crawled more often';

ALTER TABLE crawl_runs
    ADD period      double precision,
    ADD source_id   bigint REFERENCES sources ON DELETE CASCADE,
    ADD article_ids bigint[] NOT NULL DEFAULT '{}',
    ADD unchanged   uuid[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN crawl_runs.period IS 'seconds between two changes, as the feed tells';
COMMENT ON COLUMN crawl_runs.article_ids IS 'of a revisit: the articles of its source that are looked at again';
COMMENT ON COLUMN crawl_runs.unchanged IS 'articles that the site said have not changed since they were fetched';
CREATE UNIQUE INDEX crawl_runs_one_revisit ON crawl_runs (source_id)
    WHERE state = 'open' AND reason = 'revisit';

-- Articles stored from now on are looked at an hour later; the ladder of ages tells the rest.
ALTER TABLE articles
    ADD next_look_at timestamptz,
    ADD gone_at      timestamptz;
ALTER TABLE articles ALTER next_look_at SET DEFAULT now() + interval '1 hour';
UPDATE articles SET next_look_at = now() + interval '1 hour'
 WHERE created_at > now() - interval '28 days';
CREATE INDEX articles_to_look_at ON articles (next_look_at) WHERE next_look_at IS NOT NULL;

-- A look at an article that brought no page: it has not changed (304), or is gone (404, 410).
CREATE TABLE looks (
    article_id bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    at         timestamptz NOT NULL,
    run_id     bigint NOT NULL,
    status     integer NOT NULL,
    PRIMARY KEY (article_id, at)
);
