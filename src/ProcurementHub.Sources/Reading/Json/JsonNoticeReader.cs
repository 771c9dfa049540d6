using System.Runtime.CompilerServices;
using System.Text.Json;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Json;

/// <summary>
/// Reads the answers of JSON APIs: lists of rows and answers about one notice, each known by its landmark, alone
/// or several of them wrapped in a saved file.
/// </summary>
public sealed class JsonNoticeReader : INoticeReader
{
    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content, DocumentOrigin origin, SourceDefinition definition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (answer, reason) = await JsonAnswer.ParseAsync(content, origin.Charset, cancellationToken);
        if (answer is null)
        {
            yield return new ReadItem.Broken(reason!);
            yield break;
        }

        using (answer)
        {
            foreach (var item in Read(answer, origin, definition.Json))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    private static IEnumerable<ReadItem> Read(JsonAnswer answer, DocumentOrigin origin, JsonSettings settings)
    {
        if (ReadOne(answer, answer.Root, origin, settings) is { } items)
            return items;
        var wrapped = settings.Wrapped.SelectMany(path => JsonPathWalk.FindPlaces(path, answer.Root)).ToList();
        return wrapped.Count == 0
            ? [new ReadItem.Broken($"The answer has none of the landmarks of this source; {Shape(answer.Root.Value)}.")]
            : wrapped.SelectMany(place => ReadOne(answer, place, origin, settings)
                ?? [new ReadItem.Unreadable(place.Path, "This answer has none of the landmarks of this source.", RawText.Cut(place.Value.GetRawText()))]);
    }

    /// <returns>Null where it is neither a list nor about one notice.</returns>
    private static IEnumerable<ReadItem>? ReadOne(JsonAnswer answer, JsonPlace place, DocumentOrigin origin, JsonSettings settings)
    {
        if (settings.Detail is { } detail && JsonPathWalk.Find(detail.Landmark, place.Value).Count > 0)
            return [new ReadItem.Found(JsonRecord.Read(answer, place, detail.Shape, origin, isPartial: settings.Rows is not null))];
        return JsonRows.Of(place, settings) is { } rows
            ? rows.Select(row => Row(answer, row, origin, settings))
            : null;
    }

    private static ReadItem Row(JsonAnswer answer, JsonPlace row, DocumentOrigin origin, JsonSettings settings) =>
        row.Value.ValueKind == JsonValueKind.Object
            // The answer about the notice says more: blanks in its row are only not said here.
            ? new ReadItem.Found(JsonRecord.Read(answer, row, settings.Row, origin, isPartial: settings.Detail is not null))
            : new ReadItem.Unreadable(row.Path, "The row is no object.", RawText.Cut(row.Value.GetRawText()));

    private static string Shape(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object => root.EnumerateObject().Select(member => RawText.Cut(member.Name)).Take(8).ToList() is { Count: > 0 } names
            ? $"it is an object of {string.Join(", ", names)}"
            : "it is an object without members",
        JsonValueKind.Array => $"it is a list of {root.GetArrayLength()}",
        _ => "it is a single value",
    };
}
