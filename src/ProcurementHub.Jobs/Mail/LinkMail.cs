using System.Net;

namespace ProcurementHub.Jobs.Mail;

/// <summary>The look of a mail that is about one link: what it is for, the link as a button and in letters, and what to do without it.</summary>
internal static class LinkMail
{
    /// <param name="before">Paragraphs above the link, in HTML.</param>
    /// <param name="after">The paragraph below it, as text.</param>
    internal static string Html(string language, string subject, IEnumerable<string> before, string link, string button, string after) => $$"""
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{Html(subject)}}</title>
        <style>
        @media (prefers-color-scheme: dark) { .page { background: #12181f !important; } .sheet { background: #1b232c !important; border-color: #34414e !important; color: #eef2f6 !important; } .soft { color: #a9b6c3 !important; } .link { color: #6fd0b6 !important; } }
        </style>
        </head>
        <body class="page" style="margin:0;padding:0;background:#eef1f4">
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#eef1f4"><tr><td align="center" style="padding:16px 8px">
        <table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid #d5dce3;color:#1b2733;text-align:left"><tr><td style="padding:20px 24px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px">
        {{string.Concat(before.Select(paragraph => $"<p style=\"margin:0 0 16px\">{paragraph}</p>\n"))}}<p style="margin:0 0 16px"><a href="{{Html(link)}}" style="display:inline-block;padding:12px 20px;background:#0b5d4b;color:#ffffff;font-weight:bold;text-decoration:none">{{Html(button)}}</a></p>
        <p class="soft" style="margin:0 0 16px;font-size:13px;line-height:20px;color:#55636f;word-break:break-all"><a class="link" href="{{Html(link)}}" style="color:#0b5d4b">{{Html(link)}}</a></p>
        <p style="margin:0">{{Html(after)}}</p>
        </td></tr></table>
        </td></tr></table>
        </body>
        </html>

        """;

    internal static string Html(string text) => WebUtility.HtmlEncode(text);
}
