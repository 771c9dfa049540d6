using System.Globalization;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Procedures;

/// <summary>
/// A procedure's code in two forms: as it is written, and folded, in which "CP SER-SM-1-2026-MDS/CS-2" and
/// "CP-SER-SM-1-2026-MDS CS-1" are one. Neither has the number of the call: calls share the procedure.
/// </summary>
/// <param name="Exact">In capitals, without blanks. Two codes of one entity that are equal so are one code.</param>
/// <param name="Folded">
/// Equal also where a committee's "DIRESA-PASCO" is not another's "DIRESA PASCO": in Peru's direct contracting of 2020
/// three of the four codes that only folding makes equal are of different procedures.
/// </param>
public sealed record ProcedureCode(string Exact, string Folded)
{
    /// <summary>Null for what can be no code: without any digit ("S/N") it tells nothing apart.</summary>
    /// <param name="call">Number of the call; taken away where the code ends with it.</param>
    public static ProcedureCode? Of(string? code, int? call)
    {
        var folded = Folding.Fold(code);
        if (!folded.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        var exact = string.Concat(code!.Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
        if (call is not { } number)
            return new ProcedureCode(exact, folded);

        var last = number.ToString(CultureInfo.InvariantCulture);
        return new ProcedureCode(
            exact.EndsWith("-" + last, StringComparison.Ordinal) ? exact[..^(last.Length + 1)] : exact,
            folded.EndsWith(" " + last, StringComparison.Ordinal) ? folded[..^(last.Length + 1)] : folded);
    }
}
