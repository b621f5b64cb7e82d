/** What the backend says of its fit with a client. */
export interface CompatibilityAnswer {
  readonly status?: string | null;
  readonly message?: string | null;
}

/** The versions that a client names; missing where it leaves the headers out. */
export interface ClientVersions {
  /** `Vectice-SDK-Version`, like `25.4.2.0`. */
  readonly sdkVersion: string | undefined;
  /** `Vectice-Version`, like `25.4`. */
  readonly version: string | undefined;
}

/** The answer of the compatibility check: always the same, or by the client's versions. */
export type Compatibility =
  | CompatibilityAnswer
  | ((client: ClientVersions) => CompatibilityAnswer | undefined);

/** What is answered to the client that sent these headers; undefined: nothing, which is compatible. */
export function compatibilityFor(
  headers: Headers,
  answer: Compatibility | undefined,
): CompatibilityAnswer | undefined {
  return typeof answer === "function"
    ? answer({
        sdkVersion: headers.get("vectice-sdk-version") ?? undefined,
        version: headers.get("vectice-version") ?? undefined,
      })
    : answer;
}
