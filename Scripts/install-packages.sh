#!/usr/bin/env bash
# Installs the Debian packages that a purpose needs and the machine lacks, and says which.
set -euo pipefail

build="libsqlite3-dev libpq-dev zlib1g-dev pkg-config"
documents="poppler-utils tesseract-ocr tesseract-ocr-chi-sim weasyprint libharfbuzz-subset0"
database="postgresql"
browser="chromium fonts-noto-cjk python3-venv"

case "${1:-}" in
  run) wanted="$build" ;;
  test) wanted="$build $documents $database $browser" ;;
  bench) wanted="$build $database nginx-light wrk python3-venv" ;;
  *) echo "usage: $0 run|test|bench" >&2; exit 2 ;;
esac

# What runs without, but does less.
if [ "${1:-}" = run ]; then
  optional=""
  for package in $documents fonts-noto-cjk; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || optional="$optional $package"
  done
  [ -z "$optional" ] || echo "Optional, to read and make PDF and to read pictures: apt install$optional" >&2
fi

missing=""
for package in $wanted; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

echo "Installing Debian packages:$missing" >&2
if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >&2
