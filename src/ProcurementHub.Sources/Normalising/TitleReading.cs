using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

internal static class TitleReading
{
    /// <summary>Shorter than the length at which result lists cut descriptions, so that list and page give one title.</summary>
    private const int Longest = 200;

    /// <summary>
    /// What is bought. Some publishers write the procedure's code into the title; the beginning of the
    /// description then says more.
    /// </summary>
    public static string? Read(RecordReading reading, string? procedureCode, string? description)
    {
        var title = reading.Text(FieldNames.Title);
        if (title is not null && (description is null || !IsCode(title, procedureCode)))
            return title;
        return description is null ? title : TextCleaning.Head(description, Longest);
    }

    // Codes differ from themselves by blanks and signs only; a longer title need not be looked at.
    private static bool IsCode(string title, string? code) =>
        code is not null && title.Length <= code.Length + 8 && Folding.Fold(title) == Folding.Fold(code);
}
