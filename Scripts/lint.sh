#!/usr/bin/env bash
# What the compiler does not check: the format, the wall clock, synchronous reads, what must not be forced.
set -euo pipefail
cd "$(dirname "$0")/.."
failed=0

complain() { # title, findings
  [ -z "$2" ] && return
  printf '%s\n%s\n' "$1" "$2" >&2
  failed=1
}

swift format lint --strict --recursive --parallel --configuration .swift-format Sources Tests Benchmarks Package.swift || failed=1

# Time is handed in: one file reads the clock of the machine.
complain "The wall clock is read outside Sources/huabiao/WallClock.swift:" \
  "$(grep -rnE '\bDate\(\)|Date\.now|Clock\(\)\.now|clock_gettime|gettimeofday|\btime\(nil\)' Sources --include='*.swift' \
    | grep -vE '^Sources/huabiao/WallClock.swift:|CLOCK_MONOTONIC' || true)"

# Synchronous reads beside asynchronous ones stop the whole server for good.
complain "A synchronous read of the store:" \
  "$(grep -rnE 'unsafeRead|unsafeReentrantRead|(pool|queue|database)\.read *\{' Sources --include='*.swift' \
    | grep -vE 'await .*\.read *\{' || true)"

complain "Something is forced:" \
  "$(grep -rnE 'try!|as!|fatalError\(|@unchecked Sendable|nonisolated\(unsafe\)' Sources --include='*.swift' \
    | grep -vE '^\S+:[0-9]+: *//' || true)"

complain "The portal reaches past the desk:" \
  "$(grep -rnE '^(package |internal )?import (Ledger|GRDB)' Sources/Portal Sources/WebParts --include='*.swift' || true)"

complain "SQL outside the ledger:" \
  "$(grep -rnE '"(SELECT|INSERT INTO|UPDATE|DELETE FROM) ' Sources --include='*.swift' | grep -v '^Sources/Ledger/' || true)"

[ "$failed" = 0 ] && echo "lint: clean"
exit "$failed"
