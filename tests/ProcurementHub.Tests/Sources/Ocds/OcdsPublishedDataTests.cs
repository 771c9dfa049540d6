using ProcurementHub.Sources.Fetching;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources.Ocds;

/// <summary>Every file that public bodies published and that is at hand comes out as what it is.</summary>
public sealed class OcdsPublishedDataTests
{
    [Test]
    public async Task Publisher_EveryFile_IsToldInFull(
        [Values("colombia", "mexico", "nigeria", "paraguay", "uk-contracts-finder")] string publisher)
    {
        var folder = SharedData.Path("ocds", publisher);
        int files = 0, notices = 0, plans = 0, broken = 0, empty = 0;
        var reasons = new SortedDictionary<string, int>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            files++;
            var bytes = await File.ReadAllBytesAsync(file);
            empty += bytes.Length == 0 ? 1 : 0;
            var items = await OcdsText.ReadAsync(bytes);
            Assert.That(items, Is.Not.Empty, file);
            foreach (var item in items)
            {
                switch (item)
                {
                    case ReadItem.Found { Record: var record }:
                        notices += record.Kind == RecordKind.Notice ? 1 : 0;
                        plans += record.Kind == RecordKind.PlanLine ? 1 : 0;
                        Assert.That(record[FieldNames.NativeId], Is.Not.Null, file);
                        Assert.That(record[FieldNames.Title], Is.Not.Null, file);
                        Assert.That(record[FieldNames.EntityName] is not null || record.Kind == RecordKind.PlanLine, file);
                        break;
                    case ReadItem.Unreadable(_, var reason, _):
                        reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
                        break;
                    default:
                        broken++;
                        Assert.That(((ReadItem.Broken)item).Reason, Is.EqualTo("The document is empty."), file);
                        break;
                }
            }
        }

        await TestContext.Out.WriteLineAsync(
            $"{publisher}: {files} files; {notices} notices, {plans} plan lines, {broken} broken; "
            + $"{reasons.Values.Sum()} unreadable: {string.Join("; ", reasons.Select(reason => $"{reason.Value} x {reason.Key}"))}");
        Assert.That(notices, Is.Positive);
        Assert.That(broken, Is.EqualTo(empty));
        Assert.That(reasons.Keys, Has.All.Contains("says nothing of a tender or a plan").Or.Contains("as links only"));
    }

    [Test]
    public async Task Nigeria_NumbersThatItCallsCpv_AreKeptAndTellNoSector()
    {
        var folder = SharedData.Path("ocds", "nigeria");
        var definition = Reading.Shipped("ng-nocopo");

        var asItIs = await Reading.PassAsync(new SavedFolderFetcher(folder), definition);
        var trusting = await Reading.PassAsync(
            new SavedFolderFetcher(folder), definition with { Ocds = definition.Ocds with { FalseSchemes = [] } });

        Assert.That(ByCpv(trusting), Is.Not.Empty, "what the numbers would make of the notices");
        Assert.That(ByCpv(asItIs), Is.Empty);
        Assert.That(Codes(asItIs), Is.Not.Empty.And.EqualTo(Codes(trusting)), "the numbers are kept as they are");

        static IEnumerable<string> ByCpv(Reading.Pass pass) => pass.Notices.SelectMany(notice => notice.Content.Sectors)
            .Select(sector => sector.From ?? "").Where(from => from.StartsWith("CPV", StringComparison.Ordinal));
        static List<string> Codes(Reading.Pass pass) =>
            [.. pass.Notices.SelectMany(notice => notice.Content.Classifications).Where(code => code.Scheme == "CPV").Select(code => code.Id)];
    }

    [TestCase("record_package_1202858.json", "DIRECTA-DIRECTA-1-2026-GRP-PECHP-40600-1", "10352", "PIURA", "awarded", "7110018.88", null)]
    [TestCase("release_goods_convocada_lpa.json", "LP-ABR-9-2026-SIMA-1", "2439", null, "active", null, "hasTenderInformationProtectedByLaw")]
    [TestCase("release_goods_convocada_sie.json", "SIE-SIE-16-2026-MPHY/OC-1", "227", null, "active", null, null)]
    public async Task Peru_ItsWayOfWritingOcds_IsUnderstoodBySettings(
        string file, string code, string entity, string? department, string status, string? amount, string? hidden)
    {
        var settings = new ProcurementHub.Sources.Reading.Ocds.OcdsSettings
        {
            TitleIsProcedureCode = true,
            AmountHiddenFlag = "hasTenderInformationProtectedByLaw",
            DepartmentField = "department",
            ProvinceField = "region",
            DistrictField = "locality",
        };

        var record = await OcdsText.ReadOneAsync(await File.ReadAllTextAsync(SharedData.Path("ocds-peru", file)), settings);

        Assert.Multiple(() =>
        {
            Assert.That(record[FieldNames.ProcedureCode], Is.EqualTo(code));
            Assert.That(record[FieldNames.Title], Does.StartWith("ADQUISICION").Or.StartWith("CONTRATACION"));
            Assert.That(record[FieldNames.EntityScheme], Is.EqualTo("PE-CONSUCODE"));
            Assert.That(record[FieldNames.EntityId], Is.EqualTo(entity));
            Assert.That(record[FieldNames.SeatDepartment], Is.EqualTo(department));
            Assert.That(record[FieldNames.Status], Is.EqualTo(status));
            Assert.That(record[FieldNames.Amount], Is.EqualTo(amount));
            Assert.That(record[FieldNames.AmountHidden], Is.EqualTo(hidden));
            Assert.That(record[FieldNames.Published], Does.StartWith("2026-"));
            Assert.That(record.IsPartial, Is.False);
            Assert.That(record.Documents, Is.Not.Empty);
        });
    }
}
