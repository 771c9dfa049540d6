using System.Globalization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Entities;

namespace ProcurementHub.Web.Figures;

/// <summary>Names in addresses of lead times. A second group to compare with has the same with a mark before them.</summary>
internal static class LeadTimeFields
{
    public const string By = "by";

    /// <summary>One key more, for forms. Not the same name again: the cache of pages takes repeated values for a set.</summary>
    public const string Then = "then";
    public const string From = "from";
    public const string To = "to";
    public const string Sector = "sector";
    public const string Region = "region";
    public const string Entity = "entity";
    public const string ProcedureType = "type";
    public const string Category = "category";
    public const string Source = "source";
    public const string Skip = "skip";
    public const string OfOther = "b.";
}

/// <summary>What somebody wants to know of lead times. What cannot be used is left out and named.</summary>
/// <param name="Entity">As it was written, where it can be used.</param>
/// <param name="Unused">Names of fields, with what was written in them.</param>
internal sealed record LeadTimeQuestion(LeadTimeQuery Query, EntityIdentifier? Entity, IReadOnlyList<(string Field, string Written)> Unused)
{
    private const int LongestText = 300;

    // No body has this number.
    private const string NoBody = "0";

    /// <param name="mark">Before the names of the fields; the grouping has none.</param>
    public static async Task<LeadTimeQuestion> ReadAsync(IQueryCollection fields, string mark, EntityBodies bodies, CancellationToken cancellationToken)
    {
        var unused = new List<(string, string)>();
        var entity = Parsed(LeadTimeFields.Entity, text => EntityIdentifier.Parse(text));
        var query = new LeadTimeQuery
        {
            By = mark.Length > 0 ? [] : Keys(),
            From = Value(LeadTimeFields.From, text => Day(text, isLast: false)),
            To = Value(LeadTimeFields.To, text => Day(text, isLast: true)),
            Sector = Parsed(LeadTimeFields.Sector, text => SectorList.Standard.Find(text)?.Code),
            Region = Parsed(LeadTimeFields.Region, text => RegionTree.Standard.Find(text) is { Level: <= RegionLevel.First } region ? region.Code : null),
            Entity = entity is null ? null : (await bodies.FindAsync(entity, cancellationToken))?.Id.ToString(CultureInfo.InvariantCulture) ?? NoBody,
            ProcedureType = Parsed(LeadTimeFields.ProcedureType, text => text),
            Category = Value<ProcurementCategory>(LeadTimeFields.Category, text => NoticeWords.ParseCategory(text) is { } category and not ProcurementCategory.Unknown ? category : null),
            Source = Parsed(LeadTimeFields.Source, text => text),
        };
        return new LeadTimeQuestion(query, entity, unused);

        string? Written(string field) =>
            fields[mark + field].FirstOrDefault()?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 and <= LongestText } written ? written : null;

        T? Parsed<T>(string field, Func<string, T?> read)
            where T : class
        {
            if (Written(field) is not { } written)
                return null;
            if (read(written) is not { } value)
                unused.Add((mark + field, written));
            else
                return value;
            return null;
        }

        T? Value<T>(string field, Func<string, T?> read)
            where T : struct
        {
            if (Written(field) is not { } written)
                return null;
            if (read(written) is { } value)
                return value;
            unused.Add((mark + field, written));
            return null;
        }

        IReadOnlyList<LeadTimeKey> Keys()
        {
            var words = string.Join(',', fields[LeadTimeFields.By].Concat(fields[LeadTimeFields.Then]).Where(word => !string.IsNullOrWhiteSpace(word)));
            if (words.Length == 0)
                return [LeadTimeKey.Month];
            var keys = LeadTimeKeys.Parse(words);
            if (keys.HasValue)
                return keys.Value;
            unused.Add((LeadTimeFields.By, words[..Math.Min(words.Length, LongestText)]));
            return [LeadTimeKey.Month];
        }
    }

    /// <summary>A day "2026-08-31", or a whole month "2026-08".</summary>
    private static DateOnly? Day(string text, bool isLast)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (!DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) || month.Year is < 1900 or > 9000)
            return null;
        return isLast ? month.AddMonths(1).AddDays(-1) : month;
    }
}
