-- What of a listing is read with a browser, because its site makes it by script.
-- depends: 0005-drift

ALTER TABLE listings
    ADD browser text NOT NULL DEFAULT 'no' CHECK (browser IN ('no', 'list', 'all'));
COMMENT ON COLUMN listings.browser IS 'list: its pages; all: its articles too';
