/** The place of the first `wanted` in `bytes`; -1 where there is none. */
export function findBytes(bytes: Uint8Array, wanted: Uint8Array): number {
  const [first = 0] = wanted;
  const last = bytes.length - wanted.length;
  for (let at = bytes.indexOf(first); at >= 0 && at <= last; at = bytes.indexOf(first, at + 1)) {
    let same = 1;
    while (same < wanted.length && bytes[at + same] === wanted[same]) {
      same += 1;
    }
    if (same === wanted.length) {
      return at;
    }
  }
  return -1;
}

/** How many bytes at the end of `bytes` are the beginning of `wanted`, whose first byte it holds once. */
export function beginningAtEnd(bytes: Uint8Array, wanted: Uint8Array): number {
  const [first = 0] = wanted;
  const end = bytes.subarray(Math.max(0, bytes.length - wanted.length + 1));
  const at = end.lastIndexOf(first);
  return at >= 0 && end.subarray(at).every((byte, place) => byte === wanted[place])
    ? end.length - at
    : 0;
}

/** One after the other. */
export function joinBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) {
    return second;
  }
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
