namespace ProcurementHub.Storage.Moving;

/// <summary>One table on both sides, looked at after everything was moved.</summary>
public sealed record MovedTableSums(string Table, TableSum Source, TableSum Target)
{
    public bool IsEqual => Source == Target;
}

/// <param name="AlreadyThere">Rows that an earlier, interrupted start had brought.</param>
public sealed record MovedHub(IReadOnlyList<MovedTableSums> Tables, MovedEvidence Evidence, long AlreadyThere)
{
    public long Rows => Tables.Sum(table => table.Source.Rows);

    public IEnumerable<string> Different => Tables.Where(table => !table.IsEqual).Select(table => table.Table);
}

public sealed record MoveProgress(string Table, long Done, long All, bool IsChecking);
