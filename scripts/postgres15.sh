#!/usr/bin/env bash
# Runs a command with a throw-away PostgreSQL 15 behind TEST_DATABASE_URL: scripts/postgres15.sh pytest tests
#
# The oldest version we promise to run on is Debian's; the embedded one is newer. Where it is missing and we
# are root on a Debian, it is installed. The exit code is the command's.
set -euo pipefail

fail() {
    echo "postgres15: $*" >&2
    exit 69
}

find_binaries() {
    local candidate
    for candidate in "${POSTGRES15_BIN:-}" /usr/lib/postgresql/15/bin "$(pg_config --bindir 2>/dev/null || true)"; do
        if [ -x "$candidate/postgres" ] && "$candidate/postgres" --version | grep -q ' 15\.'; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

install_it() {
    [ "$(id -u)" = 0 ] || fail "PostgreSQL 15 is missing; install the package postgresql-15, or run as root."
    command -v apt-get >/dev/null || fail "PostgreSQL 15 is missing and there is no apt-get to install it."
    export DEBIAN_FRONTEND=noninteractive
    {
        apt-get update
        # The package would make and start a cluster of its own at once; this keeps it from doing so.
        apt-get install -y --no-install-recommends postgresql-common
        mkdir -p /etc/postgresql-common/createcluster.d
        echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/no-main.conf
        apt-get install -y --no-install-recommends postgresql-15
    } >&2 || fail "apt-get could not install postgresql-15; has this distribution another version?"
}

# PostgreSQL refuses to be root.
as_server_user() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && setpriv --reuid=postgres --regid=postgres --init-groups "$@")
    else
        "$@"
    fi
}

clean_up() {
    local code=$?
    trap '' INT TERM
    if [ -e "$home/data/postmaster.pid" ]; then
        as_server_user "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true
    fi
    rm -rf "$home"
    exit "$code"
}

[ $# -gt 0 ] || fail "give the command to run."
bin=$(find_binaries) || {
    install_it
    bin=$(find_binaries) || fail "postgresql-15 was installed, and its programs are still not found."
}

# In memory where there is room; else in /tmp whatever TMPDIR says, for the path of a socket must be short.
place=/tmp
free=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
if [ -w /dev/shm ] && [ "${free:-0}" -gt 2000000 ]; then place=/dev/shm; fi
home=$(mktemp -d "$place/postgres15.XXXXXX")
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || useradd --system --user-group --no-create-home postgres
    chown postgres: "$home"
fi

# mktemp made the folder for its owner only, and the server listens nowhere but in there.
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" >"$home/password"
[ "$(id -u)" != 0 ] || chown postgres: "$home/password"
export LC_ALL=C.UTF-8
as_server_user "$bin/initdb" -D "$home/data" -U postgres -E UTF8 --locale=C.UTF-8 -A scram-sha-256 \
    --pwfile="$home/password" --no-sync >"$home/initdb.log" 2>&1 ||
    fail "initdb: $(tail -n 1 "$home/initdb.log")"
cat >>"$home/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$home'
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 256MB
CONF
as_server_user "$bin/pg_ctl" -D "$home/data" -l "$home/server.log" -w -t 60 start >/dev/null ||
    fail "the server does not start: $(tail -n 1 "$home/server.log")"

export TEST_DATABASE_URL="postgresql+asyncpg://postgres:$password@/postgres?host=$home"
"$@"
