namespace ProcurementHub.Demo.Content;

/// <summary>The ways in which public bodies spell the same thing.</summary>
internal static class Spelling
{
    public static string Upper(string text) => text.ToUpperInvariant();

    /// <summary>Capitals without accents, keeping the Ñ: the way portals write places.</summary>
    public static string Plain(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = char.ToUpperInvariant(source[i]) switch
            {
                'Á' => 'A',
                'É' => 'E',
                'Í' => 'I',
                'Ó' => 'O',
                'Ú' or 'Ü' => 'U',
                var other => other,
            };
        }
    });
}
