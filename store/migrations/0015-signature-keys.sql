-- Keys of signatures are looked up and go after two weeks: no key is checked for its article, which
-- took twice the time of writing it. A key whose article is gone finds nothing.
-- depends: 0014-browser

ALTER TABLE signature_keys DROP CONSTRAINT signature_keys_article_id_fkey;
