using System.Globalization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Matching;

namespace ProcurementHub.Jobs.Digests.Wording;

internal sealed class SpanishTexts : DigestTexts
{
    internal override string Language => "es";

    internal override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("es-PE");

    internal override string DateFormat => "dddd d 'de' MMMM 'de' yyyy";

    internal override string DateTimeFormat => "dddd d 'de' MMMM 'de' yyyy, HH:mm";

    internal override string Of(DigestSectionKind kind) => kind switch
    {
        DigestSectionKind.Fresh => "Convocatorias nuevas",
        DigestSectionKind.Changed => "Cambios desde su último correo",
        DigestSectionKind.Closing => "Cierran en tres días hábiles o menos, ya avisadas",
        DigestSectionKind.Plans => "Compras previstas en planes anuales",
        _ => "Compras previstas",
    };

    internal override string Count(DigestSectionKind kind, int count) => kind switch
    {
        DigestSectionKind.Fresh => count == 1 ? "1 convocatoria nueva" : $"{count} convocatorias nuevas",
        DigestSectionKind.Changed => count == 1 ? "1 cambio" : $"{count} cambios",
        DigestSectionKind.Closing => count == 1 ? "1 por cerrar" : $"{count} por cerrar",
        DigestSectionKind.Plans => count == 1 ? "1 compra prevista en planes anuales" : $"{count} compras previstas en planes anuales",
        DigestSectionKind.TakenOut => count == 1 ? "1 compra retirada de su plan anual" : $"{count} compras retiradas de sus planes anuales",
        _ => count == 1 ? "1 compra prevista" : $"{count} compras previstas",
    };

    internal override string And => "y";

    internal override string SilentHeading(int days) => $"Sin novedades en {days} días";

    internal override string Silent(int days) =>
        $"En {days} días no se ha publicado nada que responda a sus alertas. Siguen activas; abajo se dice qué fuentes se leyeron a tiempo.";

    internal override string Runaway(string search, int found, int taken) =>
        $"Su alerta «{search}» encontró {found} convocatorias nuevas desde su último correo, más de las que nadie lee. Aquí solo cuentan las {taken} que cierran antes.";

    internal override string Narrow => "Afinarla";

    internal override string CalendarLink => "Añadir al calendario";

    internal override string NotForMe => "No es para mí";

    internal override string EntityLabel => "Entidad";

    internal override string PlaceLabel => "Lugar";

    internal override string ObjectLabel => "Objeto";

    internal override string AmountLabel => "Monto";

    internal override string PublishedLabel => "Publicado";

    internal override string DeadlineLabel => "Fecha límite";

    internal override string CodeLabel => "Procedimiento";

    internal override string PlannedMonthLabel => "Mes previsto";

    internal override string ProcedureTypeLabel => "Procedimiento";

    internal override string PlansNote => "Lo que las entidades prevén comprar, según sus planes. Una línea de un plan no es una convocatoria, y su mes es una estimación.";

    internal override string PlanLabel => "Plan";

    internal override string TakenOut => "retirada del plan";

    internal override string TakenOutAndCalled => "fuera del plan: parece que ya fue convocada";

    internal override string BackInPlan => "de nuevo en el plan";

    internal override string CallLink => "Ver la convocatoria";

    internal override string ReasonLabel => "Por qué le llega";

    internal override string NotSaid => "no se indica";

    internal override string SmeReserved => "Reservado para MYPE";

    internal override string HubLink => "Ver detalles";

    internal override string SourceLink => "Abrir en la fuente";

    internal override string AlsoAt(string source) => $"También en {source}";

    internal override string AmountHidden => "monto no publicado por la entidad";

    internal override string AmountNotGiven => "no indica monto";

    internal override string CurrencyNotGiven => "no indica moneda";

    internal override string DaysLeft(int days, int working) => days switch
    {
        < 0 => "plazo vencido",
        0 => "cierra hoy",
        1 => "cierra mañana",
        _ => working switch
        {
            0 => $"quedan {days} días, ninguno hábil",
            1 => $"quedan {days} días, 1 hábil",
            _ => $"quedan {days} días, {working} hábiles",
        },
    };

    internal override string PlannedFor(int year, string? month) => month is null ? $"{year}, sin indicar el mes" : $"{month} de {year}";

    internal override string NoDeadline(DeadlineBasis basis) => basis switch
    {
        DeadlineBasis.RepeatsPublicationDay => "sin fecha límite utilizable: la fuente repite el día de publicación",
        DeadlineBasis.BeforePublication => "sin fecha límite utilizable: la de la fuente es anterior a la publicación",
        DeadlineBasis.EndsBeforeStart => "sin fecha límite utilizable: según la fuente, el plazo termina antes de empezar",
        DeadlineBasis.Sentinel => "sin fecha límite utilizable: la fuente pone una fecha de relleno",
        DeadlineBasis.Unreadable => "sin fecha límite utilizable: no se pudo leer la de la fuente",
        _ => "sin fecha límite en la fuente",
    };

    internal override string Of(ProcurementCategory category) => category switch
    {
        ProcurementCategory.Goods => "Bienes",
        ProcurementCategory.Services => "Servicios",
        ProcurementCategory.Works => "Obras",
        ProcurementCategory.Consulting => "Consultoría de obras",
        _ => "",
    };

