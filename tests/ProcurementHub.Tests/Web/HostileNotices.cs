using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web;

/// <summary>Notices as nobody should publish them, and somebody will.</summary>
internal static class HostileNotices
{
    private static readonly string[] titles =
    [
        "<script>alert(1)</script> ]]> &amp; \"quoted\" 'single'",
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd",
        "\tTab first",
        "Nul \0 and \u0001 bell \u0007 and \u000b and \uFFFE \uFFFF",
        "Half a pair \uD83D alone, the other \uDE00 too",
        "Right \u202Eto left\u202C and \u2066isolated\u2069 עברית",
        "Emoji 🏗️ 👩‍👩‍👧 and 日本",
        new('x', 10_000),
        "Two\r\nlines; with, commas \\ and \\n",
        "END:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:evil",
    ];

    public static string[] Titles(TestDatabase engine) => [.. titles.Select(engine.Keepable)];

    public static NoticeDraft[] All(TestDatabase engine) => [.. Titles(engine).Select((title, at) => Drafts.Notice($"H {at}/ñ", content => content with
    {
        Title = title,
        Description = title + " " + title,
        Entity = new EntityReference("PE-RUC", "2013125775" + at, title),
        Url = "javascript:alert(1)",
        Documents = [new AttachedDocument(title, "javascript:alert(2)", null), new AttachedDocument(title, "https://portal.example/bases.pdf", null)],
        ProcedureCode = "=1+1",
    }))];
}
