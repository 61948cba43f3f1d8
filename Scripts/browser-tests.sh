#!/usr/bin/env bash
# Runs the tests that need a real browser: Debian's Chromium, driven by Playwright from a virtual environment of its own.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=.build/browser-tests
if [ ! -x "$environment/bin/pytest" ]; then
  echo "Setting up the browser tests in $environment" >&2
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
fi
HUABIAO="$(swift build --show-bin-path)/huabiao" exec "$environment/bin/pytest" -q Tests/Browser "$@"
