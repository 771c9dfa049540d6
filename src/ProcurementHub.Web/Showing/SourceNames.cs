using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Web.Showing;

/// <summary>What readers know a source by, in their language; its id where its definition is gone.</summary>
public sealed class SourceNames(SourceCatalog catalog)
{
    public string NameOf(string sourceId) => catalog.Find(sourceId) is { } definition ? SourceShowing.Title(definition) : sourceId;
}
