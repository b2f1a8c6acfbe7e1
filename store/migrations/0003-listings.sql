-- Listings of every kind: whole sites whose articles have to name the topic, gaps, what a listing was read as.
-- depends: 0002-on-demand

ALTER TABLE listings
    DROP CONSTRAINT listings_kind_check,
    ADD CHECK (kind IN ('topic_page', 'rss', 'atom', 'json_feed', 'sitemap', 'news_sitemap', 'search')),
    ADD whole_site   boolean NOT NULL DEFAULT false,
    ADD gap_at       timestamptz,
    ADD gap_frontier uuid[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN listings.whole_site IS 'it lists articles of every topic: those that do not name this one are not kept';
COMMENT ON COLUMN listings.gap_frontier IS 'the frontier that a crawl by schedule did not reach; empty where nothing is missing';

ALTER TABLE crawl_runs
    ADD kind        text,
    ADD end_reached boolean NOT NULL DEFAULT false,
    ADD gap         boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN crawl_runs.gap IS 'it was complete and ended before the frontier that it was given';

-- Articles that do not name a topic: known for that topic's whole-site listings and for nobody else.
CREATE TABLE off_topic (
    topic_id bigint NOT NULL REFERENCES topics ON DELETE CASCADE,
    url_key  uuid NOT NULL,
    ended_at timestamptz NOT NULL,
    PRIMARY KEY (topic_id, url_key)
);
CREATE INDEX off_topic_by_url ON off_topic (url_key);

-- A topic's name and its aliases, the names by which an article may be of it.
CREATE FUNCTION names_of(topic bigint) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY(SELECT name FROM (
        SELECT name, 0 AS place FROM topics WHERE id = topic
        UNION SELECT alias, 1 FROM topic_aliases a JOIN topics t ON t.id = topic
               WHERE a.topic_id = topic AND a.alias <> t.name) named ORDER BY place, name)
$$;
