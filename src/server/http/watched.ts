/** Passes parts on as they come; ends when none comes, or none is read, for `time` ms. */
export function watched(
  body: ReadableStream<Uint8Array>,
  controller: AbortController,
  time: number,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let clock: ReturnType<typeof setTimeout> | undefined;
  function end(sink: ReadableStreamDefaultController<Uint8Array>): void {
    sink.error(new Error("It broke off, or nobody read it."));
    controller.abort();
    void reader.cancel().catch(() => undefined);
  }
  return new ReadableStream<Uint8Array>({
    pull: async (sink) => {
      const wait = (): void => {
        clearTimeout(clock);
        clock = setTimeout(() => end(sink), time);
      };
      wait();
      try {
        const { done, value } = await reader.read();
        if (done) {
          clearTimeout(clock);
          sink.close();
        } else {
          sink.enqueue(value);
          // Whoever stops reading keeps memory and connections as well as one who stops sending.
          wait();
        }
      } catch {
        clearTimeout(clock);
        end(sink);
      }
    },
    cancel: async (reason) => {
      clearTimeout(clock);
      controller.abort(reason);
      await reader.cancel(reason).catch(() => undefined);
    },
  });
}
