#!/usr/bin/env bash
# A hub under everything at once: `hub serve` with its scheduler against two made-up publishers that change all the time
# and fail now and then, subscribers whose digests fall due meanwhile, visitors who come at their own pace. A line a minute;
# at the end the figures, what was off, and one line of JSON. Fails on growing memory, errors, answers other than 2xx, a
# digest that was due and did not arrive exactly once. How fast it was is told and not judged.
#   bash tests/soak.sh [--minutes 30] [--subscribers 100000] [--rate 20] [--keep FOLDER]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/ProcurementHub.Benchmarks -c Release -v quiet --nologo
exec dotnet "$(dotnet msbuild tests/ProcurementHub.Benchmarks -nologo -p:Configuration=Release -getProperty:TargetPath)" soak "$@"
