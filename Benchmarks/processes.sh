#!/usr/bin/env bash
# One process against three behind nginx, on PostgreSQL; pages read from a replica against the primary.
# Benchmarks/processes.sh PROGRAM FOLDER [ROUNDS [SECONDS]]
set -euo pipefail
program=$(realpath "$1")
work=$(realpath "$2")/processes
rounds=${3:-3}
seconds=${4:-2}
bin=$(pg_config --bindir)
cores=$(nproc)
servers=0-$((cores - 1)); clients=$servers
if [ "$cores" -ge 4 ]; then servers=0,1; clients=2,3; fi
rm -rf "$work"; mkdir -p "$work"
place=$(mktemp -d /tmp/huabiao-bench-XXXXXX)
as=""
if [ "$(id -u)" = 0 ]; then chown nobody "$place"; as="setpriv --reuid=nobody --regid=$(id -g nobody) --clear-groups"; fi
running=()
end() {
  for one in "${running[@]}"; do kill "$one" 2>/dev/null || true; done
  $as "$bin/pg_ctl" -D "$place/replica" -m immediate stop >/dev/null 2>&1 || true
  $as "$bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$place"
}
trap end EXIT

cd "$place"
$as "$bin/initdb" -D "$place/data" -U huabiao -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
printf "listen_addresses=''\nunix_socket_directories='%s'\nmax_connections=300\n" "$place" >>"$place/data/postgresql.conf"
$as "$bin/pg_ctl" -D "$place/data" -l "$place/log" -w start >/dev/null
"$bin/createdb" -h "$place" -U huabiao huabiao
export HUABIAO_POSTGRES="host=$place user=huabiao dbname=huabiao"
"$program" demo --data "$work/data" 2>/dev/null
$as "$bin/pg_basebackup" -h "$place" -U huabiao -D "$place/replica" -R -X stream -c fast
printf "unix_socket_directories='%s'\n" "$place/replica" >>"$place/replica/postgresql.conf"
$as "$bin/pg_ctl" -D "$place/replica" -l "$place/replica-log" -w start >/dev/null

serve() { # port, further options
  local port=$1; shift
  taskset -c "$servers" "$program" serve --data "$work/data" --host 127.0.0.1 --port "$port" "$@" >/dev/null 2>"$work/log-$port" &
  running+=($!)
  for _ in $(seq 100); do curl -sf -o /dev/null "http://127.0.0.1:$port/readyz" && return; sleep 0.2; done
  echo "no answer at $port" >&2; exit 2
}
for port in 8881 8882 8883; do serve $port; done
serve 8884 --replica "host=$place/replica user=huabiao dbname=huabiao"
cat >"$work/nginx.conf" <<CONF
$([ "$(id -u)" = 0 ] && echo "user root;")
worker_processes 2; daemon off; pid $work/nginx.pid; error_log $work/nginx-error.log;
events { worker_connections 1024; }
http {
  access_log off; client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;
  upstream one { server 127.0.0.1:8881; keepalive 64; }
  upstream three { server 127.0.0.1:8881; server 127.0.0.1:8882; server 127.0.0.1:8883; keepalive 64; }
  proxy_http_version 1.1; proxy_set_header Connection ""; keepalive_requests 1000000000;
  server { listen 127.0.0.1:8886; location / { proxy_pass http://one; } }
  server { listen 127.0.0.1:8887; location / { proxy_pass http://three; } }
}
CONF
taskset -c "$servers" /usr/sbin/nginx -c "$work/nginx.conf" & running+=($!)
sleep 1
body=$(curl -s http://127.0.0.1:8881/bodies | grep -o '/bodies/[0-9A-Z]\{18\}' | head -1)

measure() { # name, port, path, header
  local rate
  rate=$(taskset -c "$clients" wrk -t2 -c64 -d"${seconds}s" -H "$4" "http://127.0.0.1:$2$3" | awk '/Requests\/sec/ {print $2}')
  echo "$1|$rate" >>"$work/rates"
}
for _ in $(seq "$rounds"); do
  for how in "memory|X-None: 1" "made|Cookie: display=large"; do
    measure "${how%%|*}, one process" 8881 "$body" "${how#*|}"
    measure "${how%%|*}, nginx before one" 8886 "$body" "${how#*|}"
    measure "${how%%|*}, nginx before three" 8887 "$body" "${how#*|}"
  done
  measure "search, primary" 8881 "/search?q=%E9%A3%9F%E5%93%81" "X-None: 1"
  measure "search, replica" 8884 "/search?q=%E9%A3%9F%E5%93%81" "X-None: 1"
done
echo "Pages a second, 64 connections, all servers on cores $servers, load from $clients [load $(cut -d' ' -f1 /proc/loadavg)]"
cut -d'|' -f1 "$work/rates" | sort -u | while read -r name; do
  grep -F "$name|" "$work/rates" | cut -d'|' -f2 | sort -n | awk -v name="$name" '{a[NR]=$1} END {printf "  %-32s %10.0f pages/s\n", name, a[int((NR+1)/2)]}'
done
