using System.Globalization;
using System.Text;

namespace ProcurementHub.Sources.Fetching.Politeness;

/// <summary>
/// What a robots.txt says to one robot (RFC 9309, and Crawl-delay, which it leaves out). What it does not
/// forbid is allowed.
/// </summary>
internal sealed class RobotsFile
{
    /// <summary>What lies behind it need not be read.</summary>
    public const int MostBytes = 500 * 1024;

    private readonly IReadOnlyList<RobotsRule> rules;

    private RobotsFile(IReadOnlyList<RobotsRule> rules, TimeSpan crawlDelay) => (this.rules, CrawlDelay) = (rules, crawlDelay);

    public static RobotsFile AllowingAll { get; } = new([], TimeSpan.Zero);

    public TimeSpan CrawlDelay { get; }

    public static RobotsFile Parse(ReadOnlySpan<byte> bytes, string product)
    {
        var isWhole = bytes.Length <= MostBytes;
        var text = Encoding.UTF8.GetString(isWhole ? bytes : bytes[..MostBytes]).TrimStart('\uFEFF');
        var lines = text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (own, others) = (new Part(), new Part());
        var (isNamed, isOwn, isForAll, isAmongNames) = (false, false, false, false);
        // A line that was cut through might say more than was meant.
        foreach (var line in isWhole ? lines : lines.SkipLast(1))
        {
            var (key, value) = Read(line);
            switch (key)
            {
                case "user-agent":
                    if (!isAmongNames)
                        (isOwn, isForAll) = (false, false);
                    isAmongNames = true;
                    isOwn |= Name(value).Equals(product, StringComparison.OrdinalIgnoreCase);
                    isNamed |= isOwn;
                    isForAll |= value.StartsWith('*');
                    break;
                case "allow" or "disallow":
                    isAmongNames = false;
                    if (value.Length > 0)
                        Add(part => part.Rules.Add(new RobotsRule(value, key == "allow")));
                    break;
                case "crawl-delay" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds):
                    Add(part => part.Seconds = Math.Max(part.Seconds, seconds));
                    break;
            }
        }

        // Where the robot is named, what is said to all others does not matter to it.
        var part = isNamed ? own : others;
        return new RobotsFile(part.Rules, TimeSpan.FromSeconds(Math.Min(part.Seconds, TimeSpan.FromDays(1).TotalSeconds)));

        void Add(Action<Part> add)
        {
            if (isOwn)
                add(own);
            if (isForAll)
                add(others);
        }
    }

    /// <returns>The rule that forbids the address; null when it is allowed.</returns>
    public RobotsRule? WhyNot(Uri address)
    {
        if (rules.Count == 0)
            return null;
        var path = RobotsRule.Normalised(address.PathAndQuery, isPattern: false);
        if (path == "/robots.txt")
            return null;
        // The longest rule says most exactly what it means; between equals the kinder one counts.
        RobotsRule? best = null;
        foreach (var rule in rules)
        {
            if ((best is null || rule.Length > best.Length || (rule.Length == best.Length && rule.Allows)) && rule.Matches(path))
                best = rule;
        }

        return best is { Allows: false } ? best : null;
    }

    private static (string Key, string Value) Read(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        var said = comment < 0 ? line : line[..comment];
        var colon = said.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (said[..colon].Trim().ToLowerInvariant(), said[(colon + 1)..].Trim());
    }

    /// <summary>Names are letters, '_' and '-'; what follows, such as a version, is no part of them.</summary>
    private static string Name(string value)
    {
        var end = 0;
        while (end < value.Length && (char.IsAsciiLetter(value[end]) || value[end] is '_' or '-'))
            end++;
        return value[..end];
    }

    private sealed class Part
    {
        public List<RobotsRule> Rules { get; } = [];

        public double Seconds { get; set; }
    }
}
