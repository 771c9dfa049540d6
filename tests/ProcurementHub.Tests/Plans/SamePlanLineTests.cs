using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;

namespace ProcurementHub.Tests.Plans;

public sealed class SamePlanLineTests
{
    private static readonly PlanLineContent line = new()
    {
        Year = 2026, Reference = "7", Title = "Adquisición de uniformes", Month = 5, Amount = Amount.Published(100, "PEN"),
    };

    private static readonly (string Says, PlanLineContent Line, bool IsSame)[] others =
    [
        ("as it is", line, true),
        ("in other letters", line with { Title = "ADQUISICION  DE UNIFORMES" }, true),
        ("its title once more", line with { Description = "Adquisición de uniformes" }, true),
        ("its number with zeros", line with { Reference = "007" }, true),
        ("an amount with cents", line with { Amount = Amount.Published(100.00m, "PEN") }, true),
        ("another number", line with { Reference = "70" }, false),
        ("no number", line with { Reference = null }, false),
        ("another month", line with { Month = 6 }, false),
        ("no month", line with { Month = null }, false),
        ("another amount", line with { Amount = Amount.Published(101, "PEN") }, false),
        ("another currency", line with { Amount = Amount.Published(100, "USD") }, false),
        ("no amount", line with { Amount = Amount.NotGiven }, false),
        ("more words", line with { Description = "Para el colegio" }, false),
    ];

    [Test]
    public void Key_IsEqual_WhereNothingSaysThatTheLinesAreTwo() =>
        Assert.That(others.Select(other => (other.Says, SamePlanLine.Key(other.Line) == SamePlanLine.Key(line))), Is.EqualTo(others.Select(other => (other.Says, other.IsSame))));

    [Test]
    public void Moved_AreAsManyAsCameInAnew()
    {
        var other = line with { Title = "Gasolina" };
        var before = new Dictionary<long, PlanLineContent> { [1] = line, [2] = line, [3] = line, [4] = other, [5] = other };

        // Of three uniforms one stays and one comes in under another number; the gasoline of line 4 is that of line 6.
        var after = new Dictionary<long, PlanLineContent> { [1] = line, [5] = other, [6] = other with { Reference = "9" }, [7] = line with { Reference = "8" } };

        Assert.That(SamePlanLine.Moved(before, after), Is.EquivalentTo(new long[] { 2, 4 }));
        Assert.That(SamePlanLine.Moved(before, before), Is.Empty);
        Assert.That(SamePlanLine.Moved(before, new Dictionary<long, PlanLineContent>()), Is.Empty);
    }
}
