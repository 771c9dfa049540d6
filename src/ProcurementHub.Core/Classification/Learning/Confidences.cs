namespace ProcurementHub.Core.Classification.Learning;

internal static class Confidences
{
    /// <summary>Turns scores into shares of one, in place.</summary>
    internal static void Normalise(Span<float> scores, float temperature)
    {
        var most = float.NegativeInfinity;
        foreach (var score in scores) most = Math.Max(most, score);
        var sum = 0f;
        foreach (ref var score in scores)
        {
            score = MathF.Exp((score - most) / temperature);
            sum += score;
        }
        foreach (ref var score in scores) score /= sum;
    }
}
