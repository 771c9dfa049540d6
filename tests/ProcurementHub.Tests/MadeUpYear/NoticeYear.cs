using System.Globalization;
using System.Text;

namespace ProcurementHub.Tests.MadeUpYear;

/// <summary>
/// 5,000 notices of 2026, each made for one thing that it shows, with what is true of it. The truth comes from how a
/// notice was made, and from no rule of the hub.
/// </summary>
internal sealed class NoticeYear
{
    public const string Source = "made-up-notices";

    private const int Count = 5000;

    private static readonly string[] categories = ["Bien", "Servicio", "Obra", "Consultoría de Obra"];
    private static readonly string[] departments = ["CUSCO", "LIMA", "PUNO", ""];
    private static readonly string[] winners = ["Micro", "Pequeña", "", "Mediana", "Grande", "MIPYME", "No informado"];
    private static readonly string[] types = ["Licitación Pública", "Licitación Pública Abreviada", "Subasta Inversa Electrónica"];

    /// <summary>When the file was read. The source is watched from the first on.</summary>
    public static IReadOnlyList<DateTimeOffset> Passes { get; } =
    [
        new(2026, 2, 10, 12, 0, 0, TimeSpan.Zero), new(2026, 7, 1, 4, 30, 0, TimeSpan.Zero), new(2026, 12, 31, 12, 0, 0, TimeSpan.Zero),
    ];

    public static string Definition => $"""
        id: {Source}
        title: {"{"} es: Año inventado, en: Made-up year {"}"}
        country: PE
        zone: America/Lima
        kind: notices
        reader: csv
        csv: {"{"} separator: ";", encoding: utf-8 {"}"}
        numbers: "1,234.56"
        dates: ["dd/MM/yyyy HH:mm"]
        entity: {"{"} scheme: PE-RUC {"}"}
        statuses: {"{"} Convocado: open, Adjudicado: awarded {"}"}
        categories: {"{"} Bien: goods, Servicio: services, Obra: works, Consultoría de Obra: consulting {"}"}
        fields:
          nativeId: {"{"} column: id {"}"}
          title: {"{"} column: titulo {"}"}
          entityName: {"{"} column: entidad {"}"}
          entityId: {"{"} column: ruc {"}"}
          department: {"{"} column: departamento {"}"}
          category: {"{"} column: objeto, as: category {"}"}
          procedureType: {"{"} column: tipo {"}"}
          published: {"{"} column: publicado, as: date {"}"}
          deadline: {"{"} column: limite, as: date {"}"}
          restartedFrom: {"{"} column: reinicio {"}"}
          status: {"{"} column: estado, as: status {"}"}
          winnerSize: {"{"} column: ganador, map: {"{"} Micro: micro, Pequeña: small, Mediana: medium, MIPYME: sme, Grande: large, No informado: unknown {"}"} {"}"}
        every: 1d
        """;

    public IReadOnlyList<MadeUpCall> Calls { get; } = [.. Enumerable.Range(0, Count).Select(Make)];

    /// <summary>The file as it stood then: all that was published by then, with the deadlines of then.</summary>
    public string FileAt(int pass)
    {
        var file = new StringBuilder("id;titulo;entidad;ruc;departamento;objeto;tipo;publicado;limite;reinicio;estado;ganador\n");
        foreach (var call in Calls.Where(call => call.FirstPass <= pass))
        {
            file.AppendLine(CultureInfo.InvariantCulture,
                $"{call.Id};Compra {call.Id};Entidad {call.Body};{call.Body};{call.Department};{call.Category};{call.Type};{call.PublishedAsWritten};{call.DeadlineAsWritten(pass)};{(call.Kind == MadeUpKind.Restarted ? "Convocatoria" : "")};{(call.IsAwarded(pass) ? "Adjudicado" : "Convocado")};{(call.IsAwarded(pass) ? call.Winner : "")}");
        }

        return file.ToString();
    }

    private static MadeUpCall Make(int number)
    {
        var kind = (number % 20) switch
        {
            < 10 => MadeUpKind.Good, 10 => MadeUpKind.MovedOnce, 11 => MadeUpKind.MovedTwice, 12 => MadeUpKind.NoDeadline, 13 => MadeUpKind.Sentinel,
            14 => MadeUpKind.RepeatsPublication, 15 => MadeUpKind.BeforePublication, 16 => MadeUpKind.Unreadable, 17 => MadeUpKind.PublicationUnknown,
            18 => MadeUpKind.Regularised, _ => MadeUpKind.Restarted,
        };
        // Every minute of the day comes up, also those in which it is another day, or month, or year, in UTC.
        var published = new DateTime(2026, 1, 1).AddMinutes((number * 105L) + (number * 37 % 60));
        return new MadeUpCall
        {
            Number = number,
            Kind = kind,
            Published = published,
            FirstDeadline = published.AddDays(1 + (number * 7 % 45)).AddMinutes(number * 13 % 600),
            MovedBy = TimeSpan.FromDays(1 + (number % 6)),
            Body = 20_100_000_000L + (number * 11 % 200),
            Department = departments[number / 20 % 4],
            Category = categories[number / 3 % 4],
            Winner = winners[number % winners.Length],
            Type = kind == MadeUpKind.Regularised ? "Contratación Directa (regularización)" : types[number % 3],
        };
    }
}

