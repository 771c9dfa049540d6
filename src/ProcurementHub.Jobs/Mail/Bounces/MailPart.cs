namespace ProcurementHub.Jobs.Mail.Bounces;

/// <summary>
/// A mail or a part of one: its header fields and its body, as far as reports need it. Written here because the
/// default build has no MIME library, and a report needs but its boundaries and its fields: they are ASCII, and never
/// encoded (RFC 2046, 5.2; RFC 6522).
/// </summary>
internal sealed class MailPart
{
    // Returned mails lie two deep in a report. What is deeper is somebody's attempt.
    private const int MostParts = 50;

    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    private MailPart(string body) => Body = body;

    internal string Body { get; }

    /// <summary>The type without its parameters, in small letters.</summary>
    internal string Type => (this["Content-Type"] ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The first field of that name, unfolded; null when there is none.</summary>
    internal string? this[string field] => fields.GetValueOrDefault(field);

    /// <param name="text">With line ends of either kind.</param>
    internal static MailPart Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        var end = lines.StartsWith('\n') ? 0 : lines.IndexOf("\n\n", StringComparison.Ordinal);
        var part = new MailPart(end < 0 ? "" : lines[(end == 0 ? 1 : end + 2)..]);
        part.ReadFields(end < 0 ? lines : lines[..end]);
        return part;
    }

    /// <summary>The blocks of fields of a report, which are parted by empty lines (RFC 3464, 2.1).</summary>
    internal IEnumerable<MailPart> Blocks()
    {
        foreach (var block in Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = new MailPart("");
            fields.ReadFields(block.Trim('\n'));
            yield return fields;
        }
    }

    internal IReadOnlyList<MailPart> Parts()
    {
        if (!Type.StartsWith("multipart/", StringComparison.Ordinal) || Parameter("boundary") is not { Length: > 0 } boundary)
            return [];
        var parts = new List<MailPart>();
        var delimiter = $"\n--{boundary}";
        var body = $"\n{Body}";
        var at = body.IndexOf(delimiter, StringComparison.Ordinal);
        while (at >= 0 && parts.Count < MostParts)
        {
            var start = at + delimiter.Length;
            var line = body.IndexOf('\n', start);
            if (line < 0 || body.AsSpan(start).StartsWith("--"))
                break;
            var next = body.IndexOf(delimiter, line, StringComparison.Ordinal);
            parts.Add(Read(next < 0 ? body[(line + 1)..] : body[(line + 1)..Math.Max(line + 1, next)]));
            at = next;
        }

        return parts;
    }

    /// <summary>Of the content's type, in its own letters; null when it is not there.</summary>
    internal string? Parameter(string name)
    {
        foreach (var parameter in (this["Content-Type"] ?? "").Split(';').Skip(1))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && parameter.AsSpan(0, equals).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                return parameter[(equals + 1)..].Trim().Trim('"');
        }

        return null;
    }

    private void ReadFields(string head)
    {
        string? name = null;
        foreach (var line in head.Split('\n'))
        {
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                if (name is not null)
                    fields[name] = $"{fields[name]} {line.Trim()}".TrimStart();
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var field = colon > 0 ? line[..colon].Trim() : "";
            name = field.Length > 0 && fields.TryAdd(field, line[(colon + 1)..].Trim()) ? field : null;
        }
    }
}
