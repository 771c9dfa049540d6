#!/usr/bin/env bash
# Kills the hub with -9 at random moments while it sends 50 digests a kill to a real SMTP server that counts, and while
# it matches and composes. Holds: each recipient got its digest, no more repeats than kills, each under the same
# Message-ID; no match lost, none told twice. Prints the figures.
#   bash tests/faults/kill-sending.sh [KILLS] [SEED]
# HUB_MAIL_TRANSPORT=MailKit with a build that has it (-p:WithMailKit=true after KILLS and SEED).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export HUB_KILLS=${1:-100}
[ $# -lt 2 ] || export HUB_SEED=$2
shift $(($# < 2 ? $# : 2))
exec dotnet test tests/ProcurementHub.Tests --nologo "$@" \
  --filter "FullyQualifiedName~KilledSendingTests|FullyQualifiedName~KilledAlertsTests" --logger "console;verbosity=detailed"
