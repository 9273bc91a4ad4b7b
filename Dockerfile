# One image for the API, the worker and the migrations. It holds no secret: settings come from the environment,
# the key file from a mounted secret.
#
#   docker build -t trafficking-api .
#
# 1. Once, with a superuser of PostgreSQL 15 or later: the roles, the database and the key file, which is written
#    to the mounted folder (writable by user 10001). It may be repeated.
#      docker run --rm --no-healthcheck --env-file superuser.env -v ./keys:/keys trafficking-api prepare-database
# 2. At every upgrade, before the new API starts: the tables.
#      docker run --rm --no-healthcheck --env-file migrations.env trafficking-api migrate
# 3. Once: the operator's first client, which makes the organisations; its secret is shown once.
#      docker run --rm --no-healthcheck --env-file api.env -v ./keys:/keys:ro trafficking-api first-operator
# 4. The API, as many as you like. Beside the database it keeps two ledgers, in a folder that all of them share and
#    that user 10001 may write: who was erased, and the heads of what was sealed.
#      docker run --env-file api.env -v ./keys:/keys:ro -v ./ledgers:/ledgers -p 8000:8000 trafficking-api
# 5. The worker, for what happens later. It answers no HTTP, so it has no health check.
#      docker run --no-healthcheck --env-file api.env -v ./keys:/keys:ro -v ./ledgers:/ledgers trafficking-api worker
#
# superuser.env has ADMIN_DATABASE_URL and the passwords to give, migrations.env has MIGRATION_DATABASE_URL, and
# api.env has DATABASE_URL. Every setting, with what it means: src/trafficking_api/settings.py.

FROM python:3.12-slim-bookworm AS build

ENV UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_PYTHON_DOWNLOADS=never

RUN pip install --no-cache-dir --disable-pip-version-check uv==0.13.9

WORKDIR /app

# The dependencies change less often than the code, so they are a layer of their own.
COPY pyproject.toml uv.lock README.md ./
RUN uv sync --frozen --no-dev --no-install-project --no-cache

# The project stays editable: the migrations are found two folders above src/trafficking_api.
COPY migrations ./migrations
COPY src ./src
RUN uv sync --frozen --no-dev --no-cache


FROM python:3.12-slim-bookworm

RUN groupadd --system --gid 10001 trafficking \
    && useradd --system --uid 10001 --gid trafficking --home-dir /app --no-create-home --shell /usr/sbin/nologin trafficking

ENV PATH=/app/.venv/bin:$PATH \
    KEY_FILE=/keys/keys.json \
    SHRED_LEDGER=/ledgers/shred-ledger.jsonl \
    SEAL_LEDGER=/ledgers/seal-ledger.jsonl \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

WORKDIR /app

# Owned by root: the process that answers requests cannot change its own code.
COPY --from=build /app /app

USER 10001:10001

EXPOSE 8000

STOPSIGNAL SIGTERM

HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]

ENTRYPOINT ["trafficking-api"]
CMD ["serve", "--host", "0.0.0.0"]
