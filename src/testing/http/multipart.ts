/** A file that came in a form. */
export interface UploadedFile {
  /** The last part of its name: clients may send a whole path. */
  readonly name: string;
  /** The type that the client named; null: none, or the one that says nothing. */
  readonly type: string | null;
  readonly bytes: Uint8Array;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** The part `file` of a form; undefined where there is none, or no form. */
export async function uploadedFile(
  form: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<UploadedFile | undefined> {
  const file = await partCalledFile(form, contentType);
  return file === undefined ? undefined : uploadedPart(file, namesType(form));
}

/** The file of a part; undefined for one without a name. */
export async function uploadedPart(
  file: File,
  typeNamed: boolean = file.type !== "",
): Promise<UploadedFile | undefined> {
  const name = unescaped(file.name).split(/[/\\]/).at(-1) ?? "";
  if (name === "") {
    return undefined;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return {
    name,
    type: typeNamed && file.type !== "application/octet-stream" ? file.type : null,
    bytes,
    sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
}

/** Forms escape these three characters in names, and not every platform's parser puts them back. */
function unescaped(name: string): string {
  return name.replaceAll("%22", '"').replaceAll("%0A", "\n").replaceAll("%0D", "\r");
}

async function partCalledFile(
  form: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<File | undefined> {
  try {
    const response = new Response(form, { headers: { "content-type": contentType } });
    const part = (await response.formData()).get("file");
    return part instanceof File ? part : undefined;
  } catch {
    return undefined;
  }
}

const longestHead = 4096;

/** Whether the first part has a type of its own; the platform's parser makes one up where not. */
function namesType(form: Uint8Array): boolean {
  const [head = ""] = new TextDecoder().decode(form.subarray(0, longestHead)).split("\r\n\r\n");
  return /^content-type:/im.test(head);
}
