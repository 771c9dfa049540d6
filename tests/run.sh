#!/usr/bin/env bash
# Installs what the tests need (Debian, as root; elsewhere it says what to install) and runs every test.
# The last line is "N passed, N failed, N skipped"; the exit code is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# program or file to look for | Debian package
needs=(
  "/usr/bin/chromium|chromium"
  "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf|fonts-dejavu-core"
  "/usr/lib/python3/dist-packages/aiosmtpd|python3-aiosmtpd"
  "/usr/lib/python3/dist-packages/feedparser|python3-feedparser"
  "/usr/lib/python3/dist-packages/icalendar|python3-icalendar"
  "/usr/lib/python3/dist-packages/jsonschema|python3-jsonschema"
  "/usr/lib/python3/dist-packages/rfc3987.py|python3-rfc3987"
)

missing=()
for need in "${needs[@]}"; do
  [ -e "${need%%|*}" ] || missing+=("${need##*|}")
done

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]} ..."
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
      tail -n 20 "$log"
      echo "Could not install ${missing[*]}; the tests that need them are skipped and say so."
    fi
    rm -f "$log"
  else
    echo "Not here: ${missing[*]}. Install them (Debian: apt-get install ${missing[*]}); without them some tests are skipped."
  fi
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet build ProcurementHub.sln --nologo -v quiet "$@" || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

failed_run=0
for project in tests/*/*Tests.csproj; do
  name=$(basename "$project" .csproj)
  dotnet test "$project" --no-build --nologo -v quiet --logger "console;verbosity=minimal" \
    --logger "trx;LogFileName=$results/$name.trx" "$@" || failed_run=1
  # A run that ended without its report (a crash, a project that does not load) must not count as zero failures.
  [ -s "$results/$name.trx" ] || { echo "$name left no report."; failed_run=1; }
done

counter() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
total=$(counter total) passed=$(counter passed) failed=$(counter failed)
skipped=$((total - passed - failed))

if [ "$skipped" -gt 0 ]; then
  echo
  echo "Why tests were skipped:"
  python3 - "$results" <<'PY' 2>/dev/null || echo "  (python3 is needed to list the reasons; they stand in the test output above)"
import collections, glob, sys, xml.etree.ElementTree as tree
space = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"
reasons = collections.Counter()
for report in glob.glob(sys.argv[1] + "/*.trx"):
    for result in tree.parse(report).iter(space + "UnitTestResult"):
        if result.get("outcome") == "NotExecuted":
            message = result.find(f".//{space}Message")
            text = (message.text or "").strip() if message is not None else ""
            reasons[text.splitlines()[0] if text else "no reason given"] += 1
for reason, count in reasons.most_common():
    print(f"  {count:5}  {reason}")
PY
  echo
fi

[ "$failed_run" = 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
