namespace ProcurementHub.Core.LeadTimes;

/// <summary>The few functions of probability that intervals need.</summary>
internal static class Distributions
{
    // From here on Student's distribution and the normal one have the same first five digits.
    private const double NearlyNormal = 1e6;

    /// <summary>Chance of at most so many heads of so many throws of a coin.</summary>
    public static double HalfBinomial(int throws, int heads)
    {
        // Sums from the least likely on; each term follows from the one before.
        var (sum, log) = (0.0, -throws * Math.Log(2));
        for (var k = 0; k <= heads; k++)
        {
            sum += Math.Exp(log);
            log += Math.Log((throws - k) / (k + 1.0));
        }

        return sum;
    }

    public static double NormalQuantile(double part) => Quantile(part, NormalPart);

    /// <summary>Student's t, of any number of degrees of freedom from 1 on, whole or not.</summary>
    public static double StudentQuantile(double part, double freedom) =>
        freedom > NearlyNormal ? NormalQuantile(part) : Quantile(part, t => StudentPart(t, freedom));

    private static double StudentPart(double t, double freedom)
    {
        var tail = 0.5 * IncompleteBeta(freedom / 2, 0.5, freedom / (freedom + (t * t)));
        return t > 0 ? 1 - tail : tail;
    }

    /// <summary>By its series: Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11 (2004).</summary>
    private static double NormalPart(double z)
    {
        if (Math.Abs(z) > 8)
            return z > 0 ? 1 : 0;
        var (sum, term) = (z, z);
        for (var odd = 3; sum + term != sum || odd == 3; odd += 2)
            sum += term *= z * z / odd;
        return 0.5 + (sum * Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI));
    }

    /// <summary>Where a rising function has that value, found by halving until no number lies between.</summary>
    private static double Quantile(double part, Func<double, double> function)
    {
        var (low, high) = (-1e4, 1e4);
        while (low + ((high - low) / 2) is var middle && middle > low && middle < high)
        {
            if (function(middle) < part)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    /// <summary>The regularised incomplete beta function, by its continued fraction (Lentz), as in Press et al., Numerical Recipes 6.4.</summary>
    private static double IncompleteBeta(double a, double b, double x)
    {
        if (x is <= 0 or >= 1)
            return x <= 0 ? 0 : 1;
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, 1 - x) / b);
    }

    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        var (c, d) = (1.0, Inverse(1 - ((a + b) * x / (a + 1))));
        var fraction = d;
        for (var m = 1; m <= 5000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = Inverse(1 + (even * d));
            c = 1 + (even / c);
            fraction *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = Inverse(1 + (odd * d));
            c = 1 + (odd / c);
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15)
                break;
        }

        return fraction;

        static double Inverse(double value) => 1 / (Math.Abs(value) < Tiny ? Tiny : value);
    }

    /// <summary>Lanczos' approximation with seven terms, to about 15 digits.</summary>
    private static double LogGamma(double x)
    {
        ReadOnlySpan<double> terms =
        [
            676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        x -= 1;
        var sum = 0.99999999999980993;
        for (var at = 0; at < terms.Length; at++)
            sum += terms[at] / (x + at + 1);
        var t = x + terms.Length - 0.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
