/** What a person needs to use it. */
export interface Announced {
  readonly url: string;
  readonly token: string;
  /** Where what is written is kept, if it is. */
  readonly file?: string | undefined;
}

/** The host, the token, and the ways to use them, as text for people. */
export function announcement({ url, token, file }: Announced): string {
  return [
    `Vectice is served at ${url}, the API token is ${token}`,
    file === undefined
      ? "What is written is gone when it ends; --data FILE keeps it."
      : `What is written is kept in ${file}: it is on the disk before it is answered.`,
    "",
    "Command  VECTICE_HOST and VECTICE_API_TOKEN as below, then npx vectice ls",
    `Node     VECTICE_HOST=${url} VECTICE_API_TOKEN=${token} node script.js`,
    `Page     await connect({ host: "${url}", apiToken: "${token}" })`,
    `Python   vectice.connect(host="${url}", api_token="${token}")`,
    "",
    "Ctrl+C ends it.",
    "",
  ].join("\n");
}
