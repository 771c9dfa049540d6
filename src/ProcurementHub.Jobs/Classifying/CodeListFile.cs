using System.Text.Json;
using CsvHelper;
using ProcurementHub.Core;
using ProcurementHub.Core.Classification.Learning;

namespace ProcurementHub.Jobs.Classifying;

/// <summary>
/// A list of codes with their names: CSV with a header, or a JSON list of objects. The code stands in a column called
/// code, codigo or id, the name in one called name, nombre or description, in any language (<c>nombre_es</c>).
/// </summary>
public static class CodeListFile
{
    private static readonly string[] codeNames = ["code", "codigo", "código", "id"];
    private static readonly string[] nameNames = ["name", "nombre", "title", "titulo", "description", "descripcion", "descripción"];

    /// <returns>The names of known codes, or why the file is none.</returns>
    public static Parsed<IReadOnlyList<TrainingLine>> Read(Stream file, string fileName, string scheme, SectorLearning learning) =>
        Path.GetExtension(fileName).Equals(".json", StringComparison.OrdinalIgnoreCase)
            ? ReadJson(file, scheme, learning)
            : ReadCsv(file, scheme, learning);

    private static Parsed<IReadOnlyList<TrainingLine>> ReadJson(Stream file, string scheme, SectorLearning learning)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return Fail("is not a JSON list");
            return Lines(document.RootElement.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object)
                .Select(row => (Property(row, codeNames), Property(row, nameNames))), scheme, learning);
        }
        catch (JsonException fault)
        {
            return Fail($"is not JSON: {fault.Message}");
        }
    }

    private static Parsed<IReadOnlyList<TrainingLine>> ReadCsv(Stream file, string scheme, SectorLearning learning)
    {
        using var csv = CsvReader.Create(file, new CsvReaderOptions { TrimWhitespace = true });
        try
        {
            csv.ReadHeader();
            var heads = csv.Headers.ToList();
            var code = heads.FindIndex(head => IsCalled(head, codeNames));
            var name = heads.FindIndex(head => IsCalled(head, nameNames));
            if (code < 0 || name < 0)
                return Fail($"has no columns with codes and names; its first line is: {string.Join(", ", heads)}");
            List<(string?, string?)> rows = [];
            while (csv.Read())
            {
                if (csv.FieldCount > Math.Max(code, name))
                    rows.Add((csv.GetString(code), csv.GetString(name)));
            }

            return Lines(rows, scheme, learning);
        }
        catch (CsvFormatException fault)
        {
            return Fail($"is not CSV that can be read: {fault.Message}");
        }
    }

    private static Parsed<IReadOnlyList<TrainingLine>> Lines(
        IEnumerable<(string? Code, string? Name)> rows, string scheme, SectorLearning learning)
    {
        List<TrainingLine> lines = [];
        foreach (var (code, name) in rows)
        {
            if (!string.IsNullOrWhiteSpace(code) && !string.IsNullOrWhiteSpace(name) && learning.CodeName(scheme, code.Trim(), name.Trim()) is { } line)
                lines.Add(line);
        }

        return lines.Count > 0 ? Parsed.Of<IReadOnlyList<TrainingLine>>(lines) : Fail($"holds no code that is known as one of {scheme}");
    }

    private static string? Property(JsonElement row, string[] names)
    {
        foreach (var property in row.EnumerateObject())
        {
            if (IsCalled(property.Name, names))
                return property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : property.Value.GetRawText();
        }

        return null;
    }

    private static bool IsCalled(string head, string[] names) =>
        Array.Exists(names, name => head.Equals(name, StringComparison.OrdinalIgnoreCase)
            || head.StartsWith(name + "_", StringComparison.OrdinalIgnoreCase));

    private static Parsed<IReadOnlyList<TrainingLine>> Fail(string reason) => Parsed.Failed<IReadOnlyList<TrainingLine>>(reason);
}
