using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ProcurementHub.Sources.Reading.Ocds;

/// <summary>
/// The name of a member, to be held against many: asked one by one, an element finds its name anew each time,
/// which took a tenth of the reading of a release.
/// </summary>
internal static class JsonNames
{
    public static ReadOnlySpan<byte> Of(JsonProperty member)
    {
        var written = JsonMarshal.GetRawUtf8PropertyName(member);
        return written.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(member.Name) : written;
    }
}
