namespace ProcurementHub.Core;

/// <summary>A data file of dated rules: a header, one rule a line, lines that begin with # are notes. The first line that cannot be read is named.</summary>
internal static class RuleFile
{
    public static Parsed<IReadOnlyList<T>> Read<T>(TextReader lines, string header, Func<string, Parsed<T>> rule)
    {
        var rules = new List<T>();
        var seenHeader = false;
        for (var number = 1; lines.ReadLine() is { } read; number++)
        {
            var line = read.Trim('\uFEFF', ' ');
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!seenHeader)
            {
                if (line != header)
                    return Parsed.Failed<IReadOnlyList<T>>($"line {number}: the header is not '{header}'.");
                seenHeader = true;
                continue;
            }

            var one = rule(line);
            if (!one.HasValue)
                return Parsed.Failed<IReadOnlyList<T>>($"line {number}: {one.Reason}");
            rules.Add(one.Value);
        }

        return Parsed.Of<IReadOnlyList<T>>(rules);
    }
}
