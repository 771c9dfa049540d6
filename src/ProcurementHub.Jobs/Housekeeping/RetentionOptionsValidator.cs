using Microsoft.Extensions.Options;

namespace ProcurementHub.Jobs.Housekeeping;

/// <summary>One line for each wrong value, naming its key.</summary>
internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    private const int Longest = 36_500;

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        List<string> failures =
        [
            .. Failures(nameof(options.EvidenceDays), options.EvidenceDays),
            .. Failures(nameof(options.PassDays), options.PassDays),
            .. Failures(nameof(options.MailDays), options.MailDays),
            .. Failures(nameof(options.LeftDays), options.LeftDays),
        ];
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(string key, int days)
    {
        if (days is < 0 or > Longest)
            yield return $"{RetentionOptions.Section}:{key}: {days} is not a number of days from 0 (for ever) to {Longest}.";
    }
}
