using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

internal static class CodeReading
{
    /// <summary>Each code once: items of one kind repeat theirs.</summary>
    public static IReadOnlyList<ClassificationCode> Read(SourceRecord record)
    {
        if (record.Codes.Count == 0)
            return [];
        var codes = new List<ClassificationCode>(record.Codes.Count);
        var seen = new HashSet<(string, string)>();
        foreach (var code in record.Codes)
        {
            if (TextCleaning.Clean(code.Id) is { } id && TextCleaning.Clean(code.Scheme) is { } scheme && seen.Add((scheme, id)))
                codes.Add(new ClassificationCode(scheme, id, TextCleaning.Clean(code.Description)));
        }

        return codes;
    }

    public static IEnumerable<(string? Scheme, string? Id)> ForSectors(IReadOnlyList<ClassificationCode> codes, SourceDefinition definition) =>
        codes.Count == 0 ? []
        : codes.Where(code => !definition.Ocds.FalseSchemes.Contains(code.Scheme, StringComparer.OrdinalIgnoreCase))
            .Select(code => ((string?)code.Scheme, (string?)code.Id));
}
