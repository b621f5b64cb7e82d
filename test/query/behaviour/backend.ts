import { Connection } from "vectice";
import { createBackend } from "vectice/testing";

/** A connection to a backend that holds the demo organization. */
export async function connected() {
  const backend = createBackend({ seed: "demo" });
  const connection = await Connection.open({
    apiToken: backend.data.users[0]?.apiToken,
    host: "https://vectice.example.com",
    fetch: backend.fetch,
    logLevel: "silent",
  });
  return { backend, connection };
}