internal enum MadeUpKind
{
    Good, MovedOnce, MovedTwice, NoDeadline, Sentinel, RepeatsPublication, BeforePublication, Unreadable, PublicationUnknown, Regularised, Restarted,
}

internal sealed record MadeUpCall
{
    // Working days by hand: the holidays and the decreed day of 2026 and of the first months of 2027.
    private static readonly HashSet<DateOnly> nobodyWorks = [.. new[]
    {
        "2026-01-01", "2026-01-02", "2026-04-02", "2026-04-03", "2026-05-01", "2026-06-29", "2026-07-23", "2026-07-28", "2026-07-29",
        "2026-08-06", "2026-10-08", "2026-12-08", "2026-12-09", "2026-12-25", "2027-01-01",
    }.Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))];

    public required int Number { get; init; }

    public required MadeUpKind Kind { get; init; }

    /// <summary>In Lima.</summary>
    public required DateTime Published { get; init; }

    public required DateTime FirstDeadline { get; init; }

    public required TimeSpan MovedBy { get; init; }

    public required long Body { get; init; }

    public required string Department { get; init; }

    public required string Category { get; init; }

    public required string Type { get; init; }

    /// <summary>How large the firm is that wins it in the end, as the source writes it; empty where it names none.</summary>
    public required string Winner { get; init; }

    public string Id => $"N{Number}";

    public DateTimeOffset PublishedAt => new(Published, TimeSpan.FromHours(-5));

    public int FirstPass => Enumerable.Range(0, NoticeYear.Passes.Count + 1).First(pass => pass == NoticeYear.Passes.Count || PublishedAt <= NoticeYear.Passes[pass]);

    public string PublishedAsWritten => Kind == MadeUpKind.PublicationUnknown ? "" : Written(Published);

    public string DeadlineAsWritten(int pass) => Kind switch
    {
        MadeUpKind.NoDeadline => "",
        MadeUpKind.Sentinel => "01/01/2099 00:00",
        MadeUpKind.RepeatsPublication => Written(Published),
        MadeUpKind.BeforePublication => Written(Published.AddDays(-23)),
        MadeUpKind.Unreadable => "por definir",
        MadeUpKind.Restarted => Written(Published.AddDays(-81)),
        _ => Written(Deadline(pass)),
    };

    public DateTime Deadline(int pass) => FirstDeadline + (MovesBy(pass) * MovedBy);

    public int MovesBy(int pass) => Kind switch
    {
        MadeUpKind.MovedOnce => Math.Clamp(pass - FirstPass, 0, 1),
        MadeUpKind.MovedTwice => Math.Clamp(pass - FirstPass, 0, 2),
        _ => 0,
    };

    /// <summary>Every second one is, at the first look after the one that finds it.</summary>
    public bool IsAwarded(int pass) => pass > FirstPass && Number % 2 == 0;

    /// <summary>Null where it counts.</summary>
    public string? Reason => Kind switch
    {
        MadeUpKind.NoDeadline => "no_deadline",
        MadeUpKind.Sentinel => "sentinel",
        MadeUpKind.RepeatsPublication => "repeats_publication",
        MadeUpKind.BeforePublication => "before_publication",
        MadeUpKind.Unreadable => "unreadable",
        MadeUpKind.PublicationUnknown => "publication_unknown",
        MadeUpKind.Regularised => "regularised",
        MadeUpKind.Restarted => "restarted",
        _ => PublishedAt < NoticeYear.Passes[0] ? "before_watch" : null,
    };

    public double Days => (FirstDeadline - Published).TotalDays;

    public int WorkingDays
    {
        get
        {
            var (count, last) = (0, DateOnly.FromDateTime(FirstDeadline));
            for (var day = DateOnly.FromDateTime(Published).AddDays(1); day <= last; day = day.AddDays(1))
                count += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || nobodyWorks.Contains(day) ? 0 : 1;
            return count;
        }
    }

    public bool IsBelowMinimum => Type == "Licitación Pública" && WorkingDays < 22;

    private static string Written(DateTime moment) => moment.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
}
