using System.Text;
using ProcurementHub.Core;
using ProcurementHub.Core.Documents;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>Counts what reading one document comes to.</summary>
internal sealed class DocumentTally
{
    private const int RawLength = 4_000;
    private readonly Dictionary<(string Field, string Reason), DiagnosticCount> _diagnostics = [];
    private readonly Dictionary<string, CollectFinding> _rejections = new(StringComparer.Ordinal);

    public int Records { get; set; }

    public int Notices { get; set; }

    /// <summary>Rows about items of notices that other documents tell of.</summary>
    public int Items { get; set; }

    public int PlanLines { get; set; }

    /// <summary>Of the plan lines; null where the source does not date them.</summary>
    public DateTimeOffset? LatestSourceDate { get; set; }

    public int PlanPublications { get; set; }

    public int ListedEntities { get; set; }

    /// <summary>Records that a document of higher precedence has already told of in this pass.</summary>
    public int Superseded { get; set; }

    public int Rejected { get; private set; }

    public int Warnings { get; private set; }

    /// <summary>Why the document, or its rest, could not be read.</summary>
    public string? Broken { get; set; }

    public IEnumerable<CollectFinding> Findings =>
        _rejections.Values.Concat(_diagnostics.Values.Select(count =>
            new CollectFinding(count.Field, count.Reason, count.Occurrences, $"{count.ExamplePosition}: {count.ExampleText}")));

    public RejectedRecord Reject(string position, string? nativeId, string reason, string? raw)
    {
        Rejected++;
        _rejections[reason] = _rejections.TryGetValue(reason, out var known)
            ? known with { Count = known.Count + 1 }
            : new CollectFinding(null, reason, 1, position);
        return new RejectedRecord(position, nativeId, reason, raw is { Length: > RawLength } ? raw[..RawLength] : raw);
    }

    public void Note(string position, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Warnings++;
            var key = (diagnostic.Field, diagnostic.Reason);
            _diagnostics[key] = _diagnostics.TryGetValue(key, out var known)
                ? known with { Occurrences = known.Occurrences + 1 }
                : new DiagnosticCount
                {
                    Field = diagnostic.Field,
                    Reason = diagnostic.Reason,
                    Occurrences = 1,
                    ExamplePosition = position,
                    ExampleText = diagnostic.Text,
                };
        }
    }

    public DocumentResult ToResult(string readerVersion) => new()
    {
        Outcome = Broken is null ? DocumentOutcome.Read : DocumentOutcome.Rejected,
        Reason = Broken,
        ReaderVersion = readerVersion,
        Records = Records,
        Notices = Notices,
        PlanLines = PlanLines,
        SourceDate = LatestSourceDate,
        Rejected = Rejected,
        Diagnostics = [.. _diagnostics.Values],
    };

    /// <summary>The record as it stood, for whoever looks into why it was rejected.</summary>
    public static string RawOf(SourceRecord record)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in record.Fields)
            text.Append(name).Append(": ").Append(value).Append('\n');
        foreach (var code in record.Codes)
            text.Append(FieldNames.Code).Append(": ").Append(code.Scheme).Append(' ').Append(code.Id).Append('\n');
        return text.ToString();
    }
}
