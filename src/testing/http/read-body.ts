import { type UploadedFile, uploadedFile, uploadedPart } from "./multipart.ts";

/** What came with a request. */
export interface RequestBody {
  /** JSON; undefined for what is none. */
  readonly json?: unknown;
  /** The file of a form. */
  readonly file?: UploadedFile;
  /** The file was larger than the server takes. */
  readonly tooLarge?: true;
}

/** What a form holds beside its file: boundaries and headers. */
const overhead = 16_384;

/**
 * Reads the body of a request. Of a form no more is kept than a file of `uploadBytes` needs.
 *
 * @param given - the body as the caller gave it, where it did: not every browser can read such a body
 * out of the request again
 */
export async function readBody(
  request: Request,
  uploadBytes: number,
  given: BodyInit | null | undefined,
): Promise<RequestBody> {
  if (request.method !== "POST") {
    return {};
  }
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) {
    return { json: parseJson(await request.text()) };
  }
  if (given instanceof FormData) {
    const part = given.get("file");
    const file = part instanceof File ? await uploadedPart(part) : undefined;
    return bounded(file, uploadBytes);
  }
  const most = uploadBytes + overhead;
  // Announced as too large: not even begun to be read.
  const bytes =
    Number(request.headers.get("content-length") ?? 0) > most
      ? undefined
      : isWhole(given)
        ? await request.arrayBuffer().then((read) => (read.byteLength > most ? undefined : read))
        : await boundedBytes(request.body, most);
  const file = bytes === undefined ? undefined : await uploadedFile(new Uint8Array(bytes), type);
  return bytes === undefined ? { tooLarge: true } : bounded(file, uploadBytes);
}

function bounded(file: UploadedFile | undefined, uploadBytes: number): RequestBody {
  if (file === undefined) {
    return {};
  }
  return file.bytes.length > uploadBytes ? { tooLarge: true } : { file };
}

function isWhole(body: BodyInit | null | undefined): boolean {
  return body !== undefined && body !== null && !(body instanceof ReadableStream);
}

/** All bytes of a stream; undefined for more than `most`, which are read on but not kept. */
async function boundedBytes(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  // By its reader: not every browser's streams can be iterated.
  const reader = stream?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    length += part.value.length;
    if (length <= most) {
      chunks.push(new Uint8Array(part.value));
    } else {
      chunks.length = 0;
    }
  }
  return length > most ? undefined : new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
