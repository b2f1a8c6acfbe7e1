"""Of what Postgres refuses, only what a datum can cause sends a page to quarantine."""

import psycopg
import pytest
from psycopg import errors

from workers.ingest import transient


@pytest.mark.parametrize(
    "error",
    [
        *(errors.UndefinedColumn, errors.UndefinedTable, errors.InsufficientPrivilege),
        *(errors.ReadOnlySqlTransaction, errors.DeadlockDetected, errors.QueryCanceled),
        *(errors.DiskFull, errors.AdminShutdown, psycopg.OperationalError),
        psycopg.InterfaceError,
    ],
)
def test_a_database_that_is_away_or_not_as_we_need_it_blames_no_page(error):
    assert transient(error("no"))


@pytest.mark.parametrize(
    "error",
    [
        *(errors.NumericValueOutOfRange, errors.UntranslatableCharacter, errors.CheckViolation),
        *(errors.ProgramLimitExceeded, errors.CardinalityViolation, psycopg.DataError),
        *(UnicodeEncodeError, ValueError),
    ],
)
def test_a_value_that_is_refused_is_the_page_s(error):
    made = error("utf-8", "\ud800", 0, 1, "no") if error is UnicodeEncodeError else error("no")
    assert not transient(made)
