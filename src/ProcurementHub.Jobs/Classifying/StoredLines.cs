using System.Runtime.CompilerServices;
using ProcurementHub.Core.Classification.Learning;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Jobs.Classifying;

/// <summary>The coded notices and plan lines that this hub has collected, to learn sectors from.</summary>
public sealed class StoredLines(NoticeStore notices, PlanStore plans, SourceCatalog catalog)
{
    /// <param name="learning">Reads the codes.</param>
    /// <param name="sources">Only these; all where there are none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<TrainingLine> ReadAsync(
        SectorLearning learning, IReadOnlyCollection<string> sources, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var notice in notices.StreamAsync(cancellationToken))
        {
            if (IsAsked(notice.SourceId) && Line(notice.SourceId, notice.Content.Title, notice.Content.Classifications, notice.Content.Entity) is { } line)
                yield return line;
        }

        await foreach (var planned in plans.StreamAsync(cancellationToken))
        {
            if (IsAsked(planned.SourceId) && Line(planned.SourceId, planned.Content.Title, planned.Content.Classifications, planned.Content.Entity) is { } line)
                yield return line;
        }

        bool IsAsked(string source) => sources.Count == 0 || sources.Contains(source);

        TrainingLine? Line(string source, string title, IReadOnlyList<ClassificationCode> codes, EntityReference? entity)
        {
            var isFalse = catalog.Find(source)?.Ocds.FalseSchemes ?? [];
            return learning.Published(title, codes.Where(code => !isFalse.Contains(code.Scheme, StringComparer.OrdinalIgnoreCase))
                .Select(code => ((string?)code.Scheme, (string?)code.Id)), Name(entity));
        }
    }

    private static string Name(EntityReference? entity) =>
        entity is null ? "" : entity.Id is null ? entity.Name : $"{entity.Scheme}-{entity.Id}";
}
