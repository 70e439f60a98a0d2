#!/bin/sh
# Any CI, or a hook: check the drafts that differ from a commit. Usage: plain.sh [BASE]; the base is origin/main.
# The exit status is srctrack's own: 0 clean, 1 findings, 2 could not do its work.
set -eu
base=${1:-origin/main}
changed=$(git -c core.quotePath=false diff --name-only --diff-filter=d "$base" HEAD -- \
  '*.md' '*.txt' '*.html' '*.docx' ':!.srctrack')
if [ -z "$changed" ]; then
  echo "no drafts changed since $base"
  exit 0
fi
set --
while IFS= read -r draft; do set -- "$@" "$draft"; done <<DRAFTS
$changed
DRAFTS
exec srctrack check -- "$@"
