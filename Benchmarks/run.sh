#!/usr/bin/env bash
# Builds what is measured and its peers, then measures: Benchmarks/run.sh [ledger|engines|processes|search|limits|render|web ...]
set -euo pipefail
cd "$(dirname "$0")/.."
work=.build/bench
venv=.build/bench-venv

swift build -c release --product huabiao
swift build -c release --product bench
bin=$(swift build -c release --show-bin-path)

if [ ! -x "$venv/bin/gunicorn" ]; then
  echo "Making $venv with flask and gunicorn" >&2
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet flask gunicorn
fi
mkdir -p "$work"
"$bin/huabiao" demo --data "$work/county" --unless-present

[ $# -gt 0 ] || set -- render limits ledger engines search web processes
echo "Machine: $(nproc) cores, $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2- | xargs), load $(cut -d' ' -f1-3 /proc/loadavg), $(date -I)"
for part in "$@"; do
  case "$part" in
    render) "$bin/bench" render --python "$venv/bin/python" ;;
    limits) "$bin/bench" limits ;;
    ledger) "$bin/bench" ledger --folder "$work" ;;
    engines) "$bin/bench" engines --folder "$work" ;;
    processes) Benchmarks/processes.sh "$bin/huabiao" "$work" ;;
    search) "$bin/bench" search --folder "$work" ;;
    web) "$bin/bench" web --huabiao "$bin/huabiao" --data "$work/county" --python "$venv/bin" --folder "$work" ;;
    *) echo "usage: $0 [render|limits|ledger|engines|search|web|processes ...]" >&2; exit 2 ;;
  esac
done
