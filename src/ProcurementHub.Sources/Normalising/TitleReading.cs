using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

internal static class TitleReading
{
    /// <summary>In UTF-16 units. Descriptions of works name their place last, and readers want them whole; few are longer.</summary>
    private const int Longest = 600;

    /// <summary>Shorter than the length at which result lists cut descriptions.</summary>
    private const int ObjectWithin = 200;

    /// <summary>
    /// What is bought. Some publishers write the procedure's code into the title; the description
    /// then says more.
    /// </summary>
    public static string? Read(RecordReading reading, string? procedureCode, string? description)
    {
        var title = reading.Text(FieldNames.Title);
        if (title is not null && (description is null || !IsCode(title, procedureCode)))
            return title;
        return description is null ? title : TextCleaning.Head(description, Longest);
    }

    /// <summary>
    /// Where a title says what is bought; further on stand the place and the laws. Judged by it, a notice has the same
    /// sectors by the cut row of a list and by its page.
    /// </summary>
    public static string Object(string title) => TextCleaning.Head(title, ObjectWithin);

    // Codes differ from themselves by blanks and signs only; a longer title need not be looked at.
    private static bool IsCode(string title, string? code) =>
        code is not null && title.Length <= code.Length + 8 && Folding.Fold(title) == Folding.Fold(code);
}
