/** The bytes of a Blob, piece by piece where the platform's has a stream; that of jsdom has none. */
export function chunksOfBlob(blob: Blob): AsyncIterable<Uint8Array> {
  return "stream" in blob ? blob.stream() : wholeOf(blob);
}

async function* wholeOf(blob: Blob): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(await blob.arrayBuffer());
}

/** What is sent of a file: a Blob, of whatever realm, or what gives its bytes once. */
export function isChunks(
  content: Blob | AsyncIterable<Uint8Array>,
): content is AsyncIterable<Uint8Array> {
  return Symbol.asyncIterator in content;
}
