#!/bin/sh
# Runs once, in an empty database server: Tema's roles, no superusers, and the database that `tema`
# owns. `tema migrate` gives the others their rights (store/rights.py).
# psql reads the passwords from the secrets itself: they are in no command line.
set -e

check() {
    if ! grep -Eq "^postgresql://$2:[^@/:]+@postgres:5432/tema\$" "/run/secrets/$1"; then
        echo "secrets/$1 is not postgresql://$2:PASSWORD@postgres:5432/tema" >&2
        exit 2
    fi
}

check database_url tema
check worker_database_url tema_worker
check web_database_url tema_web
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname postgres <<'END'
\set password `sed 's|^postgresql://tema:||; s|@postgres:5432/tema$||' /run/secrets/database_url`
\set worker `sed 's|^postgresql://tema_worker:||; s|@postgres:5432/tema$||' /run/secrets/worker_database_url`
\set web `sed 's|^postgresql://tema_web:||; s|@postgres:5432/tema$||' /run/secrets/web_database_url`
CREATE ROLE tema LOGIN PASSWORD :'password';
CREATE ROLE tema_worker LOGIN PASSWORD :'worker';
CREATE ROLE tema_web LOGIN PASSWORD :'web';
CREATE DATABASE tema OWNER tema;
REVOKE ALL ON DATABASE tema FROM PUBLIC;
GRANT CONNECT ON DATABASE tema TO tema_worker, tema_web;
END
