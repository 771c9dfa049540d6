using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Benchmarks.Sectors;

/// <summary>A notice or plan line as the hub reads it from the published files.</summary>
internal sealed record PublishedLine(
    string Source, string? Reference, string Title, EntityReference? Entity,
    IReadOnlyList<ClassificationCode> Codes, IReadOnlyList<SectorAssignment> Sectors, IReadOnlyList<PlaceOfExecution> Regions);

/// <summary>All notices and plan lines of the folder with published files, collected by the hub's own definitions.</summary>
internal static class PublishedNotices
{
    private static readonly (string Source, string Path)[] files =
    [
        ("co-secop-plans", "colombia-plans"), ("pe-plan-csv", "peru-plan"), ("pe-conosce-direct", "conosce"),
        ("cl-mercadopublico", "chile"), ("pe-menores-cusco", "cusco-small-purchases"), ("pe-seace-search", "seace"),
        ("pe-menores", "seace/s8uit_listar-completo_samples.json"), ("pe-oece", "ocds-peru"), ("py-dncp", "ocds/paraguay"),
        ("co-secop-ocds", "ocds/colombia"), ("mx-ocds", "ocds/mexico"), ("ng-nocopo", "ocds/nigeria"),
        ("gb-contracts-finder", "ocds/uk-contracts-finder"), ("ted-eforms", "eforms"),
    ];

    public static async Task<List<PublishedLine>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        using var place = new TemporaryFolder();
        await using var hub = await BenchmarkHub.OpenAsync(place.Path("hub"), cancellationToken);
        foreach (var (source, path) in files)
        {
            var from = Path.Combine(folder, path);
            if (Directory.Exists(from) || File.Exists(from))
                await hub.Collector.CollectAsync(new CollectRequest(hub.Source(source)) { From = from }, null, cancellationToken);
        }

        List<PublishedLine> lines = [];
        await foreach (var notice in hub.Get<NoticeStore>().StreamAsync(cancellationToken))
        {
            var content = notice.Content;
            lines.Add(new(notice.SourceId, null, content.Title, content.Entity, content.Classifications, content.Sectors, content.Regions));
        }

        await foreach (var planned in hub.Get<PlanStore>().StreamAsync(cancellationToken))
        {
            var content = planned.Content;
            lines.Add(new(planned.SourceId, content.Reference, content.Title, content.Entity, content.Classifications, content.Sectors, content.Regions));
        }

        return lines;
    }
}
