using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Entities;

/// <summary>The names by which one public body is known: who looks for "ESSALUD" means what registers call by its full name.</summary>
internal sealed class EntityAcronyms
{
    /// <summary>Shorter ones are also words and parts of other names: "Santa Ana" is no water authority.</summary>
    private const int LettersToStandAnywhere = 5;

    private readonly Dictionary<string, List<Name>> byFirstTerm = new(StringComparer.Ordinal);

    internal EntityAcronyms(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            var names = line.Split(';', StringSplitOptions.TrimEntries).Select(Name.Of).ToList();
            foreach (var name in names)
            {
                name.Others = [.. names.Where(other => other != name).Select(other => other.Text)];
                if (!byFirstTerm.TryGetValue(name.Terms[0], out var known))
                    byFirstTerm.Add(name.Terms[0], known = []);
                known.Add(name);
            }
        }
    }

    internal static EntityAcronyms Standard { get; } = new(EmbeddedData.Files("acronyms-").SelectMany(Lines));

    /// <summary>The other names of the bodies that an entity's name names.</summary>
    internal IEnumerable<AnalysedText> OthersOf(AnalysedText entityName)
    {
        var found = new List<AnalysedText>();
        for (var place = 0; place < entityName.Terms.Length; place++)
        {
            foreach (var name in byFirstTerm.GetValueOrDefault(entityName.Terms[place].Text, []))
            {
                if (name.StandsAt(entityName.Terms, place))
                    found.AddRange(name.Others.Where(other => !found.Contains(other)));
            }
        }

        return found;
    }

    private static List<string> Lines(string file)
    {
        using var reader = new StreamReader(EmbeddedData.Open(file));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries)];
    }

    private sealed class Name(AnalysedText text, bool isWhole)
    {
        internal AnalysedText Text => text;

        internal string[] Terms { get; } = [.. Analyser.Terms(text.Source)];

        internal IReadOnlyList<AnalysedText> Others { get; set; } = [];

        internal static Name Of(string written) =>
            written.StartsWith('=') ? new Name(Analyser.Analyse(written[1..]), true) : new Name(Analyser.Analyse(written), false);

        internal bool StandsAt(ReadOnlySpan<Term> terms, int place)
        {
            if (place > 0 && Terms is [{ Length: < LettersToStandAnywhere }])
                return false;
            if (isWhole && terms.Length != Terms.Length)
                return false;
            for (var word = 0; word < Terms.Length; word++)
            {
                if (place + word == terms.Length || terms[place + word].Text != Terms[word])
                    return false;
            }

            return true;
        }
    }
}
