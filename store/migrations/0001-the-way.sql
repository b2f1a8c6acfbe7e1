-- The tables of the way of one article: what is watched, how crawls went, how URLs ended, what was read.
-- depends:

CREATE TABLE topics (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text NOT NULL UNIQUE,
    paused      boolean NOT NULL DEFAULT false,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE topic_aliases (
    topic_id    bigint NOT NULL REFERENCES topics ON DELETE CASCADE,
    in_language text NOT NULL,
    alias       text NOT NULL,
    PRIMARY KEY (topic_id, in_language, alias)
);

CREATE TABLE sources (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    domain      text NOT NULL UNIQUE,
    name        text,
    country     text,
    in_language text,
    time_zone   text,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE listings (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic_id      bigint NOT NULL REFERENCES topics ON DELETE CASCADE,
    source_id     bigint NOT NULL REFERENCES sources,
    url           text NOT NULL,
    url_key       uuid NOT NULL,
    kind          text NOT NULL DEFAULT 'topic_page' CHECK (kind IN
                  ('topic_page', 'rss', 'atom', 'sitemap', 'news_sitemap', 'search')),
    crawl_every   interval NOT NULL DEFAULT '15 minutes' CHECK (crawl_every >= '1 second'),
    max_pages     integer NOT NULL DEFAULT 20 CHECK (max_pages BETWEEN 1 AND 1000),
    next_crawl_at timestamptz NOT NULL DEFAULT now(),
    paused        boolean NOT NULL DEFAULT false,
    frontier      uuid[] NOT NULL DEFAULT '{}',
    etag          text,
    last_modified text,
    created_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (topic_id, url_key)
);
CREATE INDEX listings_due ON listings (next_crawl_at) WHERE NOT paused;

-- One crawl of one listing: a row before its request is sent. `handed_over` and `awaited` are the
-- crawl's own word, from its report; the run is complete when each of them has an outcome.
CREATE TABLE crawl_runs (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    listing_id       bigint NOT NULL REFERENCES listings ON DELETE CASCADE,
    slot             timestamptz NOT NULL,
    reason           text NOT NULL CHECK (reason IN ('scheduled', 'on_demand', 'revisit')),
    state            text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'complete', 'failed')),
    requested_at     timestamptz NOT NULL DEFAULT now(),
    sent_at          timestamptz NOT NULL DEFAULT now(),
    reported_at      timestamptz,
    ended_at         timestamptz,
    error            text,
    not_modified     boolean NOT NULL DEFAULT false,
    pages_read       integer NOT NULL DEFAULT 0,
    links_found      integer NOT NULL DEFAULT 0,
    frontier_reached boolean NOT NULL DEFAULT false,
    handed_over      uuid[] NOT NULL DEFAULT '{}',
    awaited          uuid[] NOT NULL DEFAULT '{}',
    known            uuid[] NOT NULL DEFAULT '{}',
    frontier_seen    uuid[] NOT NULL DEFAULT '{}',
    etag             text,
    last_modified    text,
    UNIQUE (listing_id, slot, reason)
);
CREATE UNIQUE INDEX crawl_runs_one_open ON crawl_runs (listing_id) WHERE state = 'open';

CREATE TABLE articles (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url_key              uuid NOT NULL UNIQUE,
    canonical_url        text NOT NULL,
    source_id            bigint NOT NULL REFERENCES sources,
    version              integer NOT NULL DEFAULT 0,
    content_hash         bytea,
    headline             text NOT NULL,
    description          text,
    authors              jsonb NOT NULL DEFAULT '[]',
    date_published       timestamptz,
    date_published_raw   text,
    date_modified        timestamptz,
    in_language          text,
    images               jsonb NOT NULL DEFAULT '[]',
    keywords             text[] NOT NULL DEFAULT '{}',
    topic_labels         text[] NOT NULL DEFAULT '{}',
    article_section      text,
    publisher            text,
    view_count           bigint,
    comment_count        bigint,
    field_sources        jsonb NOT NULL DEFAULT '{}',
    parser_version       integer NOT NULL,
    created_at           timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX articles_by_date ON articles (date_published DESC NULLS LAST);

-- The article as it read at one time; `number` counts from 1, the highest is the current one.
CREATE TABLE article_versions (
    article_id     bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    number         integer NOT NULL,
    fetched_at     timestamptz NOT NULL,
    content_hash   bytea NOT NULL,
    headline       text NOT NULL,
    description    text,
    authors        jsonb NOT NULL,
    date_published timestamptz,
    article_body   text NOT NULL,
    PRIMARY KEY (article_id, number)
);

-- How a URL ended: a row for each requested, final and canonical URL.
CREATE TABLE urls (
    url_key     uuid PRIMARY KEY,
    url         text NOT NULL,
    article_id  bigint REFERENCES articles ON DELETE CASCADE,
    outcome     text NOT NULL,
    detail      text,
    failures    integer NOT NULL DEFAULT 0,
    retry_at    timestamptz,
    ended_at    timestamptz NOT NULL
);

CREATE TABLE run_outcomes (
    run_id  bigint NOT NULL REFERENCES crawl_runs ON DELETE CASCADE,
    url_key uuid NOT NULL,
    outcome text NOT NULL,
    PRIMARY KEY (run_id, url_key)
);

CREATE TABLE article_topics (
    article_id bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    topic_id   bigint NOT NULL REFERENCES topics ON DELETE CASCADE,
    matched_by text NOT NULL,
    evidence   jsonb NOT NULL,
    PRIMARY KEY (article_id, topic_id)
);
CREATE INDEX article_topics_by_topic ON article_topics (topic_id, article_id);

-- The bytes as they came, gzipped already: stored apart and not packed again.
CREATE TABLE captures (
    url_key    uuid NOT NULL,
    fetched_at timestamptz NOT NULL,
    article_id bigint REFERENCES articles ON DELETE CASCADE,
    run_id     bigint,
    url        text NOT NULL,
    status     integer NOT NULL,
    headers    jsonb NOT NULL,
    body       bytea NOT NULL,
    PRIMARY KEY (url_key, fetched_at)
);
ALTER TABLE captures ALTER body SET STORAGE EXTERNAL;
CREATE INDEX captures_by_article ON captures (article_id, fetched_at DESC);

CREATE TABLE quarantine (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id   text NOT NULL UNIQUE,
    url        text,
    run_id     bigint,
    stage      text NOT NULL,
    reason     text NOT NULL,
    detail     text,
    attempts   integer NOT NULL,
    fields     jsonb NOT NULL,
    body       bytea,
    created_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE quarantine ALTER body SET STORAGE EXTERNAL;

-- The outbox: written with what it tells of, sent after the commit.
CREATE TABLE events (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL,
    article_id bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    version    integer NOT NULL,
    payload    jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at    timestamptz,
    UNIQUE (article_id, version, kind)
);
CREATE INDEX events_unsent ON events (id) WHERE sent_at IS NULL;
