"""The language that crawler, workers, store and web share: pure, without any of their libraries."""
