namespace ProcurementHub.Core.Classification.Learning;

/// <summary>A trained model, and how it did.</summary>
public sealed class SectorLesson
{
    private readonly SectorModel model;

    internal SectorLesson(SectorModel model, SectorTrial trial)
    {
        this.model = model;
        Trial = trial;
    }

    /// <summary>On lines that the tried model had not learned from; without lines where there was nothing to leave out.</summary>
    public SectorTrial Trial { get; }

    public int Features => model.Features;

    /// <summary>A guess with less confidence is "sector not known".</summary>
    public double Threshold => model.Header.Threshold;

    /// <summary>How many of the surest guesses were right.</summary>
    public double Certainty => model.Header.Certainty;

    /// <summary>Writes the model's file. The same lines give the same bytes.</summary>
    public void Write(TextWriter output) => SectorModelFile.Write(model, output);
}
