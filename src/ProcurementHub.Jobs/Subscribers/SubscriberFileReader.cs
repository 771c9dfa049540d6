using CsvHelper;
using ProcurementHub.Core;

namespace ProcurementHub.Jobs.Subscribers;

/// <summary>
/// Reads subscribers from CSV: a header with the names of <see cref="SubscriberColumns"/> in any order, one
/// subscription a line. A line with a fault is told with its number and not taken; the others are.
/// </summary>
public sealed class SubscriberFileReader(SubscriberLineParser parser)
{
    /// <returns>The lines, or why the file as a whole cannot be read.</returns>
    public Parsed<SubscriberFile> Read(Stream content)
    {
        using var csv = CsvReader.Create(content, new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true });
        try
        {
            csv.ReadHeader();
            var heads = csv.Headers.Select(head => head.Trim().ToLowerInvariant()).ToList();
            if (!heads.Contains(SubscriberColumns.Email))
                return Parsed.Failed<SubscriberFile>($"The file has no column 'email'; its first line is: {string.Join(", ", heads)}.");
            if (heads.Find(head => !SubscriberColumns.All.Contains(head)) is { } unknown)
                return Parsed.Failed<SubscriberFile>($"'{unknown}' is not a column of a subscriber file; there are: {string.Join(", ", SubscriberColumns.All)}.");
            return Parsed.Of(ReadLines(csv, heads));
        }
        catch (CsvFormatException exception)
        {
            return Parsed.Failed<SubscriberFile>($"The file is not CSV that can be read: {exception.Message}");
        }
    }

    private SubscriberFile ReadLines(CsvReader csv, List<string> heads)
    {
        var lines = new List<SubscriberLine>();
        var faults = new List<SubscriberLineFault>();
        while (csv.Read())
        {
            var number = (int)csv.LineNumber;
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var index = 0; index < Math.Min(heads.Count, csv.FieldCount); index++)
                cells[heads[index]] = csv.GetString(index).Trim();

            if (csv.FieldCount != heads.Count)
            {
                faults.Add(new(number, cells.GetValueOrDefault(SubscriberColumns.Email),
                    $"has {csv.FieldCount} cells where the header has {heads.Count}; separate several values in a cell by ';'"));
                continue;
            }

            var line = parser.Parse(number, cells);
            if (line.HasValue)
                lines.Add(line.Value);
            else
                faults.Add(new(number, cells.GetValueOrDefault(SubscriberColumns.Email), line.Reason!));
        }

        return new(lines, faults);
    }
}
