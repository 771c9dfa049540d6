namespace ProcurementHub.Sources.Reading.Xml;

/// <summary>
/// Names of the open elements below the root, parted by slashes. One buffer that grows and shrinks: deep
/// documents with long names would otherwise be paid for at every level.
/// </summary>
internal sealed class ElementPath
{
    private readonly Stack<int> _lengths = new();
    private char[] _buffer = new char[256];
    private int _length;

    public ReadOnlySpan<char> Names => _buffer.AsSpan(0, _length);

    /// <param name="name">Empty for an element that only wraps others and is left out.</param>
    public void Enter(ReadOnlySpan<char> name)
    {
        _lengths.Push(_length);
        if (name.IsEmpty)
            return;
        if (_length + 1 + name.Length > _buffer.Length)
            Array.Resize(ref _buffer, 2 * (_length + 1 + name.Length));
        if (_length > 0)
            _buffer[_length++] = '/';
        name.CopyTo(_buffer.AsSpan(_length));
        _length += name.Length;
    }

    public void Leave() => _length = _lengths.Pop();
}
