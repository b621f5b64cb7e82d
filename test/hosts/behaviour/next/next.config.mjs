import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

// The library is a link to the project that is tested.
export default { turbopack: { root }, outputFileTracingRoot: root };
