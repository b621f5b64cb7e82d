import { createBackend, type Backend } from "vectice/testing";
import type { Site } from "../../../examples/node-server/parts.ts";
import { createPlainSite } from "../../../examples/node-server/plain-site.ts";
import { serveSite } from "../../../examples/node-server/server.ts";

/** Stands out wherever they turn up. */
export const secrets = {
  token: "canary-91d2e7-token-that-stays-on-the-server",
  password: "canary-5c0b3e-password",
};

/** The start of every JWT: {" in base64. */
export const jwt = /eyJ[\w-]{10,}\./;

/** The node-server example, with all that went to and from the browser. */
export interface GuardedSite {
  readonly url: string;
  readonly backend: Backend;
  /** Everything so far: addresses, headers and bodies, both ways. */
  traffic(): Promise<string>;
  close(): Promise<void>;
}

/** Starts the site on a small organization. What the page sends elsewhere its own rules forbid. */
export async function startGuardedSite(): Promise<GuardedSite> {
  const backend = createBackend({
    users: [{ name: "Ada Moreau", apiToken: secrets.token }],
    seed: {
      workspaces: [{ name: "Credit risk", projects: [{ name: "Churn" }] }],
    },
  });
  const site = await createPlainSite({
    vectice: { apiToken: secrets.token, fetch: backend.fetch },
    password: secrets.password,
  });
  const { url, close } = await serveSite(recorded(site));
  const pieces: Promise<string>[] = [];

  function recorded(site: Site): Site {
    return async (request, client) => {
      pieces.push(told(`> ${request.method} ${request.url}`, request.clone()));
      const answer = await site(request, client);
      pieces.push(told(`< ${answer.status} ${request.url}`, answer.clone()));
      return answer;
    };
  }

  return {
    url,
    backend,
    traffic: async () => (await Promise.all(pieces)).join("\n"),
    close,
  };
}

async function told(line: string, { headers, body }: Request | Response): Promise<string> {
  const text = body === null ? "" : await new Response(body).text();
  return [line, ...[...headers].map(([name, value]) => `${name}: ${value}`), text].join("\n");
}
