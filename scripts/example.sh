#!/usr/bin/env bash
# Sets the program up and prints the example issue: example.pdf.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/setup.sh
.venv/bin/kiclayout export examples/issue-001 -o example.pdf
