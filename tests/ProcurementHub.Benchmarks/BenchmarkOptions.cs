using System.Globalization;
using ProcurementHub.Core;

namespace ProcurementHub.Benchmarks;

internal sealed class BenchmarkOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public static Parsed<BenchmarkOptions> Parse(string[] arguments)
    {
        var options = new BenchmarkOptions();
        for (var index = 0; index < arguments.Length; index += 2)
        {
            if (!arguments[index].StartsWith("--", StringComparison.Ordinal) || index + 1 == arguments.Length)
                return Parsed.Failed<BenchmarkOptions>($"'{arguments[index]}' is not an option with a value.");
            options._values[arguments[index][2..]] = arguments[index + 1];
        }

        return Parsed.Of(options);
    }

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    public int Number(string name, int otherwise) =>
        _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
