-- Annotations: what articles' texts say, who and what is named in them, and what is searched.
-- depends: 0005-drift

CREATE TABLE annotations (
    article_id        bigint PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    content_hash      bytea NOT NULL,
    enricher_version  integer NOT NULL,
    headline_language text,
    body_language     text,
    countries         text[] NOT NULL DEFAULT '{}',
    media_topic       text,
    told              jsonb NOT NULL,
    search            tsvector NOT NULL
);
COMMENT ON COLUMN annotations.content_hash IS 'of the text that says it';
COMMENT ON COLUMN annotations.told IS 'mentions, quotations, amounts, dates, keywords with their spans';
CREATE INDEX annotations_search ON annotations USING gin (search);

CREATE TABLE article_entities (
    article_id bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    kind       text NOT NULL CHECK (kind IN ('person', 'organisation', 'place')),
    key        text NOT NULL,
    entity     text NOT NULL,
    name       text NOT NULL,
    role       text,
    mentions   integer NOT NULL,
    PRIMARY KEY (article_id, kind, key)
);
COMMENT ON COLUMN article_entities.key IS 'the folded name key of the mentions';
COMMENT ON COLUMN article_entities.entity IS 'who it is: kind:key, or what a correction says';
CREATE INDEX article_entities_by_entity ON article_entities (entity, article_id);

CREATE TABLE entity_corrections (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL,
    key        text NOT NULL,
    article_id bigint REFERENCES articles ON DELETE CASCADE,
    role       text,
    entity     text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE entity_corrections IS
    'what a person said of a key: everywhere, in one article, or where the role has these words';
CREATE INDEX entity_corrections_by_key ON entity_corrections (kind, key);
