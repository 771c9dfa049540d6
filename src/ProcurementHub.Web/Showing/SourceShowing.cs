using System.Globalization;
using Microsoft.Extensions.Localization;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Showing;

/// <summary>Says what is known of a source in the reader's language and zone.</summary>
public sealed class SourceShowing(IStringLocalizer<SiteText> text, NoticeShowing showing)
{
    public static string Title(SourceDefinition definition) =>
        (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? definition.Title?.En : definition.Title?.Es) ?? definition.Id;

    public string Instant(DateTimeOffset? instant, string otherwise) => instant is { } known ? showing.Instant(known) : text[otherwise];

    /// <summary>When it is read next, and why then where that is not simply its cadence.</summary>
    public string Next(SourceHealth source)
    {
        if (!source.IsPolled)
            return text["NotPolled"];
        if (source.NextRun is not { } due)
            return text["AtOnce"];
        return source.Known?.NextRunReason is { } reason and not NextRunReason.Cadence
            ? $"{showing.Instant(due)} ({text["Next_" + reason]})"
            : showing.Instant(due);
    }

    public string Verified(SourceDefinition definition) =>
        definition.Verified is { } verified ? text["Verified_" + verified] : text["NotYet"];
}
