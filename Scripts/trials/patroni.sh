#!/usr/bin/env bash
# Three database machines under Patroni, as Deploy/patroni.yml has them, on this one; two processes of Huabiao; and then
# the primary is taken away in three ways while clerks and readers are at work. Nothing acknowledged may be missing.
#
#   [TRIALS='database machine planned'] Scripts/trials/patroni.sh PROGRAM FOLDER
#
# As root, on Debian with patroni, etcd-server, postgresql, python3-etcd and openssl. HUABIAO_TRIAL_DUMP may name a dump
# (pg_dump -Fc) of a database with the sample county, which saves the minutes of making one.
set -euo pipefail
program=$(realpath "$1")
work=$(realpath -m "$2")
here=$(dirname "$(realpath "$0")")
bin=/usr/lib/postgresql/15/bin
export HUABIAO_TRIAL_PASSWORD=yunling-2026
rm -rf "$work"; mkdir -p "$work/tls" "$work/wal"
running=()
end() {
  for one in "${running[@]}"; do kill "$one" 2>/dev/null || true; done
  sleep 3
  for n in 1 2 3; do as_postgres "$bin/pg_ctl" -D "$work/db$n/data" -m immediate stop >/dev/null 2>&1 || true; done
}
trap end EXIT
as_postgres() { setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }

cd "$work"
openssl req -x509 -newkey rsa:2048 -nodes -keyout tls/server.key -out tls/server.pem -days 30 -subj /CN=db \
  -addext subjectAltName=IP:127.0.0.11,IP:127.0.0.12,IP:127.0.0.13 2>/dev/null
cp tls/server.pem tls/ca.pem; chmod 644 tls/*.pem; chmod 600 tls/server.key
chown -R postgres: "$work"; chmod 755 "$work" tls

setpriv --reuid=postgres --regid=postgres --init-groups etcd --data-dir "$work/etcd" --listen-client-urls http://127.0.0.11:12379 \
  --advertise-client-urls http://127.0.0.11:12379 --listen-peer-urls http://127.0.0.11:12380 >etcd.log 2>&1 & running+=($!)

patroni() { # number
  export PATRONI_SUPERUSER_PASSWORD=s PATRONI_REPLICATION_PASSWORD=r PATRONI_REWIND_PASSWORD=w PATRONI_RESTAPI_PASSWORD=p
  # Not by the function: the process that is killed has to be Patroni itself.
  setpriv --reuid=postgres --regid=postgres --init-groups /usr/bin/patroni "$work/db$1.yml" >>"patroni$1.log" 2>&1 & running+=($!); echo $! >"patroni$1.pid"
}
for n in 1 2 3; do
  mkdir -p "db$n"; chown postgres: "db$n"
  sed -e "s/^name: db1/name: db$n/; s/hosts: .*/hosts: [127.0.0.11:12379]/; s/10\.0\.0\.1:/127.0.0.1$n:/; s#10.0.0.0/24#127.0.0.0/8#" \
    -e "s#/etc/huabiao/tls#$work/tls#; s#/backup/wal#$work/wal#g; s#/var/lib/postgresql/15/huabiao#$work/db$n/data#" \
    -e "s#/var/lib/postgresql/.pgpass-patroni#$work/db$n/pgpass#; s#use_unix_socket: true#&\n  parameters: {unix_socket_directories: $work/db$n}#" \
    "$here/../../Deploy/patroni.yml" >"db$n.yml"
  patroni $n; sleep $((n == 1 ? 12 : 3))
done

state() { patronictl -c "$work/db1.yml" list 2>/dev/null; }
leader() { state | awk -F'|' '/Leader/ {gsub(/[^0-9]/, "", $2); print $2}'; }
for _ in $(seq 60); do state | grep -q Sync && break; sleep 2; done
state
first=$(leader)
as_postgres psql -qh "$work/db$first" -c "CREATE ROLE huabiao LOGIN PASSWORD 'h'" \
  -c "CREATE DATABASE huabiao OWNER huabiao ENCODING 'UTF8' TEMPLATE template0 LOCALE 'C.UTF-8'"
export PGPASSFILE=$work/pgpass
for n in 1 2 3; do echo "127.0.0.1$n:5432:huabiao:huabiao:h"; done >"$PGPASSFILE"; chmod 600 "$PGPASSFILE"
export HUABIAO_POSTGRES="postgresql://huabiao@127.0.0.11,127.0.0.12,127.0.0.13/huabiao?target_session_attrs=read-write&sslmode=verify-full&sslrootcert=$work/tls/ca.pem"
if [ -n "${HUABIAO_TRIAL_DUMP:-}" ]; then
  pg_restore --no-owner -d "$HUABIAO_POSTGRES" "$HUABIAO_TRIAL_DUMP"; mkdir -p data
else
  "$program" demo --data data >/dev/null
fi
"$program" migrate --data data
for port in 8781 8782; do
  "$program" serve --data data --host 127.0.0.1 --port $port >"log-$port" 2>&1 & running+=($!)
  for _ in $(seq 100); do curl -sf -o /dev/null "http://127.0.0.1:$port/readyz" && break; sleep 0.3; done
done

trial() { # name, what happens
  echo "== $1"
  for _ in $(seq 60); do state | grep -q 'Sync Standby' && [ "$(state | grep -c 'running\|streaming')" = 3 ] && break; sleep 2; done
  python3 "$here/load.py" http://127.0.0.1:8781,http://127.0.0.1:8782 "${SECONDS_OF_LOAD:-75}" --out "$1.json" & local load=$!
  sleep 15; date -u '+taken away at %s.%N'; $2
  wait $load
  state
  python3 "$here/load.py" --check "$1.json" "$HUABIAO_POSTGRES"
  "$program" verify --data data 2>/dev/null | grep -v '附件 [0-9a-f]' || true
}
database() { kill -9 "$(head -1 "$work/db$(leader)/data/postmaster.pid")"; }
machine() {
  local n; n=$(leader)
  local server; server=$(head -1 "$work/db$n/data/postmaster.pid")
  kill -9 "$(cat "patroni$n.pid")" "$server" $(pgrep -P "$server") 2>/dev/null || true
  echo "db$n is gone"; gone=$n
}
planned() { patronictl -c "$work/db1.yml" switchover --force >/dev/null; }

for what in ${TRIALS:-database machine planned}; do
  trial "$what" "$what"
  if [ "$what" = machine ]; then patroni "$gone"; fi
done
