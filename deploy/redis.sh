#!/bin/sh
# Starts Valkey (or Redis) with the password of the secret redis_url: in no command line, in no
# variable, and in the configuration only as a hash.
set -eu
umask 077

url=$(cat /run/secrets/redis_url)
password=${url#redis://tema:}
password=${password%@redis:6379/0}
if [ "$url" != "redis://tema:$password@redis:6379/0" ] || [ -z "$password" ]; then
    echo "secrets/redis_url is not redis://tema:PASSWORD@redis:6379/0" >&2
    exit 2
fi
hash=$(printf %s "$password" | sha256sum | cut -d ' ' -f 1)

# `default` is who does not log in: the healthcheck. `tema` may all that the parts do, and neither
# see or change the configuration nor empty the server.
cat > /tmp/redis.conf <<END
port 6379
protected-mode no
dir /data
appendonly yes
appendfsync everysec
save ""
maxmemory ${REDIS_MAXMEMORY:-256mb}
maxmemory-policy noeviction
user default on nopass resetkeys resetchannels -@all +ping
user tema on #$hash allkeys allchannels +@all -@admin -@dangerous +info
END

server=$(command -v valkey-server || command -v redis-server)
exec "$server" /tmp/redis.conf
