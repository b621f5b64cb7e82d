// @ts-check
import { startDashboard } from "./server.ts";

const usual = { port: 4173, backendPort: 4174 };
const wanted = process.env["PORT"] ?? "";

/** @param {unknown} error */
function isTaken(error) {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

/** On the port that PORT names; without it on the usual ports, or on free ones. */
async function start() {
  if (wanted !== "") {
    return startDashboard({ port: portOf(wanted) });
  }
  try {
    return await startDashboard(usual);
  } catch (error) {
    if (!isTaken(error)) {
      throw error;
    }
    return startDashboard();
  }
}

/** @param {string} text */
function portOf(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`PORT must be a number from 0 to 65535, but is ${JSON.stringify(text)}.`);
  }
  return port;
}

try {
  const dashboard = await start();
  const user = dashboard.backend.data.users[0];
  console.log(`
  Dashboard   ${dashboard.url}
  Backend     ${dashboard.backendUrl}  (in memory, with a demo organization)
  API token   ${user?.apiToken}  (of ${user?.name}; good for this backend only)

  Press Ctrl+C to stop.
`);
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      void dashboard.close().then(() => console.log("Stopped."), console.error);
    });
  }
} catch (error) {
  console.error(
    isTaken(error)
      ? `Port ${wanted} is in use. Choose another: PORT=8080 npm start`
      : String(error),
  );
  process.exitCode = 1;
}
