#!/bin/sh
# Any CI, or a hook: check the drafts that differ from a commit. Usage: plain.sh [BASE]; the base is origin/main.
# The exit status is srctrack's own: 0 clean, 1 findings, 2 could not do its work.
set -eu
base=${1:-origin/main}
git rev-parse --verify --quiet "$base^{commit}" > /dev/null || { echo "git knows no commit $base" >&2; exit 2; }
git diff --name-only --diff-filter=d --relative -z "$base" HEAD | srctrack check --files-from -
