using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace ProcurementHub.Host.CommandLine;

/// <summary>
/// Where a verb writes. With --json, results are JSON Lines on standard output and everything else goes to
/// standard error; without it, results are text. Progress is shown only to a person at a terminal.
/// </summary>
internal sealed class Terminal
{
    private readonly TextWriter _out;
    private readonly IAnsiConsole _result;

    public Terminal(TextWriter output, TextWriter error, bool json)
    {
        _out = output;
        IsJson = json;
        Errors = Ansi(error, Console.IsErrorRedirected);
        _result = Ansi(output, Console.IsOutputRedirected);
    }

    public bool IsJson { get; }

    /// <summary>Columns of the window in which the result is shown.</summary>
    public int Width
    {
        get => _result.Profile.Width;
        init => _result.Profile.Width = value;
    }

    /// <summary>Standard error: messages and progress.</summary>
    public IAnsiConsole Errors { get; }

    /// <summary>Raw standard output, for verbs that write a file's worth of text.</summary>
    public TextWriter Output => _out;

    /// <summary>A line of the result for people; nothing with --json.</summary>
    public void Say(string line)
    {
        if (!IsJson)
            _out.WriteLine(line);
    }

    /// <summary>Something beside the result.</summary>
    public void Note(string line) => Errors.Profile.Out.Writer.WriteLine(line);

    public void Row<T>(T row, JsonTypeInfo<T> type)
    {
        if (IsJson)
            _out.WriteLine(JsonSerializer.Serialize(row, type));
    }

    /// <summary>A table for people; nothing with --json.</summary>
    public void Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (IsJson)
            return;
        var table = new Table().Border(TableBorder.Simple);
        foreach (var head in heads)
        {
            // A head that ends in '#' announces a column of numbers.
            var column = new TableColumn(Markup.Escape(head.TrimEnd('#')));
            if (head.EndsWith('#'))
                column = column.RightAligned().NoWrap();
            // What a row is about stays in one piece, however narrow the window is.
            table.AddColumn(table.Columns.Count == 0 ? column.NoWrap() : column);
        }

        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)).ToArray());
        _result.Write(table);
    }

    /// <summary>Whether each row of such a table keeps to its line. In a pipe all do.</summary>
    public bool Fits(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        const int Between = 3;
        return heads.Select((head, at) => Between + rows.Select(row => row[at].Length).Append(head.TrimEnd('#').Length).Max()).Sum() < Width;
    }

    private static IAnsiConsole Ansi(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });

        // A pipe has no width; what reads it must get whole lines.
        if (redirected)
            console.Profile.Width = 400;
        return console;
    }
}
