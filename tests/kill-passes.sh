#!/usr/bin/env bash
# Kills passes over the made-up publisher with -9 at random moments, then holds what they kept against an undisturbed
# pass: the same notices, versions, plan lines, documents and evidence, none twice.
#   bash tests/kill-passes.sh [KILLS] [SEED]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export HUB_KILLS=${1:-50}
[ $# -lt 2 ] || export HUB_SEED=$2
exec dotnet test tests/ProcurementHub.Tests --nologo --filter FullyQualifiedName~KilledPassesTests --logger "console;verbosity=detailed"
