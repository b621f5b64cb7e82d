/** Throws the reason of an abort, where there was one; signals of React Native cannot do that themselves. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw signal.reason ?? new Error("The operation was aborted.");
  }
}
