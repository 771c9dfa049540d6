#!/usr/bin/env bash
# Moves an embedded hub with 100,000 notices by `hub migrate --copy-from`, killed twice with -9 at random moments on the
# way: to an empty SQLite database, and to the SQL Server of HUB_TEST_SQLSERVER where one is given. Holds: every table has
# the same rows and the same checksum on both sides. Prints the figures.
#   bash tests/faults/copy.sh [NOTICES] [SEED]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export HUB_MOVE_NOTICES=${1:-100000}
[ $# -lt 2 ] || export HUB_SEED=$2
shift $(($# < 2 ? $# : 2))
exec dotnet test tests/ProcurementHub.Tests --nologo "$@" \
  --filter "FullyQualifiedName~KilledMoveTests" --logger "console;verbosity=detailed"
