using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>Adds up a pass while it runs.</summary>
internal sealed class PassCounts
{
    private const int MostFindings = 10;
    private readonly List<CollectFailure> _failures = [];
    private readonly List<CollectFinding> _findings = [];
    private int _documents, _rejectedDocuments, _records, _unchanged, _rejected, _rejectedRecords, _planLines, _warnings;
    private int _new, _changed, _unchangedOfKept;
    private long _bytes;

    public int Documents => _documents;

    public int Records => _records;

    /// <summary>The longest time for which a server asked to be left alone; null when none did.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>Where the pass went on from another that was broken off; null when it began at the beginning.</summary>
    public string? WentOnFrom { get; set; }

    /// <summary>Whether the pass stopped where another one can go on.</summary>
    public bool GoesOn { get; set; }

    /// <summary>A pass that gave nothing that could be kept has failed; with something, it is partly done.</summary>
    public RunOutcome Outcome =>
        _failures.Count == 0 ? RunOutcome.Succeeded
        : _records > _rejectedRecords ? RunOutcome.Partly
        : RunOutcome.Failed;

    public void Fail(string? document, string reason) => _failures.Add(new(document, reason));

    public void LeaveAlone(TimeSpan? retryAfter)
    {
        if (retryAfter is { } wait && !(RetryAfter >= wait))
            RetryAfter = wait;
    }

    /// <summary>Called once, when all documents are through.</summary>
    public void Close()
    {
        if (_records > 0 && _rejectedRecords == _records && _failures.Count == 0)
            Fail(null, $"None of its {_records} records could be kept: {Commonest().FirstOrDefault()?.Reason.TrimEnd('.') ?? "as the last time"}.");
    }

    public void CameIn(long bytes)
    {
        _documents++;
        _bytes += bytes;
    }

    /// <summary>The document is the one that was read the last time: all it says is kept already.</summary>
    public void AddKnown(DocumentRow document)
    {
        _records += document.Records;
        _planLines += document.PlanLines;
        _rejected += document.Rejected;
        _unchanged += document.Records - document.Rejected;
        _rejectedRecords += document.Rejected;
        if (document.Records > 1 && document.Rejected == document.Records)
            Fail(document.Url, "Nothing in it could be kept, as the last time.");
    }

    /// <summary>Called when they are committed; never while another is on its way.</summary>
    public void Kept(IReadOnlyList<BatchResult> results)
    {
        foreach (var result in results)
        {
            _new += result.New;
            _changed += result.Changed;
            _unchangedOfKept += result.Unchanged;
        }
    }

    public void Add(string document, DocumentTally tally)
    {
        _records += tally.Records;
        _unchanged += tally.Superseded;
        _rejected += tally.Rejected;
        _rejectedRecords += tally.Rejected;
        _planLines += tally.PlanLines;
        _warnings += tally.Warnings;
        _findings.AddRange(tally.Findings.Select(finding => finding with { Example = $"{document}, {finding.Example}" }));
        if (tally.Broken is { } reason)
        {
            _rejectedDocuments++;
            _rejected++;
            Fail(document, reason);
        }
        else if (tally.Records > 1 && tally.Rejected == tally.Records)
        {
            // One record that is none of ours is its own affair; a whole list of them is a page that has changed.
            Fail(document, $"Nothing in it could be kept: {tally.Findings.First().Reason.TrimEnd('.')}.");
        }
    }

    public RunCounts ToRunCounts() => new()
    {
        Documents = _documents,
        Records = _records,
        Added = _new,
        Changed = _changed,
        Unchanged = _unchanged + _unchangedOfKept,
        Rejected = _rejected,
        Warnings = _warnings,
        Bytes = _bytes,
    };

    public CollectSummary ToSummary(string source, double seconds) => new()
    {
        Source = source,
        Outcome = Outcome,
        WentOnFrom = WentOnFrom,
        Documents = _documents,
        Records = _records,
        New = _new,
        Changed = _changed,
        Unchanged = _unchanged + _unchangedOfKept,
        Rejected = _rejected,
        RejectedDocuments = _rejectedDocuments,
        PlanLines = _planLines,
        Warnings = _warnings,
        Bytes = _bytes,
        Seconds = seconds,
        Failures = [.. _failures],
        Findings = [.. Commonest()],
    };

    private IEnumerable<CollectFinding> Commonest() => _findings
        .GroupBy(finding => (finding.Field, finding.Reason))
        .Select(group => group.First() with { Count = group.Sum(finding => finding.Count) })
        .OrderByDescending(finding => finding.Count)
        .ThenBy(finding => finding.Reason, StringComparer.Ordinal)
        .Take(MostFindings);
}
