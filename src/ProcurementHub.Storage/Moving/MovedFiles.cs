using ProcurementHub.Storage.Backups;

namespace ProcurementHub.Storage.Moving;

/// <summary>Brings what lies beside an embedded database into another data folder: the evidence, and the keys of cookies.</summary>
public sealed class MovedFiles(string sourceDatabase, DataFolderLayout target, string targetEvidence)
{
    private const int FlushEvery = 2000;

    private readonly DataFolderLayout _source = new(Path.GetDirectoryName(Path.GetFullPath(sourceDatabase))!);

    // Nothing is to be brought where both databases have the same data folder.
    private bool IsSameFolder => Path.GetFullPath(_source.Root) == Path.GetFullPath(target.Root);

    private bool HasEvidence => Directory.Exists(_source.Evidence);

    /// <param name="named">What the source's database rests on.</param>
    internal MovedEvidence Copy(IReadOnlySet<string> named, CancellationToken cancellationToken)
    {
        if (IsSameFolder || !HasEvidence)
            return new MovedEvidence(0, named.Count, IsBrought: false);
        HubBackup.CopyKeys(_source.Keys, target.Keys);
        var evidence = new EvidenceCopy(_source.Evidence, targetEvidence);
        var (files, missing, copied) = (0, 0, new List<string>(FlushEvery));
        foreach (var name in named)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!evidence.Copy(name))
            {
                missing++;
                continue;
            }

            files++;
            copied.Add(name);
            if (copied.Count < FlushEvery)
                continue;
            evidence.Flush(copied);
            copied.Clear();
        }

        evidence.Flush(copied);
        return new MovedEvidence(files, missing, IsBrought: true);
    }
}

/// <param name="Files">That are in the new data folder.</param>
/// <param name="Missing">That the database names and that nobody has.</param>
/// <param name="IsBrought">False where the data folder stays the same, or there was no evidence beside the source.</param>
public sealed record MovedEvidence(int Files, int Missing, bool IsBrought);
