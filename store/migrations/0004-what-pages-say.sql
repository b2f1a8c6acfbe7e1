-- What pages say of their articles beside the text: another headline, how exact the date is, what they are.
-- depends: 0003-listings

ALTER TABLE articles
    ADD alternative_headline     text,
    ADD date_published_precision text,
    ADD kind                     text NOT NULL DEFAULT 'article',
    ADD is_accessible_for_free   boolean,
    ADD live_updates             jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN articles.date_published_precision IS 'second, minute or day: how exact the date was written';
COMMENT ON COLUMN articles.kind IS 'article, live_blog, gallery, video or opinion, where the page says so';
COMMENT ON COLUMN articles.live_updates IS 'the entries of a live blog: headline, text, date_published';
