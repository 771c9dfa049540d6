#!/usr/bin/env bash
# Fills the disk under a running `hub serve` and frees it again, and makes its folder read-only for a while. Holds: each job says so in a line, /health/ready is 503 with
# the reason, visitors read on; afterwards it goes on by itself, nothing is missing or half-written. Needs the rights to
# mount a small file system; some minutes.
#   bash tests/faults/full-disk.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export HUB_LONG_FAULTS=1
exec dotnet test tests/ProcurementHub.Tests --nologo "$@" \
  --filter "FullyQualifiedName~ServedDiskTests|FullyQualifiedName~FullDiskTests|FullyQualifiedName~ReadOnlyFolderTests" --logger "console;verbosity=detailed"
