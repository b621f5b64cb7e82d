type Bytes = Uint8Array<ArrayBuffer>;

/** Where a source puts what it reads. */
interface Sink {
  enqueue(bytes: Bytes): void;
  close(): void;
  error(reason: unknown): void;
}

/** What a stream is made of. */
export interface StreamSource {
  /** Puts the next part, the end or the failure into the sink; never rejects. */
  pull(sink: Sink): Promise<void>;
  cancel(reason: unknown): Promise<void>;
}

/** A stream that asks for no more than is read. React Native has none: there it is as much as reading needs. */
export function makeStream(source: StreamSource): ReadableStream<Bytes>;
export function makeStream(source: StreamSource): object {
  return "ReadableStream" in globalThis
    ? new ReadableStream<Bytes>(source, { highWaterMark: 0 })
    : readableOnce(source);
}

function readableOnce({ pull, cancel }: StreamSource): object {
  let locked = false;
  const read = (): Promise<{ done: boolean; value?: Bytes }> =>
    new Promise((resolve, reject) => {
      void pull({
        enqueue: (value) => resolve({ done: false, value }),
        close: () => resolve({ done: true }),
        error: reject,
      });
    });
  return {
    get locked() {
      return locked;
    },
    getReader: () => {
      if (locked) {
        throw new TypeError("The stream is being read already.");
      }
      locked = true;
      return { read, cancel, releaseLock: () => void (locked = false) };
    },
    cancel,
  };
}
