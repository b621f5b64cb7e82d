// Serves what `vite build` made, with an embedded backend; examples/node-server/serve.mjs shows how to name another.
import { randomBytes } from "node:crypto";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { serveSite } from "../node-server/server.ts";
import { createSite } from "./site.ts";

const { DASHBOARD_PASSWORD, PORT = "4176" } = process.env;
const password = DASHBOARD_PASSWORD ?? randomBytes(12).toString("base64url");
const backend = createBackend({ seed: "demo" });
const { url: host } = await listen(backend, { port: 0 });
const apiToken = backend.data.users[0]?.apiToken ?? "";
const site = await createSite({ vectice: { apiToken, host }, password });
const { url } = await serveSite(site, Number(PORT));
console.log(`
  Page        ${url}
  Password    ${password}
  Backend     ${host}  (in memory, with a demo organization)
  Its token   ${apiToken}  (what others log with it shows in the page)
`);
