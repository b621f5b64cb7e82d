/** Plain JSON. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A copy as plain JSON; bytes become `{ base64 }`. */
export function jsonOf(value: unknown): Json {
  if (value instanceof Uint8Array) {
    return { base64: base64Of(value) };
  }
  if (value instanceof Date) {
    return value.toJSON();
  }
  if (Array.isArray(value)) {
    return value.map((each: unknown) => jsonOf(each));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => [key, jsonOf(each)]),
    );
  }
  if (typeof value === "number") {
    return Number.isFinite(value) ? value : null;
  }
  return typeof value === "string" || typeof value === "boolean" ? value : null;
}

// As many as a call takes for certain.
const chunk = 8192;

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += chunk) {
    text += String.fromCharCode(...bytes.subarray(start, start + chunk));
  }
  return btoa(text);
}

/** The bytes of what `base64Of` gave. */
export function bytesOfBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
