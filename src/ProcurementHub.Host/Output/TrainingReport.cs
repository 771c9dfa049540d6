using System.Globalization;
using ProcurementHub.Core.Classification.Learning;
using ProcurementHub.Host.CommandLine;

namespace ProcurementHub.Host.Output;

/// <param name="Lines">Lines that the model was trained from.</param>
/// <param name="Tried">Lines of entities left out that it was tried on.</param>
internal sealed record TrainingRow(
    string File, int Lines, int Features, double Certainty, double Threshold, int Tried, int Entities, double Top1, double Top2,
    double MeanTop1OfEntities, double MeanTop2OfEntities, double MacroF1, IReadOnlyList<SectorFigures> Sectors);

internal static class TrainingReport
{
    public static void Write(Terminal terminal, string file, int lines, SectorLesson lesson)
    {
        var trial = lesson.Trial;
        terminal.Row(new TrainingRow(file, lines, lesson.Features, lesson.Certainty, lesson.Threshold, trial.Lines, trial.Entities,
            Round(trial.Top1), Round(trial.Top2), Round(trial.MeanOfEntities.Top1), Round(trial.MeanOfEntities.Top2), Round(trial.MacroF1),
            [.. trial.Sectors.Select(sector => sector with { Precision = Round(sector.Precision), Recall = Round(sector.Recall) })]),
            HubJson.Lines.TrainingRow);
        terminal.Table(["sector", "lines#", "precision#", "recall#", "F1#"], trial.Sectors.Select(sector => (IReadOnlyList<string>)
            [sector.Sector, Number(sector.Lines), Share(sector.Precision), Share(sector.Recall), Share(sector.F1)]));
        terminal.Say($"{file}: {Number(lines)} lines, {Number(lesson.Features)} features.");
        terminal.Say(trial.Lines == 0
            ? "It was tried on nothing: there are no lines of two entities, so that one could be left out. The usual threshold holds."
            : $"Tried on {Number(trial.Lines)} lines of {Number(trial.Entities)} entities left out: first guess right {Share(trial.Top1)}, first or second {Share(trial.Top2)}"
              + $" (each entity counting alike: {Share(trial.MeanOfEntities.Top1)} and {Share(trial.MeanOfEntities.Top2)}); macro-F1 {Share(trial.MacroF1)} over {trial.Sectors.Count} sectors.");
        terminal.Say($"A guess below {Share(lesson.Threshold)} is 'sector not known'; the surest guesses are right {Share(lesson.Certainty)} of the time.");
    }

    private static double Round(double value) => Math.Round(value, 4);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
