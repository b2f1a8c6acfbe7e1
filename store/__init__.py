"""Postgres: the only room that speaks SQL; the caller owns connection and transaction."""
