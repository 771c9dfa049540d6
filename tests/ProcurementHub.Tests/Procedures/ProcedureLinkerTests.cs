using FsCheck.Fluent;
using ProcurementHub.Core.Procedures;

namespace ProcurementHub.Tests.Procedures;

public sealed class ProcedureLinkerTests
{
    private const string Title = "Adquisición de mobiliario escolar para la I.E. 6066 de Villa El Salvador";

    [TestCase("CP SER-SM-1-2026-MDS/CS-1", 1, "CP SER-SM-1-2026-MDS/CS-2", 2)]
    [TestCase("AS-7-2026-MDS-1", 1, " as-7-2026- MDS -1", 1)]
    [TestCase("AS-7-2026-MDS-1", 1, "AS-7-2026-MDS", null)]
    public void Notices_OfOneEntityAndCode_AreLinkedWhateverTheirTitles(string one, int? call, string other, int? otherCall)
    {
        var links = Link(Notice(1, one, call), Notice(2, other, otherCall) with { Title = "Otra cosa" });

        Assert.That(links.Select(link => (link.Notice, link.Procedure, link.Basis, link.Score, link.LinkedTo)),
            Is.EquivalentTo(new[] { (1, 1, LinkBasis.Code, 1.0, 2), (2, 1, LinkBasis.Code, 1.0, 1) }));
    }

    [Test]
    public void Code_SpelledInAnotherWay_NeedsTheTitle()
    {
        var one = Notice(1, "DIRECTA-PROC-4-2020-DIRESA-PASCO-1", 1);
        var other = Notice(2, "DIRECTA-PROC-4-2020-DIRESA PASCO-1", 1);

        Assert.That(Link(one, other).Select(link => link.Basis), Is.EqualTo(new[] { LinkBasis.CodeSpelling, LinkBasis.CodeSpelling }));
        Assert.That(Link(one, other with { Title = "Servicio de alquiler de hotel para salud" }), Is.Empty);
    }

    [Test]
    public void Entities_ThatDiffer_AreNeverLinked()
    {
        var one = Notice(1, "AS-7-2026-MDS-1", 1) with { Ocid = "ocds-1-1" };

        Assert.That(Link(one, one with { Id = 2, Entity = 8 }), Is.Empty);
    }

    [Test]
    public void Name_WithoutIdentifier_IsLinkedByCodeAndTitleWhereItIsUnambiguous()
    {
        var named = Notice(1, "AS-7-2026-MDS-1", 1) with { Entity = null, EntityName = "Municipalidad Distrital de SURCO" };
        var known = Notice(2, "AS-7-2026-MDS-2", 2);
        var namesake = Notice(3, "AS-7-2026-MDS-1", 1) with { Entity = 8 };

        Assert.That(Link(named, known).Select(link => link.Basis), Is.All.EqualTo(LinkBasis.CodeAndName).And.Exactly(2).Items);
        Assert.That(Link(named with { Title = "Servicio de vigilancia" }, known), Is.Empty);
        Assert.That(Link(named with { EntityName = "Municipalidad de Surco" }, known), Is.Empty);
        Assert.That(Link(named, known, namesake), Is.Empty, "nobody can tell which of the two it is");
        Assert.That(Link(named, known, namesake, known with { Id = 4 }).Select(link => link.Notice), Is.EqualTo(new[] { 2, 4 }));
    }

    [TestCase("S/N")]
    [TestCase("")]
    [TestCase(null)]
    public void Code_WithoutANumber_LinksNothing(string? code) => Assert.That(Link(Notice(1, code, null), Notice(2, code, null)), Is.Empty);

    [Test]
    public void Ocid_OfBoth_IsEnough() =>
        Assert.That(Link(Notice(1, null, null) with { Ocid = "OCDS-1-1" }, Notice(2, "X-1", null) with { Ocid = "ocds-1-1", Entity = null }).Select(link => link.Basis),
            Is.All.EqualTo(LinkBasis.Ocid).And.Exactly(2).Items);

    [Test]
    public void Title_Alone_LinksNothing() => Assert.That(Link(Notice(1, "AS-1", null), Notice(2, null, null)), Is.Empty);

    [Test]
    public void Apart_StaysApartAlsoWhenAnotherComesBetween()
    {
        LinkableNotice[] all = [Notice(1, "AS-7", null), Notice(2, "AS-7", null), Notice(3, "AS-7", null)];

        var links = ProcedureLinker.Link(all, [(1, 2)]);

        Assert.That(links.Select(link => link.Notice), Is.EqualTo(new[] { 2, 3 }));
        Assert.That(ProcedureLinker.Link(all[..2], [(1, 2)]), Is.Empty);
    }

    [Test]
    public void Links_OfNoticesInAnyOrder_AreTheSameAndSymmetric() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(), seeds =>
        {
            var notices = seeds.Select((seed, at) => FromSeed(at + 1, Math.Abs(seed % 100_000))).ToList();
            var links = ProcedureLinker.Link(notices, []);
            var backwards = ProcedureLinker.Link([.. Enumerable.Reverse(notices)], []);
            var procedures = links.ToDictionary(link => link.Notice);
            return Text(links) == Text(backwards)
                && links.All(link => procedures[link.LinkedTo].Procedure == link.Procedure)
                && links.GroupBy(link => link.Procedure).All(procedure => procedure.Count() > 1
                    && procedure.Select(link => notices[(int)link.Notice - 1].Entity).Where(entity => entity is not null).Distinct().Count() <= 1);
        }));

    // Few of everything, so that much of it meets.
    private static LinkableNotice FromSeed(int id, int seed) => new(
        id, (seed % 4) is 0 ? null : seed % 4, (seed / 4 % 2) == 0 ? "Surco" : "Ate", (seed / 8 % 5) switch { 0 => null, 1 => "A-1", 2 => "A 1", 3 => "A-1-2", _ => "B-1" },
        (seed / 8 % 5) == 3 ? 2 : null, (seed / 40 % 4) == 0 ? "ocds-1" : null, (seed / 160 % 3) == 0 ? "Otra compra distinta" : Title);

    private static string Text(IReadOnlyList<ProcedureLink> links) => string.Join('\n', links.OrderBy(link => link.Notice));

    private static IReadOnlyList<ProcedureLink> Link(params LinkableNotice[] notices) => [.. ProcedureLinker.Link(notices, []).OrderBy(link => link.Notice)];

    private static LinkableNotice Notice(long id, string? code, int? call) =>
        new(id, 7, "Municipalidad distrital de Surco", code, call, null, Title);
}
