namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>One text in the languages that a notice gives it in.</summary>
internal sealed class LanguageTexts
{
    // The Union has 24 official languages.
    private const int Most = 30;

    private readonly List<(string? Language, string Text)> _texts = [];

    public bool IsEmpty => _texts.Count == 0;

    public void Add(string? language, string text)
    {
        if (_texts.Count < Most && !string.IsNullOrWhiteSpace(text))
            _texts.Add((language, text));
    }

    /// <param name="languages">In the order in which they are wanted; else the first text there is.</param>
    public string? In(IReadOnlyList<string> languages)
    {
        foreach (var wanted in languages)
        {
            foreach (var (language, text) in _texts)
            {
                if (string.Equals(language, wanted, StringComparison.OrdinalIgnoreCase))
                    return text;
            }
        }

        return _texts.Count > 0 ? _texts[0].Text : null;
    }

    public bool Has(string language) =>
        _texts.Exists(text => string.Equals(text.Language, language, StringComparison.OrdinalIgnoreCase));
}
