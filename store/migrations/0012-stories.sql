-- Stories: what of an article tells its event, near-duplicates, and one event told by several articles.
-- depends: 0005-drift

CREATE TABLE signatures (
    article_id   bigint PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    content_hash bytea NOT NULL,
    method       integer NOT NULL,
    fetched_at   timestamptz NOT NULL,
    at           timestamptz NOT NULL,
    in_language  text,
    names        jsonb NOT NULL,
    numbers      jsonb NOT NULL,
    terms        jsonb NOT NULL,
    bins         integer[],
    triples      integer,
    assigned_at  timestamptz
);
COMMENT ON COLUMN signatures.content_hash IS 'of the text that it was made from';
COMMENT ON COLUMN signatures.at IS 'when the article was published or, where no page says so, first fetched';
COMMENT ON COLUMN signatures.names IS 'consonants of the words of names, with weights; so are numbers and terms';
COMMENT ON COLUMN signatures.bins IS 'the fingerprint (MinHash) of the text, which has so many triples of words';
CREATE INDEX signatures_unassigned ON signatures (at, article_id) WHERE assigned_at IS NULL;
CREATE INDEX signatures_by_time ON signatures (at);

-- By what articles of the same days are found; rows go two weeks after they were made.
CREATE TABLE signature_keys (
    key        bigint NOT NULL,
    at         timestamptz NOT NULL,
    article_id bigint NOT NULL REFERENCES signatures ON DELETE CASCADE,
    PRIMARY KEY (key, at, article_id)
);
COMMENT ON COLUMN signature_keys.key IS 'a hash of a name or number; below zero, a band of the fingerprint';
CREATE INDEX signature_keys_by_article ON signature_keys (article_id);

CREATE TABLE near_duplicates (
    original_id bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    copy_id     bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    overlap     real NOT NULL,
    found_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (original_id, copy_id)
);
COMMENT ON COLUMN near_duplicates.original_id IS 'the one that was published first';
COMMENT ON COLUMN near_duplicates.overlap IS 'the share of the shorter text that the other has too';
CREATE INDEX near_duplicates_by_copy ON near_duplicates (copy_id);

CREATE TABLE stories (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    created_at  timestamptz NOT NULL DEFAULT now(),
    first_at    timestamptz NOT NULL,
    last_at     timestamptz NOT NULL,
    merged_into bigint REFERENCES stories ON DELETE CASCADE
);
COMMENT ON COLUMN stories.first_at IS 'when its first article was published; last_at, its latest';
COMMENT ON COLUMN stories.merged_into IS 'the older story that this one turned out to be; it has no articles of its own any more';
CREATE INDEX stories_by_time ON stories (last_at DESC, id DESC) WHERE merged_into IS NULL;
CREATE INDEX stories_merged ON stories (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE story_articles (
    article_id bigint PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    story_id   bigint NOT NULL REFERENCES stories ON DELETE CASCADE,
    score      real NOT NULL,
    method     integer NOT NULL,
    joined_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN story_articles.score IS 'its likeness to the nearest article of the story when it joined; 0 for the first';
CREATE INDEX story_articles_by_story ON story_articles (story_id);

CREATE TABLE story_merges (
    story_id   bigint PRIMARY KEY REFERENCES stories ON DELETE CASCADE,
    into_id    bigint NOT NULL REFERENCES stories ON DELETE CASCADE,
    article_id bigint REFERENCES articles ON DELETE SET NULL,
    score      real NOT NULL,
    merged_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN story_merges.article_id IS 'the article that belongs to both';
