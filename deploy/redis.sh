#!/bin/sh
# Starts Valkey (or Redis) with the passwords of the secrets: in no command line, in no variable,
# and in the configuration only as hashes.
set -eu
umask 077

# hash NAME USER: the hash of the password in a secret that is the URL of this server for that user.
hash() {
    url=$(cat "/run/secrets/$1")
    password=${url#redis://"$2":}
    password=${password%@redis:6379/0}
    if [ "$url" != "redis://$2:$password@redis:6379/0" ] || [ -z "$password" ]; then
        echo "secrets/$1 is not redis://$2:PASSWORD@redis:6379/0" >&2
        exit 2
    fi
    printf %s "$password" | sha256sum | cut -d ' ' -f 1
}

tema=$(hash redis_url tema)
crawler=$(hash crawler_redis_url crawler)
web=$(hash web_redis_url web)

# `default` is who does not log in: the healthcheck. What the others may is in tema/roles.py: `tema`
# all that the parts do, `crawler` its own keys, `web` to read and to ask; none of them sees or
# changes the configuration or empties the server.
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
user tema on #$tema allkeys allchannels +@all -@admin -@dangerous +info
user crawler on #$crawler ~lease:* ~crawl:* ~preview:* ~pulse:crawler:* ~host:* ~spent:* %R~known:* %R~off_topic:* %R~cancel:* resetchannels -@all +ping +select +time +info +client|setinfo +client|setname +multi +exec +discard +get +mget +set +del +exists +ttl +pttl +expire +pexpire +hset +hget +hgetall +hincrby +zadd (~requests ~requests:urgent +xgroup|create +xreadgroup +xpending +xclaim +xack +xdel) (~pages +xadd +xlen +xpending)
user web on #$web %R~* ~requests:urgent ~preview:* ~cancel:* ~web:* ~urgent ~_kombu.binding.urgent resetchannels +@all -@admin -@dangerous -@scripting +info
END

server=$(command -v valkey-server || command -v redis-server)
exec "$server" /tmp/redis.conf
