using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Sources.Normalising;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>One document that is about to be read.</summary>
internal sealed record IntakeDocument(
    long Id, FetchedDocument Fetched, DateTimeOffset FetchedAt, SourceDefinition Definition, bool IsBackfill, string ReaderVersion)
{
    /// <summary>See <see cref="DocumentBatch.OnlyNews"/>.</summary>
    public bool OnlyNews { get; init; }

    /// <summary>See <see cref="DocumentBatch.IsOwnPage"/>.</summary>
    public bool IsOwnPage { get; init; }

    /// <summary>See <see cref="DocumentBatch.SaidAt"/>.</summary>
    public DateTimeOffset? SaidAt { get; init; }
}

/// <summary>
/// Reads one document to its end, a batch at a time. Each batch is kept whole or not at all, and the last one
/// closes the document.
/// </summary>
internal sealed class DocumentIntake(
    INoticeReader reader, Normaliser normaliser, NoticeStore known, Gathering gathering, PassMemory? memory)
{
    private readonly List<NoticeDraft> _notices = [];
    private readonly List<(ItemDraft Draft, string Raw)> _items = [];
    private readonly List<PlanLineDraft> _planLines = [];
    private readonly List<PlanPublicationDraft> _publications = [];
    private readonly List<ListedEntityDraft> _entities = [];
    private readonly List<RejectedRecord> _rejected = [];
    private int _text;

    public DocumentTally Tally { get; } = new();

    /// <param name="judge">Asked at the end: why a document that gave no record at all is a failure, or null.</param>
    public async Task RunAsync(IntakeDocument document, Func<Task<string?>> judge, CancellationToken cancellationToken)
    {
        if (document.Fetched.Items is { } items)
        {
            foreach (var item in items)
                Take(item, document);
        }
        else
        {
            await using var content = document.Fetched.OpenRead();
            await foreach (var item in reader.ReadAsync(content, document.Fetched.Origin, document.Definition, cancellationToken))
            {
                Take(item, document);
                if (!gathering.IsFullWith(_notices.Count + _items.Count + _planLines.Count + _publications.Count + _entities.Count + _rejected.Count, _text))
                    continue;
                await KeepAsync(document, isLast: false, cancellationToken);
                await gathering.SaveAsync();
            }
        }

        if (Tally is { Records: 0, Broken: null })
            Tally.Broken = await judge();
        await KeepAsync(document, isLast: true, cancellationToken);
    }

    private void Take(ReadItem item, IntakeDocument document)
    {
        switch (item)
        {
            case ReadItem.Found(var record):
                Tally.Records++;
                document.Fetched.Complete(record);
                Take(record, document);
                break;
            case ReadItem.Unreadable(var position, var reason, var raw):
                Tally.Records++;
                _rejected.Add(Tally.Reject(position, null, reason, raw));
                break;
            case ReadItem.Broken(var reason):
                Tally.Broken = reason;
                break;
        }
    }

    private void Take(SourceRecord record, IntakeDocument document)
    {
        _text += record.Size;
        var normalised = normaliser.Normalise(record, document.Definition);
        Tally.Note(record.Position, normalised.Diagnostics);
        if (normalised.Notice is { } notice)
        {
            if (memory?.Claims(notice.Key, document.Id) == false)
            {
                Tally.Superseded++;
                return;
            }

            Tally.Notices++;
            _notices.Add(notice);
        }
        else if (normalised.Items is { } items)
        {
            _items.Add((items, DocumentTally.RawOf(record)));
        }
        else if (normalised.PlanLine is { } planLine)
        {
            Tally.PlanLines++;
            if (planLine.SourceDate is { } made && !(made <= Tally.LatestSourceDate))
                Tally.LatestSourceDate = made;
            _planLines.Add(planLine);
        }
        else if (normalised.PlanPublication is { } publication)
        {
            Tally.PlanPublications++;
            _publications.Add(publication);
        }
        else if (normalised.ListedEntity is { } entity)
        {
            Tally.ListedEntities++;
            _entities.Add(entity);
        }
        else
        {
            _rejected.Add(Tally.Reject(
                record.Position, record[FieldNames.NativeId], normalised.Rejection!, DocumentTally.RawOf(record)));
        }
    }

    /// <summary>Only notices that are known can have items: the other rows wait among the rejected until theirs is.</summary>
    private async Task<List<ItemDraft>> ItemsAsync(CancellationToken cancellationToken)
    {
        if (_items.Count == 0)
            return [];
        var isKnown = await known.KnownAsync(
            _items[0].Draft.Key.SourceId, [.. _items.Select(item => item.Draft.Key.NativeId)], cancellationToken);
        foreach (var (draft, raw) in _items.Where(item => !isKnown.Contains(item.Draft.Key.NativeId)))
            _rejected.Add(Tally.Reject(draft.Position, draft.Key.NativeId, "is an item of a notice that is not known", raw));
        return [.. _items.Select(item => item.Draft).Where(draft => isKnown.Contains(draft.Key.NativeId))];
    }

    private async Task KeepAsync(IntakeDocument document, bool isLast, CancellationToken cancellationToken)
    {
        var items = await ItemsAsync(cancellationToken);
        Tally.Items += items.Count;
        var batch = new DocumentBatch
        {
            SourceId = document.Definition.Id,
            NoticesOf = document.Definition.NoticesOf,
            DocumentId = document.Id,
            ObservedAt = document.FetchedAt,
            IsBackfill = document.IsBackfill,
            OnlyNews = document.OnlyNews,
            IsOwnPage = document.IsOwnPage,
            SaidAt = document.SaidAt,
            Notices = [.. _notices],
            Items = items,
            PlanLines = [.. _planLines],
            PlansAreWhole = document.Definition.Plans.AreWhole,
            PlanPublications = [.. _publications],
            ListedEntities = [.. _entities],
            Rejected = [.. _rejected],
            Result = isLast ? Tally.ToResult(document.ReaderVersion) : null,
        };
        gathering.Add(batch, _text);
        _notices.Clear();
        _items.Clear();
        _planLines.Clear();
        _publications.Clear();
        _entities.Clear();
        _rejected.Clear();
        _text = 0;
    }
}
