# Tema's parts, one image for all: the locked wheels in a virtual environment on a slim Python.
# Another base: --build-arg BASE=…, anything with Python >= 3.11 and its venv as python3.
ARG BASE=python:3.13.15-slim-trixie@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b

FROM ${BASE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /build
COPY requirements-build.lock requirements-service.lock ./
# Only wheels whose hash the lock knows; pip and the build backend stay in this stage.
RUN python3 -m venv tools \
 && tools/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements-build.lock \
 && python3 -m venv --without-pip /opt/tema \
 && tools/bin/pip --python /opt/tema/bin/python install --no-cache-dir --no-compile \
        --require-hashes --only-binary :all: -r requirements-service.lock
COPY pyproject.toml README.md LICENSE ./
COPY news news
COPY store store
COPY crawler crawler
COPY workers workers
COPY tema tema
# Packages' own tests are 27 MB. Compiled here once, without times: the running image is read-only.
RUN tools/bin/pip wheel --no-cache-dir --no-index --no-deps --no-build-isolation --wheel-dir wheels . \
 && tools/bin/pip --python /opt/tema/bin/python install --no-cache-dir --no-compile --no-index --no-deps wheels/*.whl \
 && find /opt/tema/lib -type d \( -name test -o -name tests \) -prune -exec rm -r {} + \
 && /opt/tema/bin/python -m compileall -q -j 0 --invalidation-mode unchecked-hash /opt/tema/lib

FROM ${BASE}
LABEL org.opencontainers.image.title="tema" \
      org.opencontainers.image.description="Watches a topic across the news sites that write about it, in any language." \
      org.opencontainers.image.licenses="MIT"
RUN groupadd --gid 10001 tema \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin tema
COPY --from=build /opt/tema /opt/tema
ENV PATH=/opt/tema/bin:$PATH \
    HOME=/tmp \
    LANG=C.UTF-8 \
    MALLOC_ARENA_MAX=2 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    TEMA_STATE_DIR=/tmp/tema
USER 10001:10001
WORKDIR /tmp
ENTRYPOINT ["tema"]
CMD ["--help"]
