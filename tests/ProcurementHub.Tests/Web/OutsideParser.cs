using System.Diagnostics;
using System.Text.Json;

namespace ProcurementHub.Tests.Web;

/// <summary>What parsers that others wrote make of our output, as JSON: Debian's python3-feedparser, python3-icalendar, python3-jsonschema and Python's own csv and xml.</summary>
internal static class OutsideParser
{
    /// <param name="module">That the script needs; the test is left out where it is not installed.</param>
    /// <param name="script">Reads <c>text</c> (bytes), and leaves its answer in <c>answer</c>.</param>
    public static async Task<JsonElement> ReadAsync(string module, byte[] text, string script, params string[] arguments)
    {
        if (!File.Exists("/usr/bin/python3"))
            Assert.Ignore("python3 is not installed");
        var program = $"""
            import sys, json
            try:
                import {module}
            except ImportError:
                sys.exit(3)
            text = sys.stdin.buffer.read()
            {script}
            json.dump(answer, sys.stdout)
            """;
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", program, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(text);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode == 3)
            Assert.Ignore($"Needs python3-{module}, which is not installed");
        Assert.That(process.ExitCode, Is.Zero, await errors);
        return JsonDocument.Parse(await output).RootElement;
    }
}
