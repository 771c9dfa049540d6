using System.Globalization;
using System.Text;
using ProcurementHub.Demo.Failing;
using ProcurementHub.Demo.Serving;

namespace ProcurementHub.Demo;

/// <summary>A way in which a page of a public portal has been seen to fail.</summary>
public abstract class PageFault
{
    private const long Gigabyte = 1024L * 1024 * 1024;

    private protected PageFault()
    {
    }

    /// <summary>500, with an error page.</summary>
    public static PageFault ServerError { get; } = Status(500);

    /// <summary>404, with an error page.</summary>
    public static PageFault NotFound { get; } = Status(404);

    /// <summary>503 with Retry-After.</summary>
    public static PageFault Unavailable { get; } = Busy(503, "30");

    /// <summary>429 with Retry-After.</summary>
    public static PageFault TooManyRequests { get; } = Busy(429, "30");

    /// <summary>304, also for a client that has never seen the page.</summary>
    public static PageFault NotModified { get; } = Status(304);

    /// <summary>200 with a maintenance notice where the page should be.</summary>
    public static PageFault LandmarkMissing { get; } =
        new StandIn("Mantenimiento", "<p>Estamos mejorando el portal para servirle mejor.</p>");

    /// <summary>200 with a form that asks for name and password.</summary>
    public static PageFault LoginPage { get; } = new StandIn("Iniciar sesión", """
        <form method="post" action="/sesion"><label>Usuario <input name="usuario"></label>
        <label>Contraseña <input name="clave" type="password"></label><button>Ingresar</button></form>
        """);

    /// <summary>200 and well-formed, but with no rows where there were some.</summary>
    public static PageFault EmptyList { get; } = new OtherListing(Listing.Emptied);

    /// <summary>Every page of the list says that there is a next one, and brings calls that no page had before.</summary>
    public static PageFault EndlessNewPages { get; } = new OtherListing(Listing.Inventing);

    /// <summary>Every page of the list says that there is a next one; after the last true page they come round again.</summary>
    public static PageFault EndlessSamePages { get; } = new OtherListing(Listing.Repeating);

    /// <summary>The columns have other names, and so has the feed's list.</summary>
    public static PageFault HeadersRenamed { get; } = new RenamedHeaders();

    /// <summary>The words are all there, but no table is.</summary>
    public static PageFault TableGone { get; } = new TableGone();

    /// <summary>Half of the document under a length that promises all of it, then the connection is closed.</summary>
    public static PageFault CutOff { get; } = new Shortened(Ending.Closed);

    /// <summary>Half of the document under a length that promises all of it, then the connection is reset.</summary>
    public static PageFault ConnectionReset { get; } = new Shortened(Ending.Reset);

    /// <summary>Half of the document as if it were all of it.</summary>
    public static PageFault HalfPage { get; } = new Shortened(Ending.AsIfWhole);

    /// <summary>The request is taken and never answered.</summary>
    public static PageFault Hang { get; } = new Hang();

    public static PageFault OneByteASecond { get; } = SlowSender(TimeSpan.FromSeconds(1));

    /// <summary>2 GB, as the header says.</summary>
    public static PageFault HugeBody { get; } = HugeBodyOf(2 * Gigabyte, saysLength: true);

    /// <summary>1 MB that unpacks to 1 GB.</summary>
    public static PageFault GzipBomb { get; } = GzipBombOf(Gigabyte);

    /// <summary>UTF-8 under a header that says iso-8859-1.</summary>
    public static PageFault Utf8SaidToBeLatin { get; } = new WrongCharset("iso-8859-1", Encoding.UTF8);

    /// <summary>windows-1252 under a header and a meta element that say UTF-8.</summary>
    public static PageFault LatinSaidToBeUtf8 { get; } = new WrongCharset("utf-8", WrongCharset.Windows1252);

    /// <summary>Two addresses that lead to each other.</summary>
    public static PageFault RedirectLoop { get; } = new RedirectChain(steps: null);

    public static PageFault Status(int status) =>
        new StatusFault(status, status == 404 ? "Página no encontrada" : "Error interno", "Ha ocurrido un error inesperado.");

    /// <summary>429 with Retry-After in whole seconds.</summary>
    public static PageFault TooManyRequestsFor(TimeSpan time) => Busy(429, time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));

    /// <summary>429 with Retry-After as a date.</summary>
    public static PageFault TooManyRequestsUntil(DateTimeOffset instant) => Busy(429, instant.ToString("R", CultureInfo.InvariantCulture));

    public static PageFault SlowSender(TimeSpan betweenBytes) => new SlowSender(betweenBytes);

    public static PageFault HugeBodyOf(long bytes, bool saysLength) => new HugeBody(bytes, saysLength);

    /// <param name="unpacked">Bytes; about a thousandth of them travel.</param>
    public static PageFault GzipBombOf(long unpacked) => new GzipBomb(unpacked);

    /// <summary>So many redirects, and then the page.</summary>
    public static PageFault RedirectChain(int steps) => new RedirectChain(steps);

    public static PageFault RedirectTo(Uri target) => new RedirectElsewhere(target);

    /// <summary>The same fault for the first requests; whoever comes later gets the page.</summary>
    public PageFault Times(int times) => new PassingFault(this, times);

    internal abstract Task AnswerAsync(AskedPage page);

    private static StatusFault Busy(int status, string retryAfter) =>
        new(status, "Servicio ocupado", "Intente nuevamente en unos minutos.", retryAfter);
}
