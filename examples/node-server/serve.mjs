// @ts-check
// The dashboard behind a login, with the token on the server: `node examples/node-server/serve.mjs` (after `npm run build`).
// By default it speaks to an embedded demo backend; VECTICE_API_TOKEN and VECTICE_HOST make it speak to yours.
// Others: DASHBOARD_PASSWORD, PORT, PUBLIC_ORIGIN (the https address in front of it), FRAMEWORK=hono.
// What stands at PUBLIC_ORIGIN must add the address of whoever asks to X-Forwarded-For: wrong passwords are counted by it.
import { randomBytes } from "node:crypto";
import { createBackend } from "vectice/testing";
import { createHonoSite } from "./hono-site.ts";
import { createPlainSite } from "./plain-site.ts";
import { serveSite } from "./server.ts";

const { DASHBOARD_PASSWORD, FRAMEWORK, PORT, PUBLIC_ORIGIN, VECTICE_API_TOKEN, VECTICE_HOST } =
  process.env;

/** Where Vectice is. */
function vectice() {
  if (VECTICE_API_TOKEN !== undefined) {
    return { apiToken: VECTICE_API_TOKEN, host: VECTICE_HOST };
  }
  const backend = createBackend({ seed: "demo" });
  const [user] = backend.data.users;
  if (user === undefined) {
    throw new Error("The demo organization has no user.");
  }
  return { apiToken: user.apiToken, fetch: backend.fetch };
}

const made = randomBytes(12).toString("base64url");
const create = FRAMEWORK === "hono" ? createHonoSite : createPlainSite;
try {
  const site = await create({
    vectice: vectice(),
    password: DASHBOARD_PASSWORD ?? made,
    publicOrigin: PUBLIC_ORIGIN,
  });
  const { url, close } = await serveSite(site, Number(PORT ?? 4175));
  const where =
    VECTICE_API_TOKEN === undefined ? "embedded, with a demo organization" : "your host";
  console.log(`
  Dashboard   ${PUBLIC_ORIGIN ?? url}
  Password    ${DASHBOARD_PASSWORD === undefined ? `${made}  (made for this run)` : "that of DASHBOARD_PASSWORD"}
  Backend     ${where}

  Press Ctrl+C to stop.
`);
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => void close());
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
