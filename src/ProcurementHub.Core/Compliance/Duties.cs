namespace ProcurementHub.Core.Compliance;

/// <summary>The rules there are: those that come with the hub, and those of its operator, which go before them.</summary>
public sealed class Duties
{
    private const string File = "ProcurementHub.Core.Compliance.Data.duties.csv";

    private static readonly Lazy<IReadOnlyList<Duty>> shipped = new(() =>
    {
        using var stream = typeof(Duties).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"The assembly has no {File}.");
        using var text = new StreamReader(stream);
        return DutyFile.Read(text).Value;
    });

    private readonly IReadOnlyList<Duty> all;

    public Duties(IEnumerable<Duty> own) => all = [.. shipped.Value, .. own];

    public static Duties Standard { get; } = new([]);

    /// <summary>With a duty to publish plans, in the order of their codes.</summary>
    public IReadOnlyList<string> Countries => [.. all.Where(duty => duty.What == DutyKind.Plan).Select(duty => duty.Country).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The rule that judges the plans of a year; null where none is known.</summary>
    public Duty? Find(string country, DutyKind what, int year) =>
        all.LastOrDefault(duty => duty.Country == country && duty.What == what && duty.Judges(year));
}
