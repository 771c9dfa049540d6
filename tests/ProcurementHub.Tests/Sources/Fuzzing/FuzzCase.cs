using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>A damaged document. Its number alone says which and how, as long as the documents of the run are the same.</summary>
/// <param name="Length">Of what lies in the archives, where there are any: by that a reader's memory is measured.</param>
internal sealed record FuzzCase(int Number, FuzzDocument Document, byte[] Bytes, long Length, string Damage)
{
    // More than a document of 64 kB grows to by any two kinds of damage.
    private const int Largest = 400_000;

    private static readonly (string Name, Func<byte[], Random, byte[]> Apply)[] kinds =
    [
        ("flip bits", ByteDamage.FlipBits), ("replace", ByteDamage.Replace), ("cut out", ByteDamage.CutOut), ("cut end", ByteDamage.CutEnd),
        ("cut beginning", ByteDamage.CutBeginning), ("swap", ByteDamage.Swap), ("double", ByteDamage.Double), ("insert", ByteDamage.Insert),
        ("NULs", ByteDamage.InsertNuls), ("break encoding", ByteDamage.BreakEncoding), ("recode", ByteDamage.Recode),
        ("repeat a sign", TextDamage.RepeatSign), ("nest", TextDamage.Nest), ("swell", TextDamage.Swell), ("estrange", TextDamage.Estrange),
        // Thrice, as it alone leaves most of a document to be read.
        ("rename", TextDamage.Rename), ("change tree", TreeDamage.Apply), ("change tree", TreeDamage.Apply), ("change tree", TreeDamage.Apply),
    ];

    public static FuzzCase Of(int number, FuzzCorpus corpus)
    {
        var random = new Random(number);
        var documents = corpus.Of(corpus.Readers[number % corpus.Readers.Count]);
        var document = documents[random.Next(documents.Count)];
        var done = new List<string>();
        var bytes = document.Bytes;
        var length = 0L;
        if (document.Definition.Reader == ReaderNames.Xlsx && random.Next(4) > 0)
        {
            bytes = PackedDamage.Inside(bytes, random, Count) ?? bytes;
            done.Add("inside");
        }
        else if (random.Next(5) == 0)
        {
            if (random.Next(2) == 0)
                bytes = Damaged(bytes, random, corpus, done);
            length = bytes.Length;
            (bytes, var how) = PackedDamage.Pack(bytes, random);
            done.Add(how);
            if (random.Next(2) == 0)
                bytes = Damaged(bytes, random, corpus, done);
        }
        else
        {
            bytes = Damaged(bytes, random, corpus, done);
        }

        return new FuzzCase(number, document, bytes, Math.Max(length, bytes.Length), string.Join(", ", done));

        byte[] Count(byte[] part)
        {
            var damaged = Damaged(part, random, corpus, done);
            length = damaged.Length;
            return damaged;
        }
    }

    public override string ToString() => $"case {Number}, {Document.Name} ({Bytes.Length:N0} bytes): {Damage}";

    private static byte[] Damaged(byte[] bytes, Random random, FuzzCorpus corpus, List<string> done)
    {
        for (var blows = random.Next(1, 4); blows > 0 && bytes.Length is > 0 and < Largest / 2; blows--)
        {
            if (random.Next(40) == 0)
            {
                // Servers mix documents up, and proxies answer with pages of their own.
                bytes = [.. bytes.AsSpan(0, random.Next(3) * bytes.Length / 2), .. corpus.Any(random).Bytes];
                done.Add("another document");
                continue;
            }

            var (name, apply) = kinds[random.Next(kinds.Length)];
            bytes = apply(bytes, random);
            done.Add(name);
        }

        return bytes;
    }
}
