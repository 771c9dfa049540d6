using ProcurementHub.Core.Classification.Learning;

namespace ProcurementHub.Jobs.Classifying;

/// <summary>What a file of lines gave, and what of it could not be read.</summary>
/// <param name="Lines">With a known code.</param>
/// <param name="Uncoded">How many lines had none.</param>
/// <param name="Faults">One for each line that is not what it should be, with its number.</param>
public sealed record TrainingFile(IReadOnlyList<TrainingLine> Lines, int Uncoded, IReadOnlyList<string> Faults);

/// <summary>Coded lines of an operator's own, as JSON Lines: <c>{"text","codes":[{"scheme","id"}],"entity"}</c>.</summary>
public static class CodedLineFile
{
    public static TrainingFile Read(TextReader file, SectorLearning learning)
    {
        List<TrainingLine> lines = [];
        List<string> faults = [];
        var uncoded = 0;
        for (var number = 1; file.ReadLine() is { } text; number++)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var read = LineToClassify.Parse(text);
            if (!read.HasValue)
                faults.Add($"line {number}: {read.Reason}");
            else if (learning.Published(read.Value.Text, read.Value.Codes, read.Value.Entity ?? "") is { } line)
                lines.Add(line);
            else
                uncoded++;
        }

        return new(lines, uncoded, faults);
    }
}