    internal override string Of(NoticeStatus status) => status switch
    {
        NoticeStatus.Planned => "prevista",
        NoticeStatus.Open => "abierta",
        NoticeStatus.Closed => "cerrada",
        NoticeStatus.Awarded => "adjudicada",
        NoticeStatus.Void => "desierta",
        NoticeStatus.Cancelled => "cancelada",
        NoticeStatus.Suspended => "suspendida",
        _ => "estado desconocido",
    };

    internal override string Of(NoticeField field) => field switch
    {
        NoticeField.Title => "Título",
        NoticeField.Status => "Estado",
        NoticeField.Deadline => DeadlineLabel,
        NoticeField.Amount => AmountLabel,
        NoticeField.Regions => PlaceLabel,
        NoticeField.Restart => "Reinicio",
        NoticeField.Documents => "Documentos nuevos",
        _ => "Otro dato",
    };

    internal override string Restarted(string? at, string? fromStage) => (at, fromStage) switch
    {
        (null, null) => "el procedimiento se reinició",
        (null, _) => $"el procedimiento se reinició desde la etapa «{fromStage}»",
        (_, null) => $"el procedimiento se reinició el {at}",
        _ => $"el procedimiento se reinició el {at}, desde la etapa «{fromStage}»",
    };

    internal override string AndMore(int count) => $"y {count} más";

    internal override string Reason(MatchReason reason, string value, string? from) => reason.Basis switch
    {
        MatchBasis.ItemCode when from == "works" => $"{value} (por tratarse de una obra)",
        MatchBasis.ItemCode => from is null ? value : $"{value} (por el código {from} del ítem)",
        MatchBasis.Words => from is null ? value : $"{value} (por las palabras «{from}»)",
        MatchBasis.Entity => $"{value} (por la entidad que compra)",
        MatchBasis.SectorNotKnown => "rubro no determinado, y usted pidió recibir también estas",
        MatchBasis.PlaceOfExecution => value,
        MatchBasis.EntitySeat => $"{value} (por la sede de la entidad)",
        MatchBasis.PlaceInText => $"{value} (lo menciona el texto)",
        MatchBasis.PlaceNotKnownMoreClosely => $"{value} (la fuente solo indica {from})",
        MatchBasis.Nationwide => $"{value} (es de alcance nacional)",
        MatchBasis.PlaceNotKnown => $"{value} (la fuente no indica el lugar)",
        MatchBasis.CategoryStated => value,
        MatchBasis.CategoryNotKnown => "la fuente no indica si es bien, servicio u obra",
        MatchBasis.Title => $"«{value}» en el título",
        MatchBasis.Description => $"«{value}» en la descripción",
        MatchBasis.EntityName => $"«{value}» en el nombre de la entidad",
        MatchBasis.ProcedureCode => $"«{value}» en el código del procedimiento",
        MatchBasis.ItemDescription => $"«{value}» en un ítem",
        MatchBasis.SeveralTexts => $"«{value}» en el texto",
        MatchBasis.AmountWithin => "monto dentro de su rango",
        MatchBasis.ProcedureTypeStated => value,
        MatchBasis.ProcedureTypeNotKnown => "la fuente no indica el tipo de procedimiento",
        MatchBasis.ReservedForSmallFirms => "reservada para micro y pequeñas empresas",
        MatchBasis.EnoughDaysLeft => from == "1" ? "queda 1 día hábil" : $"quedan {from} días hábiles",
        MatchBasis.DeadlineNotKnown => "sin fecha límite conocida, podría alcanzarle el plazo",
        MatchBasis.KindOfNews => "pidió recibir avisos de esta clase",
        MatchBasis.AmountNotPublished => "monto no publicado, podría estar en su rango",
        _ => "pidió recibir todas las convocatorias",
    };

    internal override string More(string counts) => $"Hay {counts} más";

    internal override string LeftOutClosed(int count) => count == 1
        ? "No se muestra 1 convocatoria que ya cerró."
        : $"No se muestran {count} convocatorias que ya cerraron.";

    internal override string LeftOutUnmoved(int count) => count == 1
        ? "No se muestra 1 convocatoria que volvió a quedar como ya se le informó."
        : $"No se muestran {count} convocatorias que volvieron a quedar como ya se le informó.";

    internal override string SourcesOnTime(int count) => count == 1
        ? "Se revisó 1 fuente a tiempo."
        : $"Se revisaron {count} fuentes a tiempo.";

    internal override string SourcesLate(int count) => count == 1
        ? "Una fuente está atrasada; lo que haya publicado le llegará cuando responda:"
        : $"{count} fuentes están atrasadas; lo que hayan publicado le llegará cuando respondan:";

    internal override string LateSince(string when) => $"última lectura, {when}";

    internal override string NeverRead => "todavía sin leer";

    internal override string NextMail(string when) => $"Próximo correo, si hay novedades: {when}.";

    internal override string NoNextMail => "No tiene avisos activos: no habrá más correos.";

    internal override string Zone(string name) => $"Fechas y horas: hora de {name}.";

    internal override string Why(string email) => $"Recibe este correo porque {email} está suscrito a estos avisos.";

    internal override string Manage => "Cambiar mis avisos";

    internal override string Unsubscribe => "Dejar de recibirlos";

    internal override string ListName => "Avisos de convocatorias";
}
