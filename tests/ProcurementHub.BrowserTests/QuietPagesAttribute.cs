using System.Collections.Concurrent;
using Microsoft.Playwright;
using NUnit.Framework.Interfaces;

namespace ProcurementHub.BrowserTests;

/// <summary>
/// No page of any test writes an error to the browser's console: what the Content-Security-Policy stopped, what could
/// not be loaded, what a script threw.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class QuietPagesAttribute : Attribute, ITestAction
{
    private static readonly ConcurrentQueue<string> said = [];

    public ActionTargets Targets => ActionTargets.Test;

    public static void Watch(IPage page)
    {
        page.PageError += (_, error) => said.Enqueue($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsOfThePageItself(message, page))
                said.Enqueue($"{page.Url}: {message.Text} ({message.Location})");
        };
    }

    /// <summary>What was said until now, once.</summary>
    public static IReadOnlyList<string> TakeSaid()
    {
        string[] taken = [.. said];
        said.Clear();
        return taken;
    }

    public void BeforeTest(ITest test) => said.Clear();

    public void AfterTest(ITest test) => Assert.That(TakeSaid(), Is.Empty, "what the browser's console says");

    // Chromium writes an error for each page that is not found; its own test says that it is to be so.
    private static bool IsOfThePageItself(IConsoleMessage message, IPage page) =>
        message.Text.StartsWith("Failed to load resource: the server responded with", StringComparison.Ordinal)
        && message.Location.StartsWith(page.Url, StringComparison.Ordinal);
}
