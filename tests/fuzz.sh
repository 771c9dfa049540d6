#!/usr/bin/env bash
# Damages documents and gives them to every reader: bash tests/fuzz.sh [CASES] [FIRST]
# Without numbers 200,000 cases from the first on. A fault names its case; "fuzz.sh 1 NUMBER" runs that case alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export HUB_FUZZ="${1:-200000}" HUB_FUZZ_FROM="${2:-1}"

exec nice -n 10 dotnet test tests/ProcurementHub.Tests -c Release --nologo -v quiet \
  --filter FullyQualifiedName~Sources.Fuzzing --logger "console;verbosity=detailed"
