type Bytes = Uint8Array<ArrayBuffer>;

/** What reads a body. That of node-fetch is a stream of Node's own, which gives its bytes as iterables do. */
export function bodyReader(
  body: ReadableStream<Bytes> | AsyncIterable<Bytes>,
): Pick<ReadableStreamDefaultReader<Bytes>, "read" | "cancel"> {
  if ("getReader" in body) {
    return body.getReader();
  }
  const iterator = body[Symbol.asyncIterator]();
  return {
    read: async () => {
      const next: IteratorResult<Bytes, undefined> = await iterator.next();
      return next.done === true
        ? { done: true, value: undefined }
        : { done: false, value: next.value };
    },
    cancel: async () => void (await iterator.return?.()),
  };
}
