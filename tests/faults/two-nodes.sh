#!/usr/bin/env bash
# Two `hub work` on one database, 50 sources of the made-up publisher and 2,000 due digests over a real SMTP server that
# counts, and kill -9 of either at random while it has something in hand. Holds: no two passes of a source overlap or
# are repeated beyond those that a kill cut; each subscriber got the digest, with no more repeats than mails in flight at
# a kill, each under the same Message-ID; what a dead node had, the other has within two minutes. Prints the figures.
# On SQLite, and on the SQL Server of HUB_TEST_SQLSERVER where that is given. As root each node has a host name of its own.
#   bash tests/faults/two-nodes.sh [KILLS] [SEED]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export HUB_NODE_KILLS=${1:-8}
[ $# -lt 2 ] || export HUB_SEED=$2
shift $(($# < 2 ? $# : 2))
exec dotnet test tests/ProcurementHub.Tests --nologo "$@" \
  --filter "FullyQualifiedName~TwoNodesTests" --logger "console;verbosity=detailed"
