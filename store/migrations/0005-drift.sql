-- Drift: what a source's pages stopped giving, found in its newest articles against those before.
-- depends: 0004-what-pages-say

ALTER TABLE articles ADD body_length integer;
COMMENT ON COLUMN articles.body_length IS 'characters of the current text; null for articles stored before it was counted';
CREATE INDEX articles_by_source ON articles (source_id, id DESC);

ALTER TABLE sources ADD looked_at_article bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN sources.looked_at_article IS 'its newest article when its fields were last looked at for drift';

CREATE TABLE drifts (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_id      bigint NOT NULL REFERENCES sources ON DELETE CASCADE,
    field          text NOT NULL,
    before         double precision NOT NULL,
    now            double precision NOT NULL,
    article_id     bigint NOT NULL,
    parser_version integer NOT NULL,
    began_at       timestamptz NOT NULL,
    ended_at       timestamptz
);
COMMENT ON COLUMN drifts.before IS 'the share of articles with the field, of body_length the median; so is now';
COMMENT ON COLUMN drifts.article_id IS 'the newest article when it was found';
CREATE UNIQUE INDEX drifts_one_open ON drifts (source_id, field) WHERE ended_at IS NULL;
