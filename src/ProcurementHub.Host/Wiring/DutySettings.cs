using ProcurementHub.Core.Compliance;
using ProcurementHub.Host.CommandLine;

namespace ProcurementHub.Host.Wiring;

/// <summary>The rules that the operator knows of beside those that come with the hub.</summary>
internal static class DutySettings
{
    private const string Key = "Compliance:Duties";

    public static Duties Read(IConfiguration configuration)
    {
        var path = configuration[Key];
        if (string.IsNullOrWhiteSpace(path))
            return Duties.Standard;
        if (!File.Exists(path))
            throw VerbFailure.WrongUse($"{Key}: '{path}' is not a file.");
        using var file = File.OpenText(path);
        var duties = DutyFile.Read(file);
        return duties.HasValue ? new Duties(duties.Value) : throw VerbFailure.WrongUse($"{Key}: '{path}': {duties.Reason}");
    }
}
