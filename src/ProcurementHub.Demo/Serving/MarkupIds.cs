using System.Globalization;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Demo.Serving;

/// <summary>The numbers that a component framework gives to its elements: other ones after each build of the portal.</summary>
internal sealed class MarkupIds(int seed, int build)
{
    private readonly Dice _dice = Dice.For(seed, Purpose.Markup, build);
    private int _last = 20;

    public string Next()
    {
        _last += _dice.Between(1, 9);
        return string.Create(CultureInfo.InvariantCulture, $"frm:j_idt{_last}");
    }
}
