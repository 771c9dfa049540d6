namespace ProcurementHub.Sources.Reading.Archives;

/// <summary>
/// The bytes of an archive cannot be had from here on: a limit is passed, or the archive is damaged. It goes
/// through readers like a failing stream and is turned into <see cref="ReadItem.Broken"/> above them; the
/// message is the reason, made for people.
/// </summary>
internal sealed class DamagedArchiveException(string message, Exception? inner = null) : IOException(message, inner);
