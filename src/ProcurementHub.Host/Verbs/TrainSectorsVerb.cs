using System.CommandLine;
using System.Text;
using ProcurementHub.Core.Classification.Learning;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Classifying;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Host.Verbs;

internal static class TrainSectorsVerb
{
    private static readonly Option<bool> stored = new("--stored") { Description = "Learn from the coded notices and plan lines that this hub has collected." };
    private static readonly Option<string[]> sources = new("--source") { Description = "With --stored: only these sources.", HelpName = "ID" };
    private static readonly Option<string[]> files = new("--lines") { Description = "Coded lines: JSON Lines of {\"text\",\"codes\":[{\"scheme\",\"id\"}],\"entity\"}.", HelpName = "FILE" };
    private static readonly Option<string[]> lists = new("--list") { Description = "A list of codes with names, CSV or JSON, such as UNSPSC=unspsc.csv.", HelpName = "SCHEME=FILE" };
    private static readonly Option<bool> tryOnly = new("--try-only") { Description = "Coded lines are only tried on, not learned from: the model then holds nothing of them but its threshold." };
    private static readonly Option<string[]> about = new("--about") { Description = "A line for the head of the file, such as a licence to be named.", HelpName = "TEXT" };
    private static readonly Option<string?> output = new("--out") { Description = "File to write; sector-model.txt in the data folder without it.", HelpName = "FILE" };

    public static Command Create()
    {
        var verb = new Command("train-sectors", """
            Makes the model that tells sectors from titles, and says how it does on entities that it has not seen.
            The hub uses it when Sectors:Model names its file.
            """) { stored, sources, files, lists, tryOnly, about, output };
        verb.Runs(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var learning = new SectorLearning();
        List<TrainingLine> coded = [], names = [];
        var faults = ReadFiles(context, learning, coded);
        foreach (var list in context.Get(lists) ?? [])
            names.AddRange(ReadList(list, learning));
        if (context.Get(stored))
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var reading = new StoredLines(hub.Get<NoticeStore>(), hub.Get<PlanStore>(), hub.Get<SourceCatalog>());
            await foreach (var line in reading.ReadAsync(learning, context.Get(sources) ?? [], cancellationToken))
                coded.Add(line);
        }

        if (coded.Count + names.Count == 0)
            throw VerbFailure.WrongUse("There is nothing to learn from: give --stored, --lines or --list.");

        List<TrainingLine> learned = context.Get(tryOnly) ? names : [.. names, .. coded];
        context.Terminal.Note($"Learning from {learned.Count} lines; this takes some seconds for each entity left out.");
        var lesson = learning.Learn(learned, context.Get(tryOnly) ? coded : [], About(context, learned, names.Count));
        var path = context.Get(output) ?? Path.Combine(context.DataFolder, "sector-model.txt");
        Save(lesson, path);
        TrainingReport.Write(context.Terminal, path, learned.Count, lesson);
        return faults == 0 ? ExitCode.Done : ExitCode.SomethingFailed;
    }

    private static int ReadFiles(VerbContext context, SectorLearning learning, List<TrainingLine> coded)
    {
        var faults = 0;
        foreach (var path in context.Get(files) ?? [])
        {
            using var file = Open(path);
            using var reader = new StreamReader(file, Encoding.UTF8);
            var read = CodedLineFile.Read(reader, learning);
            coded.AddRange(read.Lines);
            faults += read.Faults.Count;
            foreach (var fault in read.Faults)
                context.Terminal.Note($"{path}, {fault}");
            if (read.Uncoded > 0)
                context.Terminal.Note($"{path}: {read.Uncoded} lines have no code that names a trade.");
        }

        return faults;
    }

    private static IReadOnlyList<TrainingLine> ReadList(string list, SectorLearning learning)
    {
        var equals = list.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
            throw VerbFailure.WrongUse($"--list: '{list}' is not of the form SCHEME=FILE.");
        var path = list[(equals + 1)..];
        using var file = Open(path);
        var read = CodeListFile.Read(file, path, list[..equals], learning);
        return read.HasValue ? read.Value : throw VerbFailure.WrongUse($"--list: '{path}' {read.Reason}.");
    }

    private static FileStream Open(string path) =>
        File.Exists(path) ? File.OpenRead(path) : throw VerbFailure.WrongUse($"'{path}' is not a file.");

    // Nothing of the day or the machine: the same input gives the same file.
    private static List<string> About(VerbContext context, List<TrainingLine> learned, int names) =>
    [
        $"Made by hub train-sectors from {names} names of codes, {learned.Count - names} coded lines and the hub's own words and titles.",
        .. context.Get(about) ?? [],
    ];

    /// <summary>A model appears whole or not at all.</summary>
    private static void Save(SectorLesson lesson, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = path + ".part";
        using (var file = new StreamWriter(unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            lesson.Write(file);
        File.Move(unfinished, path, overwrite: true);
    }
}
