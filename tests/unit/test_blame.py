"""Of what Postgres refuses, only what a datum can cause sends a page to quarantine."""

import psycopg
import pytest
from celery.exceptions import SoftTimeLimitExceeded
from psycopg import errors

from workers.blame import doubtful, transient


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


@pytest.mark.parametrize(
    "error",
    [
        *(errors.QueryCanceled, errors.OutOfMemory, errors.AdminShutdown, errors.InternalError_),
        *(errors.ConnectionFailure, psycopg.OperationalError, SoftTimeLimitExceeded),
    ],
)
def test_what_a_page_can_bring_about_as_well_as_an_outage_is_looked_into(error):
    assert doubtful(error("no"))


@pytest.mark.parametrize(
    "error",
    [
        *(errors.DiskFull, errors.LockNotAvailable, errors.DeadlockDetected, errors.UndefinedTable),
        *(errors.CrashShutdown, errors.ReadOnlySqlTransaction, errors.TooManyConnections),
    ],
)
def test_a_full_disk_a_lock_or_a_missing_table_never_counts(error):
    assert not doubtful(error("no"))
