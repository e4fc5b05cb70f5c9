using System.Net.Sockets;

namespace NotebookLib.Data;

/// <summary>Says why a request got no answer, so that a wrong certificate is not taken for a missing network.</summary>
internal static class NetworkFailure
{
    /// <summary>Whether there was no way to the server: its name is unknown, or nobody answers there.</summary>
    public static bool IsUnreachable(HttpRequestException error) =>
        error.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
        || Innermost(error) is SocketException { SocketErrorCode: not SocketError.ConnectionReset };

    /// <summary>The reason, a clause without full stop.</summary>
    public static string Describe(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError =>
            $"no secure connection, {Clause(Innermost(error))}; a proxy or a wrong clock may be the cause",
        HttpRequestError.ProxyTunnelError => $"the proxy gives no way to it, {Clause(Innermost(error))}",
        _ => Clause(Innermost(error)),
    };

    private static string Clause(Exception error) => error.Message.TrimEnd('.');

    private static Exception Innermost(Exception error) => error.GetBaseException();
}
