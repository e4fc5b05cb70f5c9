namespace NotebookLib.Common;

/// <summary>Lets one thread at a time use an object; a second one is told so instead of getting mixed numbers. Calls of one thread may nest.</summary>
/// <param name="what">The object in messages, for example the name of a model.</param>
public sealed class ExclusiveUse(string what)
{
    private readonly string _what = what ?? throw new ArgumentNullException(nameof(what));
    private readonly Lock _lock = new();

    /// <summary>Begins a use, which ends when the result is disposed of.</summary>
    /// <exception cref="InvalidOperationException">Another thread uses the object.</exception>
    public Scope Begin() => _lock.TryEnter()
        ? new Scope(_lock)
        : throw new InvalidOperationException(
            $"{_what} is in use by another thread; wait until its training or evaluation is over, or use a second model with the same parameters.");

    /// <summary>A use that lasts until it is disposed of.</summary>
    public readonly ref struct Scope
    {
        private readonly Lock? _lock;

        internal Scope(Lock used) => _lock = used;

        /// <summary>Ends the use.</summary>
        public void Dispose() => _lock?.Exit();
    }
}
