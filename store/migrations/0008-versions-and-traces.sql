-- What changed between versions, what flaps, what is gone, how often an article was read, one article's life.
-- depends: 0007-schedules

ALTER TABLE article_versions
    ADD changed       text[],
    ADD words_added   integer,
    ADD words_removed integer;
COMMENT ON COLUMN article_versions.changed IS 'the fields that differ from the version before; null for the first';

ALTER TABLE articles
    ADD flap_since timestamptz,
    ADD flap_reads integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN articles.gone_at IS 'when its address first answered 404 or 410; null again once it was read after that';
COMMENT ON COLUMN articles.flap_since IS 'since when each reading gave the version before the current one, between which it goes to and fro';

-- Views and comments as they were told at a time; a row only where one of them was another than before.
CREATE TABLE article_counts (
    article_id    bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    fetched_at    timestamptz NOT NULL,
    view_count    bigint,
    comment_count bigint,
    PRIMARY KEY (article_id, fetched_at)
);

-- The steps between the fetch and the row, for `tema trace`.
ALTER TABLE run_outcomes
    ADD detail         text,
    ADD fetched_at     timestamptz,
    ADD handed_over_at timestamptz,
    ADD taken_at       timestamptz,
    ADD parse_ms       real,
    ADD enrich_ms      real,
    ADD saved_at       timestamptz DEFAULT now();
CREATE INDEX run_outcomes_by_url ON run_outcomes (url_key);
CREATE INDEX quarantine_by_url ON quarantine (url);

ALTER TABLE crawl_runs ADD turned_away integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN crawl_runs.turned_away IS 'links that the site forbids: 401, 403, 451, robots.txt, an address that is not fetched';

-- What tells of a source, a listing or a topic has no article; what may happen again is told again.
ALTER TABLE events ALTER article_id DROP NOT NULL, ALTER version DROP NOT NULL;
ALTER TABLE events DROP CONSTRAINT events_article_id_version_kind_key;
CREATE UNIQUE INDEX events_of_versions ON events (article_id, version, kind)
    WHERE kind IN ('article.created', 'article.updated', 'source.drift');
CREATE INDEX events_by_article ON events (article_id, id);
