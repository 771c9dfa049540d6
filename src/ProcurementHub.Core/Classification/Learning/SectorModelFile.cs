using System.Globalization;

namespace ProcurementHub.Core.Classification.Learning;

/// <summary>
/// A model as a text that people can read: comments, the header, then a line for each feature with its weights,
/// such as "mobiliario escolar", a tab and "2:31 17:-4" (sector by its place in the header, weight in steps).
/// </summary>
internal static class SectorModelFile
{
    private const string First = "# ProcurementHub sector model 1";
    private static readonly CultureInfo invariant = CultureInfo.InvariantCulture;

    internal static void Write(SectorModel model, TextWriter output)
    {
        output.NewLine = "\n";
        output.WriteLine(First);
        foreach (var line in model.Header.About) output.WriteLine($"# {line}");
        output.WriteLine($"sectors\t{string.Join(' ', model.Header.Sectors)}");
        output.WriteLine(string.Create(invariant, $"step\t{model.Header.Step}"));
        output.WriteLine(string.Create(invariant, $"temperature\t{model.Header.Temperature}"));
        output.WriteLine(string.Create(invariant, $"certainty\t{model.Header.Certainty}"));
        output.WriteLine(string.Create(invariant, $"threshold\t{model.Header.Threshold}"));
        output.WriteLine($"bias\t{string.Join(' ', model.Bias.ToArray().Select(value => value.ToString("0.####", invariant)))}");
        output.WriteLine();
        foreach (var feature in model.FeatureNames.Order(StringComparer.Ordinal))
        {
            output.Write(feature);
            var parting = '\t';
            foreach (var (sector, steps) in model.WeightsOf(feature))
            {
                output.Write(string.Create(invariant, $"{parting}{sector}:{steps}"));
                parting = ' ';
            }
            output.WriteLine();
        }
    }

    /// <summary>The model, or why the text is none, with the number of the line.</summary>
    internal static Parsed<SectorModel> Read(TextReader input)
    {
        var reading = new SectorModelReading();
        var number = 0;
        try
        {
            while (input.ReadLine() is { } line)
            {
                number++;
                if (number == 1)
                {
                    if (line != First) return Parsed.Failed<SectorModel>($"Its first line is not '{First}'.");
                    continue;
                }
                if (reading.Take(line) is { } fault) return Parsed.Failed<SectorModel>($"Line {number}: {fault}.");
            }
        }
        catch (IOException failure)
        {
            return Parsed.Failed<SectorModel>($"Line {number}: {failure.Message}");
        }
        return number == 0 ? Parsed.Failed<SectorModel>("It is empty.") : reading.Finish();
    }
}
