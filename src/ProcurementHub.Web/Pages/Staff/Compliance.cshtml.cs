using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Core.Compliance;
using ProcurementHub.Core.Entities;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Storage.Compliance;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Web.Compliance;
using ProcurementHub.Web.Showing;
using ProcurementHub.Web.Staff;
using ProcurementHub.Web.Subscribing;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>Writes down notifications, answers and exemptions of bodies; a wrong entry is withdrawn by a further one.</summary>
public sealed class ComplianceModel(
    EntityBodies bodies, ComplianceActStore acts, ComplianceYears years, SharedPages shared, SiteClock clock, TimeProvider time) : PageModel
{
    private const int LongestReason = 2000;
    private const int LongestNumber = 200;

    public static IReadOnlyList<(ComplianceActKind Kind, string Word)> Kinds { get; } =
    [
        (ComplianceActKind.Notified, "notified"), (ComplianceActKind.Answered, "answered"), (ComplianceActKind.Exempted, "exempted"), (ComplianceActKind.Withdrawn, "withdrawn"),
    ];

    [BindProperty(SupportsGet = true, Name = "entity")]
    public string? Entity { get; set; }

    [BindProperty(SupportsGet = true, Name = "year")]
    public string? YearText { get; set; }

    /// <summary>As it was typed, for a form that is shown again.</summary>
    [BindProperty]
    public ComplianceEntryForm Entry { get; set; } = new();

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public bool IsDone { get; private set; }

    /// <summary>Null where nothing, or nobody, was asked for.</summary>
    public EntityBodyCard? Body { get; private set; }

    public (ComplianceYear Year, ComplianceRow Row)? State { get; private set; }

    public DateOnly Today => clock.Today(time.GetUtcNow());

    public int Year => int.TryParse(YearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and < 2100 ? year : Today.Year;

    public string Address => $"/staff/compliance?entity={Uri.EscapeDataString(Entity ?? "")}&year={Year.ToString(CultureInfo.InvariantCulture)}";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        IsDone = Request.Query["done"] == "1";
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Body is null)
            return Page();
        var act = Read(Body.Identifiers[0]);
        if (act is null)
            return Page();
        if (await acts.AddAsync(act, User.Identity!.Name!, cancellationToken) is null)
        {
            Faults = [new FormFault("entry", "Staff_FaultEntry")];
            return Page();
        }

        await shared.ForgetAsync(cancellationToken);
        return Redirect(Address + "&done=1");
    }

    private NewComplianceAct? Read(EntityIdentifier entity)
    {
        var faults = new List<FormFault>();
        var kind = Kinds.Where(known => known.Word == Entry.Kind).Select(known => (ComplianceActKind?)known.Kind).FirstOrDefault();
        if (kind is null)
            faults.Add(new FormFault("kind", "Staff_FaultKind"));
        if (!DateOnly.TryParseExact(Entry.Day?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day > Today)
            faults.Add(new FormFault("day", "Staff_FaultDay"));
        if (Entry.Why?.Trim() is not { Length: > 0 and <= LongestReason })
            faults.Add(new FormFault("why", "Staff_FaultWhy"));
        var last = Number(Entry.LastYear);
        if (!string.IsNullOrWhiteSpace(Entry.LastYear) && (last is null || last < Year || last > 2099))
            faults.Add(new FormFault("last", "Staff_FaultYear"));
        if (kind == ComplianceActKind.Withdrawn && Number(Entry.Entry) is null)
            faults.Add(new FormFault("entry", "Staff_FaultEntry"));
        Faults = faults;
        return faults.Count > 0 ? null : new NewComplianceAct
        {
            Kind = kind!.Value, Entity = entity, Year = Year, Day = day, Why = Entry.Why!.Trim(),
            What = Entry.What?.Trim() is { Length: > 0 and <= LongestNumber } what ? what : null,
            LastYear = kind == ComplianceActKind.Exempted ? (int?)last : null,
            Withdraws = kind == ComplianceActKind.Withdrawn ? Number(Entry.Entry) : null,
        };
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Entity))
            return;
        Body = EntityIdentifier.Parse(Entity.Trim()) is { } identifier ? await bodies.FindAsync(identifier, cancellationToken) : null;
        if (Body is null)
        {
            Faults = [new FormFault("entity", "Staff_None")];
            return;
        }

        foreach (var country in years.Countries)
        {
            if (await years.ReadAsync(country, Year, null, null, cancellationToken) is { } all && all.Rows.FirstOrDefault(row => row.BodyId == Body.Id) is { } row)
                State = (all, row);
        }
    }

    private static long? Number(string? text) => long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What is written into the form, as it is written.</summary>
public sealed class ComplianceEntryForm
{
    public string? Kind { get; set; }

    public string? Day { get; set; }

    public string? What { get; set; }

    public string? Entry { get; set; }

    public string? LastYear { get; set; }

    public string? Why { get; set; }
}
