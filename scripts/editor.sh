#!/usr/bin/env bash
# Sets the program up with its window and opens it: on the issue that is named, else on the start page.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/setup.sh editor
if [ "$#" -gt 0 ]; then exec .venv/bin/kiclayout edit "$@"; else exec .venv/bin/kiclayout; fi
