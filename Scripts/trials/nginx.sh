#!/usr/bin/env bash
# nginx, as Deploy/nginx.conf has it, before three processes of Huabiao over one database; one after the other is killed while
# clerks and readers are at work. Nobody may see an error, and nothing may be done twice.
#
#   HUABIAO_POSTGRES=… Scripts/trials/nginx.sh PROGRAM DATA FOLDER
#
# The database holds the sample county (huabiao demo --data DATA). Needs nginx, openssl, psql and python3; as root or not.
set -euo pipefail
program=$(realpath "$1")
data=$(realpath "$2")
work=$(realpath -m "$3")
here=$(dirname "$(realpath "$0")")
export HUABIAO_TRIAL_PASSWORD=yunling-2026
rm -rf "$work"; mkdir -p "$work/tls"; cd "$work"
end() { for file in "$work"/pid-* "$work/nginx.pid"; do kill "$(cat "$file")" 2>/dev/null || true; done; }
trap end EXIT

openssl req -x509 -newkey rsa:2048 -nodes -keyout tls/key.pem -out tls/fullchain.pem -days 30 -subj /CN=localhost 2>/dev/null
sed -e '/listen \[::\]/d; s/listen 80;/listen 127.0.0.1:8680;/; s/listen 443/listen 127.0.0.1:8643/' \
  -e 's/server_name xxgk.example.gov.cn/server_name localhost/; s/127\.0\.0\.1:808/127.0.0.1:868/' \
  -e "s#/etc/huabiao/tls#$work/tls#; s#/etc/nginx/huabiao#$here/../../Deploy/pages#" "$here/../../Deploy/nginx.conf" >site.conf
cat >nginx.conf <<CONF
$([ "$(id -u)" = 0 ] && echo "user root;")
worker_processes 2; pid $work/nginx.pid; error_log $work/error.log; events { worker_connections 1024; }
http {
  access_log off; client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
  include $work/site.conf;
}
CONF
serve() {
  "$program" serve --data "$data" --host 127.0.0.1 --port "$1" --behind-proxy --secure --address https://localhost >"log-$1" 2>&1 &
  echo $! >"pid-$1"
}
for port in 8681 8682 8683; do serve $port; done
for port in 8681 8682 8683; do
  for _ in $(seq 200); do curl -sf -o /dev/null "http://127.0.0.1:$port/readyz" && break; sleep 0.3; done
done
/usr/sbin/nginx -e "$work/error.log" -p "$work" -c "$work/nginx.conf"

for what in "KILL 8681" "KILL 8682" "TERM 8683"; do
  read -r signal port <<<"$what"
  echo "== SIG$signal to the process at $port"
  python3 "$here/load.py" https://localhost:8643 12 --out load.json & load=$!
  sleep 4; kill "-$signal" "$(cat "pid-$port")"; sleep 3; serve "$port"
  wait $load
  python3 "$here/load.py" --check load.json "$HUABIAO_POSTGRES"
done
