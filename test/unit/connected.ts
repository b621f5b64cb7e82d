import { Connection } from "../../src/index.ts";
import { type Backend, type BackendOptions, createBackend } from "../../src/testing/index.ts";

/** A backend, and a connection to it as its first user, which repeats nothing. */
export async function connected(
  options: BackendOptions,
): Promise<{ readonly backend: Backend; readonly connection: Connection }> {
  const backend = createBackend(options);
  const connection = await Connection.open({
    apiToken: backend.data.users[0]?.apiToken,
    host: "https://vectice.example.com",
    fetch: backend.fetch,
    logLevel: "silent",
    retry: 0,
  });
  return { backend, connection };
}
