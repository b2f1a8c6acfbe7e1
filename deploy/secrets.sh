#!/bin/sh
# Makes the passwords of docker-compose.yml, once: what is there is kept.
# The folder is closed to all others on this machine. The files in it are readable, since the
# containers' users, who are not you, read them one by one; only you can write the folder.
set -eu
umask 077
cd "$(dirname "$0")/.."
mkdir -p secrets
chmod 700 secrets

password() {
    head -c 24 /dev/urandom | base64 | tr '+/' '-_'
}

keep() {
    if [ -e "secrets/$1" ]; then
        echo "kept     secrets/$1"
        return
    fi
    printf '%s\n' "$2" > "secrets/.$1"
    chmod 444 "secrets/.$1"
    mv "secrets/.$1" "secrets/$1"
    echo "made     secrets/$1"
}

keep postgres_password "$(password)"
keep database_url "postgresql://tema:$(password)@postgres:5432/tema"
keep worker_database_url "postgresql://tema_worker:$(password)@postgres:5432/tema"
keep web_database_url "postgresql://tema_web:$(password)@postgres:5432/tema"
keep redis_url "redis://tema:$(password)@redis:6379/0"
keep crawler_redis_url "redis://crawler:$(password)@redis:6379/0"
keep web_redis_url "redis://web:$(password)@redis:6379/0"
keep flower_password "$(password)"
