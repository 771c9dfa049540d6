namespace ProcurementHub.Demo;

/// <summary>The ways in which a page of a public portal has been seen to fail.</summary>
public enum PageFault
{
    /// <summary>500, with an error page.</summary>
    ServerError,

    /// <summary>503 with Retry-After.</summary>
    Unavailable,

    /// <summary>429 with Retry-After.</summary>
    TooManyRequests,

    /// <summary>200 with a maintenance notice where the page should be.</summary>
    LandmarkMissing,

    /// <summary>200 and well-formed, but with no rows where there were some.</summary>
    EmptyList,

    /// <summary>Half of the document under a length that promises all of it, then the connection is dropped.</summary>
    CutOff,

    /// <summary>Half of the document as if it were all of it.</summary>
    HalfPage,
}
