import type { AnswerKey } from "./kept-answers.ts";

const encoder = new TextEncoder();
const algorithm = { name: "HMAC", hash: "SHA-256" } as const;

/**
 * Makes keys with the API token that a proxy acts with: proxies with other tokens, whose owners may see other things,
 * never find one another's answers, and who can write into the store but lacks the token cannot make one up.
 */
export function createAnswerKeys(): (
  token: string,
  deciding: readonly unknown[],
) => Promise<AnswerKey> {
  let last: { readonly token: string; readonly secret: Promise<CryptoKey> } | undefined;
  return async (token, deciding) => {
    if (last?.token !== token) {
      last = { token, secret: secretOf(token) };
    }
    const secret = await last.secret;
    const name = await signatureOf(secret, `key\n${JSON.stringify(deciding)}`);
    return {
      name: `vectice-proxy:answer:${name}`,
      sign: (text) => signatureOf(secret, `answer\n${name}\n${text}`),
      verify: (text, signature) =>
        crypto.subtle.verify(
          algorithm.name,
          secret,
          bytesOf(signature),
          encoder.encode(`answer\n${name}\n${text}`),
        ),
    };
  };
}

/** The hash of what is no secret. */
export async function hashOf(text: string): Promise<string> {
  return hexOf(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
}

function secretOf(token: string): Promise<CryptoKey> {
  const bytes = encoder.encode(token);
  return crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign", "verify"]);
}

async function signatureOf(secret: CryptoKey, text: string): Promise<string> {
  return hexOf(await crypto.subtle.sign(algorithm.name, secret, encoder.encode(text)));
}

function hexOf(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
