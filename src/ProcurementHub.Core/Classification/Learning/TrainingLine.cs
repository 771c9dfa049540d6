namespace ProcurementHub.Core.Classification.Learning;

/// <summary>A text whose sectors are known.</summary>
/// <param name="Text">As the buyer or the code list wrote it.</param>
/// <param name="Sectors">Indices in the list of sectors, the first code's first; none for a text that names nobody's trade.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Entity">Who buys, as scheme and id; empty where nobody does. Lines of one entity are left out together.</param>
/// <param name="Code">The first code as published. An entity that writes one code a thousand times teaches one thing, not a thousand.</param>
public sealed record TrainingLine(string Text, IReadOnlyList<int> Sectors, TrainingKind Kind, string Entity = "", string Code = "")
{
    // The same line of the same entity twice is one line, whatever list holds its sectors.
    public bool Equals(TrainingLine? other) =>
        other is not null && Text == other.Text && Kind == other.Kind && Entity == other.Entity && Code == other.Code
        && Sectors.SequenceEqual(other.Sectors);

    public override int GetHashCode() => HashCode.Combine(Text, Kind, Entity, Code);
}

public enum TrainingKind
{
    /// <summary>A notice or plan line with a code.</summary>
    Published,

    /// <summary>The name of a code in a code list.</summary>
    CodeName,

    /// <summary>The words of sectors.json and the made-up titles beside it.</summary>
    Own,
}
