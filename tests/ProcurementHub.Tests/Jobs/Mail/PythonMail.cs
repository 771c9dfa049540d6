using System.Diagnostics;
using System.Text.Json;

namespace ProcurementHub.Tests.Jobs.Mail;

/// <summary>Reads a raw mail with Python's email package, which knows nothing of how it was written.</summary>
internal sealed record PythonMail(Dictionary<string, string> Headers, Dictionary<string, string> Parts, List<string> Defects)
{
    private const string Script = """
        import email, email.policy, json, sys
        mail = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
        parts = {part.get_content_type(): part.get_content() for part in mail.iter_parts()}
        defects = [str(d) for p in mail.walk() for d in p.defects] + [str(d) for v in mail.values() for d in v.defects]
        print(json.dumps({"Headers": {k: str(v) for k, v in mail.items()}, "Parts": parts, "Defects": defects}))
        """;

    public static PythonMail Read(string path)
    {
        if (!File.Exists("/usr/bin/python3"))
            Assert.Ignore("python3 is not installed");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script, path]) { RedirectStandardOutput = true })!;
        var json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<PythonMail>(json)!;
    }
}
