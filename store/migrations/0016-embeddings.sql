-- What an article means, where the extra `embed` tells it. Code that knows nothing of it leaves it out.
-- depends: 0015-signature-keys

ALTER TABLE signatures ADD COLUMN embedding bytea;
COMMENT ON COLUMN signatures.embedding IS '512 signed bytes, alike in every language; NULL without the extra embed and for languages that it does not know';
