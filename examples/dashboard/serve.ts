// The dashboard on a backend of its own, until it is stopped. PORT chooses the page's port.
import { startDashboard } from "./start-dashboard.ts";

const { url, host, backend, close } = await startDashboard({
  port: Number(process.env["PORT"] ?? 0),
});

console.log(`Dashboard: ${url}`);
console.log(`Backend:   ${host}`);
for (const { name, apiToken } of backend.data.users) {
  console.log(`API token: ${apiToken} (${name})`);
}
console.log("Stop with Ctrl+C.");

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void close());
}
