using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Benchmarks.Search;

/// <summary>
/// As many notices as wanted in the words of the made-up publisher, over three years; each follows from its number
/// alone. Their sectors and regions are what the hub concludes from them.
/// </summary>
internal sealed class MadeUpNotices(int count)
{
    public const string Source = "made-up";

    private static readonly TimeSpan span = TimeSpan.FromDays(3 * 365);

    private readonly PublisherBook book = PublisherBook.Open(new PublisherOptions { Notices = count, Now = Now });

    public static DateTimeOffset Now { get; } = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    public int Count => count;

    /// <param name="index">From 0, the oldest.</param>
    public NoticeDraft this[int index]
    {
        get
        {
            var notice = book[index];
            var published = Now - (span * (1 - ((index + 0.5) / count)));
            var codes = notice.Items.Select(item => new ClassificationCode("CUBSO", item.Cubso ?? "", item.Description)).ToList();
            return new NoticeDraft
            {
                Key = new NoticeKey(Source, $"{notice.Id}"),
                Content = new NoticeContent
                {
                    ProcedureCode = notice.Code,
                    Call = notice.Call,
                    Entity = new EntityReference("PE-CONSUCODE", notice.Entity.ConsucodeId, notice.EntityNameAsWritten),
                    Title = notice.Description,
                    Category = CategoryOf(notice.Category),
                    ProcedureType = notice.Procedure.Prefix,
                    Status = NoticeStatus.Open,
                    Published = published,
                    Deadline = notice.Deadline is { } end ? new Deadline(published + (end - notice.Published), DeadlineBasis.Schedule) : default,
                    Regions = notice.PlaceShown ? [new PlaceOfExecution(RegionOf(notice.Place), RegionBasis.PlaceOfExecution)] : [],
                    Classifications = codes,
                    Sectors = SectorResolver.Standard.Resolve(
                        codes.Select(code => ((string?)code.Scheme, (string?)code.Id)), notice.Description, notice.Category == CallCategory.Works),
                },
                Position = $"row {index}",
            };
        }
    }

    private static string RegionOf(Place place) =>
        RegionTree.Standard.Resolve("PE", place.Department, place.Province).ValueOrDefault ?? "PE";

    private static ProcurementCategory CategoryOf(CallCategory category) => category switch
    {
        CallCategory.Goods => ProcurementCategory.Goods,
        CallCategory.Works => ProcurementCategory.Works,
        CallCategory.WorksConsulting => ProcurementCategory.Consulting,
        _ => ProcurementCategory.Services,
    };
}
