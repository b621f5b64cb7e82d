/** The bytes of an answer. */
export interface HeldBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The platform's own Blob of them, where it makes none of bytes. */
  readonly blob: Blob | undefined;
}

/**
 * All bytes of an answer whose body is no stream. React Native holds blobs outside of its JavaScript, and
 * gives their bytes as a `data:` address alone.
 */
export async function bytesOfResponse(response: Response): Promise<HeldBytes> {
  if (!("FileReader" in globalThis) || "arrayBuffer" in Blob.prototype) {
    return { bytes: new Uint8Array(await response.arrayBuffer()), blob: undefined };
  }
  const blob = await response.blob();
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () =>
      resolve(typeof reader.result === "string" ? reader.result : ""),
    );
    reader.addEventListener("error", () => reject(new Error("The file's bytes cannot be read.")));
    reader.readAsDataURL(blob);
  });
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), (sign) =>
    sign.charCodeAt(0),
  );
  return { bytes, blob };
}
