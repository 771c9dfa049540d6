using System.Runtime.CompilerServices;
using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Archives;
using ProcurementHub.Sources.Reading.Tables;

namespace ProcurementHub.Sources.Reading.Xlsx;

/// <summary>
/// Reads the sheets of workbooks, new (.xlsx) and old (.xls), row by row. The header of a sheet is its landmark: a
/// sheet that should have it and does not is told.
/// </summary>
public sealed class XlsxReader(ArchiveLimits limits) : INoticeReader
{
    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content, DocumentOrigin origin, SourceDefinition definition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = await WorkbookFile.OpenAsync(content, limits, cancellationToken);
        if (file.Reason is { } reason)
        {
            yield return new ReadItem.Broken(reason);
            yield break;
        }

        var (rows, broken) = WorkbookRows.Open(file.Content, definition.Numbers);
        if (rows is null)
        {
            yield return new ReadItem.Broken(broken!);
            yield break;
        }

        using (rows)
        {
            var assembly = new RowAssembly(definition, origin);
            foreach (var item in Sheets(rows, definition.Xlsx, assembly, cancellationToken))
                yield return item;
        }
    }

    private static IEnumerable<ReadItem> Sheets(
        WorkbookRows rows, XlsxSettings settings, RowAssembly assembly, CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        var (isRead, lacking) = (false, (string?)null);
        while (true)
        {
            seen.Add(rows.SheetName);
            if (IsWanted(rows, seen.Count, settings))
            {
                var (table, reason, broken) = SheetTable.Find(rows, assembly.Fields, settings.HeaderRow, cancellationToken);
                if (broken is not null)
                {
                    yield return new ReadItem.Broken(broken);
                    yield break;
                }

                isRead |= table is not null;
                lacking ??= reason;
                if (table is null && settings.AllSheets && reason is not null && rows.IsSheetVisible)
                    yield return new ReadItem.Unreadable($"sheet '{rows.SheetName}'", reason, null);
                foreach (var item in table is null ? [] : Rows(rows, table, assembly, cancellationToken))
                {
                    yield return item;
                    if (item is ReadItem.Broken)
                        yield break;
                }

                if (!settings.AllSheets)
                    break;
            }

            var (more, damaged) = rows.NextSheet();
            if (damaged is not null)
            {
                yield return new ReadItem.Broken(damaged);
                yield break;
            }

            if (!more)
                break;
        }

        if (!isRead)
            yield return new ReadItem.Broken(lacking ?? NotFound(seen, settings));
    }

    private static bool IsWanted(WorkbookRows rows, int number, XlsxSettings settings) =>
        settings.AllSheets
        || (settings.Sheet is { } name ? Folding.Fold(name) == Folding.Fold(rows.SheetName) : number == settings.SheetNumber);

    private static IEnumerable<ReadItem> Rows(WorkbookRows rows, SheetTable table, RowAssembly assembly, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (more, broken) = rows.NextRow();
            if (!more)
            {
                if (assembly.Finish() is { } last)
                    yield return last;
                if (broken is not null)
                    yield return new ReadItem.Broken(broken);
                yield break;
            }

            if (table.Row(rows) is { } row && assembly.Add(row) is { } item)
                yield return item;
        }
    }

    /// <summary>The sheet is not there, or there is nothing at all in it.</summary>
    private static string NotFound(List<string> seen, XlsxSettings settings)
    {
        var names = string.Join(", ", seen.Select(name => $"'{name}'"));
        if (settings.AllSheets)
            return $"All sheets of the workbook are blank: {names}.";
        if (settings.Sheet is { } name)
        {
            return seen.Exists(sheet => Folding.Fold(sheet) == Folding.Fold(name))
                ? $"The sheet '{name}' is blank."
                : $"The workbook has no sheet '{name}'; it has {names}.";
        }

        return settings.SheetNumber <= seen.Count
            ? $"The sheet '{seen[settings.SheetNumber - 1]}' is blank."
            : $"The workbook has no sheet {settings.SheetNumber}; it has {names}.";
    }
}
