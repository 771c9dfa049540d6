using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Tables;

namespace ProcurementHub.Sources.Reading.Csv;

/// <summary>Reads tables of delimited text with a header row; the header is the landmark.</summary>
public sealed class CsvNoticeReader : INoticeReader
{
    // A quote that is opened and never closed would otherwise take the rest of the file for one cell.
    private const int LargestRow = 4 * 1024 * 1024;

    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content, DocumentOrigin origin, SourceDefinition definition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var input = await CsvInput.OpenAsync(content, definition.Csv, cancellationToken);
        if (input.Reason is { } reason)
        {
            yield return new ReadItem.Broken(reason);
            yield break;
        }

        long? openQuote = null;
        var options = Options(definition.Csv, input.Encoding) with
        {
            OnMalformedRecord = record => openQuote ??= record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : null,
        };
        await using var reader = CsvReader.Create(input.Content!, options, leaveOpen: true);
        var assembly = new RowAssembly(definition, origin);
        var (columns, missing) = await ColumnsAsync(reader, assembly.Fields, cancellationToken);
        if (columns is null)
        {
            yield return new ReadItem.Broken(missing!);
            yield break;
        }

        while (true)
        {
            var (more, broken) = await NextAsync(reader, cancellationToken);
            // What the quote swallowed up to the end of the file is no row, though it may have the cells of one.
            broken ??= openQuote is { } line ? OpenQuote(line) : null;
            if (!more || broken is not null)
            {
                if (assembly.Finish() is { } last)
                    yield return last;
                if (broken is not null)
                    yield return new ReadItem.Broken(broken);
                yield break;
            }

            var row = Row(reader, columns);
            var item = row is ReadItem.Found(var record) ? assembly.Add(record) : row;
            if (item is not null)
                yield return item;
        }
    }

    private static CsvReaderOptions Options(CsvSettings settings, Encoding? encoding) => new()
    {
        Separator = settings.Separator,
        Encoding = encoding,
        TrackLineNumbers = true,
        AllowLineBreaksInQuotes = settings.LineBreaksInQuotes,
        MaxRecordSize = LargestRow,
        // Names of entities and places come back in every row of a file.
        PoolStrings = true,
    };

    private static async Task<(TableColumns? Columns, string? Reason)> ColumnsAsync(
        CsvReader reader, IReadOnlyList<FieldRule> fields, CancellationToken cancellationToken)
    {
        try
        {
            await reader.ReadHeaderAsync(cancellationToken);
        }
        catch (CsvFormatException)
        {
            return (null, "The file has no header row that can be read.");
        }

        if (reader.Headers.Count == 0)
            return (null, "The document is empty.");
        return TableColumns.Resolve(reader.Headers, fields);
    }

    private static async ValueTask<(bool More, string? Broken)> NextAsync(CsvReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return (await reader.ReadAsync(cancellationToken), null);
        }
        catch (CsvFormatException exception)
        {
            return (false, OpenQuote(exception.LineNumber));
        }
    }

    private static string OpenQuote(long line) => $"The file cannot be read after line {line}: a quote is opened there and not closed.";

    private static ReadItem? Row(CsvReader reader, TableColumns columns)
    {
        if (reader.FieldCount != columns.Width)
        {
            return IsBlank(reader)
                ? null
                : new ReadItem.Unreadable(Position(reader), "The row has another number of cells than the header.", RawText.Cut(Encoding.UTF8.GetString(reader.RawRecord)));
        }

        var record = new SourceRecord(Position(reader));
        for (var at = 0; at < columns.Rules.Length; at++)
        {
            var text = reader.GetString(columns.Indexes[at]);
            if (text.Length > 0)
                TableField.Add(record, columns.Rules[at], text);
        }

        return record.Fields.Count == 0 && record.Codes.Count == 0 ? null : new ReadItem.Found(record);
    }

    private static string Position(CsvReader reader) => $"line {reader.LineNumber}";

    private static bool IsBlank(CsvReader reader)
    {
        for (var at = 0; at < reader.FieldCount; at++)
        {
            if (!reader.GetSpan(at).Trim((byte)' ').IsEmpty)
                return false;
        }

        return true;
    }
}
