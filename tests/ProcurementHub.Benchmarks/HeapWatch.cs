namespace ProcurementHub.Benchmarks;

/// <summary>The managed heap at several places of one run: memory is flat when the last is not far from the first.</summary>
internal sealed class HeapWatch
{
    private readonly List<long> _looks = [];

    public void Begin() => _looks.Clear();

    /// <summary>Counts what is alive, not what the collector has not come round to.</summary>
    public void Look() => _looks.Add(GC.GetTotalMemory(forceFullCollection: true));

    public override string ToString() => _looks.Count == 0
        ? "not looked at"
        : $"{_looks[0] / 1e6:0.0} MB at the first look, {_looks[^1] / 1e6:0.0} MB at the last, {_looks.Max() / 1e6:0.0} MB at the most";
}
