#!/usr/bin/env bash
# One process against three behind nginx on PostgreSQL, a core for each; searches from the primary and from a replica, a core
# for each, while others write and while nobody does. What a page costs is counted too: core time of Huabiao and of the server.
# Benchmarks/processes.sh PROGRAM FOLDER [ROUNDS [SECONDS]]
set -euo pipefail
program=$(realpath "$1")
work=$(realpath "$2")/processes
rounds=${3:-3}
seconds=${4:-3}
bin=$(pg_config --bindir)
if [ "$(nproc)" -lt 4 ]; then echo "needs four cores: one for each process and one for what asks them" >&2; exit 2; fi
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
"$bin/createdb" -h "$place" -U huabiao others
"$bin/pgbench" -h "$place" -U huabiao -i -q others >/dev/null 2>&1
export HUABIAO_POSTGRES="host=$place user=huabiao dbname=huabiao"
"$program" demo --data "$work/data" 2>/dev/null
$as "$bin/pg_basebackup" -h "$place" -U huabiao -D "$place/replica" -R -X stream -c fast
printf "unix_socket_directories='%s'\n" "$place/replica" >>"$place/replica/postgresql.conf"
$as "$bin/pg_ctl" -D "$place/replica" -l "$place/replica-log" -w start >/dev/null
primary=$(head -1 "$place/data/postmaster.pid")
replica=$(head -1 "$place/replica/postmaster.pid")

serve() { # port, cores, further options
  local port=$1 cores=$2; shift 2
  taskset -c "$cores" "$program" serve --data "$work/data" --host 127.0.0.1 --port "$port" "$@" >/dev/null 2>"$work/log-$port" &
  running+=($!)
  started=$!
  for _ in $(seq 100); do curl -sf -o /dev/null "http://127.0.0.1:$port/readyz" && return; sleep 0.2; done
  echo "no answer at $port" >&2; exit 2
}
pin() { # cores, a server of PostgreSQL with all it has started
  local cores=$1 one; shift
  for one in "$1" $(pgrep -P "$1"); do taskset -apc "$cores" "$one" >/dev/null; done
}
spent() { # hundredths of a second of some processes
  local one; for one in "$@"; do cat "/proc/$one/stat" 2>/dev/null; done | sed 's/.*) //' | awk '{sum += $12 + $13} END {print sum + 0}'
}
tree() { echo "$1" $(pgrep -P "$1"); }

serve 8881 0; one=$started
serve 8882 1; two=$started
serve 8883 2; three=$started
cat >"$work/nginx.conf" <<CONF
$([ "$(id -u)" = 0 ] && echo "user root;")
worker_processes 1; daemon off; pid $work/nginx.pid; error_log $work/nginx-error.log;
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
taskset -c 3 /usr/sbin/nginx -c "$work/nginx.conf" & running+=($!)
sleep 1
body=$(curl -s http://127.0.0.1:8881/bodies | grep -o '/bodies/[0-9A-Z]\{18\}' | head -1)

measure() { # name, port, path, header, which PostgreSQL, then the processes that answer
  local name=$1 port=$2 path=$3 header=$4 server=$5 ours theirs rate pages; shift 5
  ours=$(spent "$@"); theirs=$(spent $(tree "$server"))
  taskset -c 3 wrk -t1 -c32 -d"${seconds}s" -H "$header" "http://127.0.0.1:$port$path" >"$work/wrk"
  ours=$(($(spent "$@") - ours)); theirs=$(($(spent $(tree "$server")) - theirs))
  rate=$(awk '/Requests\/sec/ {print $2}' "$work/wrk"); pages=$(awk '/requests in/ {print $1}' "$work/wrk")
  grep -q "Non-2xx" "$work/wrk" && name="$name (with errors)"
  echo "$name|$rate|$(awk -v a="$ours" -v b="$theirs" -v n="$pages" 'BEGIN {printf "%.3f|%.3f", a * 10 / n, b * 10 / n}')" >>"$work/rates"
}
median() { sort -n | awk '{a[NR] = $1} END {print a[int((NR + 1) / 2)]}'; }
show() {
  cut -d'|' -f1 "$work/rates" | sort -u | while read -r name; do
    printf "  %-44s %8.0f pages/s; a page %6.2f ms of a core in Huabiao, %6.2f ms in PostgreSQL\n" "$name" \
      "$(grep -F "$name|" "$work/rates" | cut -d'|' -f2 | median)" "$(grep -F "$name|" "$work/rates" | cut -d'|' -f3 | median)" \
      "$(grep -F "$name|" "$work/rates" | cut -d'|' -f4 | median)"
  done
  rm -f "$work/rates"
}

pin 3 "$primary"
search="/search?q=%E9%A3%9F%E5%93%81"
for _ in $(seq "$rounds"); do
  for how in "memory|X-None: 1" "made|Cookie: display=large"; do
    measure "${how%%|*}, one process, asked directly" 8881 "$body" "${how#*|}" "$primary" "$one"
    measure "${how%%|*}, nginx before one" 8886 "$body" "${how#*|}" "$primary" "$one"
    measure "${how%%|*}, nginx before three" 8887 "$body" "${how#*|}" "$primary" "$one" "$two" "$three"
  done
done
echo "One process and three, on cores 0, 1 and 2; PostgreSQL, nginx and the load on core 3 [load $(cut -d' ' -f1 /proc/loadavg), median of $rounds rounds of $seconds s]"
show

serve 8884 2; old=$started
serve 8885 2 --replica "host=$place/replica user=huabiao dbname=huabiao"; new=$started
for _ in $(seq "$rounds"); do
  for how in "nobody writes" "8 write"; do
    pin 0 "$primary"; pin 1 "$replica"
    writers=""
    if [ "$how" = "8 write" ]; then
      taskset -c 3 "$bin/pgbench" -h "$place" -U huabiao -n -c 8 -T $((2 * seconds + 2)) others >"$work/pgbench" 2>/dev/null & writers=$!
      sleep 1; pin 0 "$primary"
    fi
    measure "search from the primary, $how" 8884 "$search" "X-None: 1" "$primary" "$old"
    measure "search from the replica, $how" 8885 "$search" "X-None: 1" "$replica" "$new"
    [ -z "$writers" ] || wait "$writers"
  done
done
echo "The primary on core 0, its replica on core 1, Huabiao on core 2, the load on core 3; where 8 write, they do so in another database of the primary, and what they cost it is counted with the pages"
show
