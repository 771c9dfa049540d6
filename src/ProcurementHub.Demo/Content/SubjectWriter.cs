using System.Globalization;
using ProcurementHub.Demo.Content.Trades;

namespace ProcurementHub.Demo.Content;

/// <summary>What is bought, in the words of the entity: description, items and amount.</summary>
internal static class SubjectWriter
{
    // Long enough to push a description over what the list has room for.
    private static readonly string[] Tails =
    [
        ", conforme a las especificaciones técnicas y condiciones de las bases, con entrega en el almacén central de la entidad en "
            + "las fechas del cronograma aprobado, con cargo a la fuente de financiamiento recursos determinados y según el plan "
            + "operativo institucional vigente",
        ", incluye todos los materiales, herramientas, equipos, seguros, permisos y personal necesarios para la correcta ejecución "
            + "de la prestación, de acuerdo con los términos de referencia, la memoria descriptiva y los anexos que forman parte "
            + "de las bases del procedimiento de selección",
        " (segunda programación de la necesidad aprobada por la oficina de planeamiento y presupuesto, en el marco de la meta "
            + "institucional correspondiente y de las disposiciones de austeridad vigentes para el ejercicio)",
    ];

    public static string Describe(Trade trade, PublishedEntity entity, Place place, int year, Dice dice)
    {
        var text = dice.Pick(trade.Templates).Fill(dice, entity, place, year);
        if (dice.Percent(12))
            text += dice.Pick(Tails);
        text = dice.Next(20) switch
        {
            < 11 => Spelling.Upper(text),
            < 16 => Spelling.Plain(text),
            _ => text,
        };

        // The portal lost what was outside its character set, and people type blanks twice.
        if (dice.Percent(6))
            text = text.Replace('“', '¿').Replace('”', '¿');
        if (dice.Percent(5))
            text = text.Replace(" DE ", "  DE ", StringComparison.Ordinal);
        return text;
    }

    public static IReadOnlyList<PublishedItem> Items(Trade trade, Dice dice)
    {
        var coded = dice.Percent(75);
        var isOne = trade.Category != CallCategory.Goods;
        var first = dice.Next(trade.Items.Count);
        var count = isOne ? 1 : dice.Between(1, trade.Items.Count);
        return
        [
            .. Enumerable.Range(0, count).Select(offset =>
            {
                var item = trade.Items[(first + offset) % trade.Items.Count];
                return new PublishedItem(
                    offset + 1, coded ? Cubso(item) : null, item.Name, isOne ? 1 : dice.Between(1, 60) * 10, item.Unit);
            }),
        ];
    }

    public static PublishedAmount Amount(Trade trade, Dice dice)
    {
        var chance = dice.Next(100);
        if (chance < 15)
            return PublishedAmount.NotGiven;
        var currency = trade.Category == CallCategory.Goods && dice.Percent(7) ? (dice.Percent(80) ? "USD" : "EUR") : "PEN";
        if (chance < 50)
            return new PublishedAmount(AmountState.Hidden, null, currency);

        // Small purchases are many and large ones few: even on a logarithmic scale.
        var value = trade.Least * Math.Pow((double)trade.Most / trade.Least, dice.Fraction());
        var cents = dice.Percent(60) ? 0 : dice.Next(100);
        return new PublishedAmount(AmountState.Published, Math.Floor((decimal)value) + cents / 100m, currency);
    }

    /// <summary>The catalogue's own eight digits follow the UNSPSC commodity; made up, but the same for the same thing.</summary>
    public static string Cubso(TradeItem item)
    {
        var own = 17u;
        foreach (var letter in item.Name)
            own = own * 31 + letter;
        return item.Unspsc + (own % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
    }
}
