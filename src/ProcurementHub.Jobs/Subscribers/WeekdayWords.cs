namespace ProcurementHub.Jobs.Subscribers;

/// <summary>Days of the week in files of subscribers: by their English names, 1 Monday to 7 Sunday.</summary>
internal static class WeekdayWords
{
    private static readonly string[] words = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static string Of(int day) => words[day - 1];

    public static int? Parse(string text) =>
        Array.FindIndex(words, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var found ? found + 1 : null;
}
