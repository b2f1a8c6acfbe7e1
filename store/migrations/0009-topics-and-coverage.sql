-- What a topic leaves out, its changes applied to what is stored, warnings of coverage, the canary.
-- depends: 0008-versions-and-traces

ALTER TABLE topics
    ADD excluded  text[] NOT NULL DEFAULT '{}',
    ADD sections  text[] NOT NULL DEFAULT '{}',
    ADD languages text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN topics.excluded IS 'words of which an article of the topic has none, in any inflected form';
COMMENT ON COLUMN topics.sections IS 'where there are any: an article that tells another section is not of the topic';
COMMENT ON COLUMN topics.languages IS 'the same for languages (BCP 47, without region)';

-- Articles that a topic''s listings have and the topic leaves out: they come back when it is changed.
CREATE TABLE left_out (
    article_id bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    topic_id   bigint NOT NULL REFERENCES topics ON DELETE CASCADE,
    matched_by text NOT NULL,
    evidence   jsonb NOT NULL,
    reason     text NOT NULL,
    PRIMARY KEY (article_id, topic_id)
);
CREATE INDEX left_out_by_topic ON left_out (topic_id, article_id);

-- The newest change of each topic, applied to what is stored article by article, in the order of ids.
CREATE TABLE topic_changes (
    topic_id bigint PRIMARY KEY REFERENCES topics ON DELETE CASCADE,
    began_at timestamptz NOT NULL DEFAULT now(),
    moved_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    after_id bigint NOT NULL DEFAULT 0,
    last_id  bigint NOT NULL,
    looked   integer NOT NULL DEFAULT 0,
    came     integer NOT NULL DEFAULT 0,
    went     integer NOT NULL DEFAULT 0
);

-- What is wrong with the coverage of a source or a listing, from when to when.
CREATE TABLE warnings (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL,
    subject    text NOT NULL,
    source_id  bigint REFERENCES sources ON DELETE CASCADE,
    topic_id   bigint REFERENCES topics ON DELETE CASCADE,
    listing_id bigint REFERENCES listings ON DELETE CASCADE,
    told       jsonb NOT NULL DEFAULT '{}',
    began_at   timestamptz NOT NULL,
    ended_at   timestamptz
);
COMMENT ON COLUMN warnings.subject IS 'what it is about, in a word: a listing''s URL, a source''s domain';
CREATE UNIQUE INDEX warnings_one_open ON warnings (kind, coalesce(topic_id, 0), subject)
    WHERE ended_at IS NULL;

-- The last canary that came the whole way.
CREATE TABLE canary (
    one       boolean PRIMARY KEY DEFAULT true CHECK (one),
    sent_at   timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    crawled   boolean NOT NULL
);
