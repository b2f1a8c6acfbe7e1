#!/bin/sh
# Runs once, in an empty database server: Tema's own role, no superuser, and the database it owns.
# psql reads the password from the secret database_url itself: it is in no command line.
set -e

if ! grep -Eq '^postgresql://tema:[^@/:]+@postgres:5432/tema$' /run/secrets/database_url; then
    echo "secrets/database_url is not postgresql://tema:PASSWORD@postgres:5432/tema" >&2
    exit 2
fi
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname postgres <<'END'
\set password `sed 's|^postgresql://tema:||; s|@postgres:5432/tema$||' /run/secrets/database_url`
CREATE ROLE tema LOGIN PASSWORD :'password';
CREATE DATABASE tema OWNER tema;
REVOKE ALL ON DATABASE tema FROM PUBLIC;
END
