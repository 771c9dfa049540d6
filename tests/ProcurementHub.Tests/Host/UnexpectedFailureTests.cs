using System.CommandLine;
using ProcurementHub.Host.CommandLine;

namespace ProcurementHub.Tests.Host;

[NonParallelizable]
public sealed class UnexpectedFailureTests
{
    [Test]
    public async Task Verb_FailureThatNobodyExpected_IsToldInOneLine()
    {
        var (exitCode, error) = await RunAsync("broken");

        Assert.That(exitCode, Is.EqualTo(3));
        Assert.That(error, Is.EqualTo("hub: unexpected: InvalidOperationException: It broke in two places.; --verbose shows where\n"));
    }

    [Test]
    public async Task Verb_FailureThatNobodyExpected_ShowsWhereWithVerbose()
    {
        var (exitCode, error) = await RunAsync("broken", "--verbose");

        Assert.That(exitCode, Is.EqualTo(3));
        Assert.That(error, Does.StartWith("hub: unexpected: System.InvalidOperationException").And.Contain(nameof(BreakAsync)));
    }

    [Test]
    public async Task Verb_CancellationThatNobodyAskedFor_IsNotTakenForAStop()
    {
        var (exitCode, error) = await RunAsync("given-up");

        Assert.That(exitCode, Is.EqualTo(3));
        Assert.That(error, Does.StartWith("hub: unexpected: TaskCanceledException: "));
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(params string[] line)
    {
        var root = new RootCommand();
        foreach (var option in GlobalOptions.All)
            root.Options.Add(option);
        var broken = new Command("broken");
        broken.Runs((_, _) => BreakAsync());
        root.Subcommands.Add(broken);
        var givenUp = new Command("given-up");
        givenUp.Runs((_, _) => Task.FromException<int>(new TaskCanceledException()));
        root.Subcommands.Add(givenUp);

        var before = Console.Error;
        await using var error = new StringWriter { NewLine = "\n" };
        Console.SetError(error);
        try
        {
            var exitCode = await root.Parse(line).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return (exitCode, error.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }

    private static async Task<int> BreakAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("It broke\nin two places.");
    }
}
