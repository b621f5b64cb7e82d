/** Bytes as text, also where the platform has no decoder: Hermes of older versions of React Native. */
export function decodeUtf8(bytes: Uint8Array): string {
  if ("TextDecoder" in globalThis) {
    return new TextDecoder().decode(bytes);
  }
  const encoded = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`);
  try {
    return decodeURIComponent(encoded.join("")).replace(/^\uFEFF/, "");
  } catch {
    // No UTF-8: what is not plain is shown as unknown.
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : "\uFFFD")).join(
      "",
    );
  }
}
