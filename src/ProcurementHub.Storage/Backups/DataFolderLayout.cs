namespace ProcurementHub.Storage.Backups;

/// <summary>Where what is beside the database stands in a data folder; a backup has it under the same names.</summary>
/// <param name="Root">The folder of <c>--data</c>, or of a backup.</param>
public sealed record DataFolderLayout(string Root)
{
    public string Evidence => Path.Combine(Root, "evidence");

    public string Keys => Path.Combine(Root, "keys");
}
