-- What each source allows: its pace and daily budget, what a site said of robots and text mining, crawls put off.
-- depends: 0005-drift

ALTER TABLE sources
    ADD delay       double precision CHECK (delay BETWEEN 0 AND 3600),
    ADD daily_pages integer CHECK (daily_pages > 0),
    ADD daily_bytes bigint CHECK (daily_bytes > 0);
COMMENT ON COLUMN sources.delay IS 'seconds between two requests to one of its hosts; null for TEMA_DOWNLOAD_DELAY';
COMMENT ON COLUMN sources.daily_pages IS 'responses fetched of it a day (UTC) at most; null for no bound';

ALTER TABLE captures ADD policy jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN captures.policy IS 'robots, ai_agents, opt_outs: what the site says of robots, AI and text mining; waited: seconds for the host''s turn';

ALTER TABLE crawl_runs
    ADD not_before timestamptz,
    ADD force      boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN crawl_runs.not_before IS 'it ended early because its host rests, or the day''s budget is used up, until then';
COMMENT ON COLUMN crawl_runs.force IS 'fetched whatever is known of it, over the budget, and though the host rests after failures';

ALTER TABLE listings ADD waits_until timestamptz;
COMMENT ON COLUMN listings.waits_until IS 'its last crawl was put off until then, for the reason in last_error';
