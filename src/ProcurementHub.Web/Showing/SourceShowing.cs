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

    /// <summary>Definitions say in English what publishers do not say at all.</summary>
    public static string Licence(SourceDefinition definition, IStringLocalizer<SiteText> text) => definition.License switch
    {
        null or "none stated by the publisher" or "not stated in the files" => text["LicenceNotStated"],
        "that of each publisher" => text["LicenceOfEach"],
        "made-up data, free for any use" => text["LicenceMadeUp"],
        var other => other,
    };

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
