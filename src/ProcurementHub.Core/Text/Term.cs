namespace ProcurementHub.Core.Text;

/// <summary>
/// One term of an analysed text. A code such as LP-ABR-8-2026-MDS gives a term for the whole, at the position
/// of its first part, and then one for each part.
/// </summary>
/// <param name="Text">The stem of a word, or a code in lower case with hyphens for all its separators.</param>
/// <param name="Position">Counts the words that are no stop words; neighbours differ by one.</param>
/// <param name="Start">Where the term begins in the text, in UTF-16 units.</param>
public readonly record struct Term(string Text, int Position, int Start);
