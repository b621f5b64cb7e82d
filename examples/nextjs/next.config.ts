import { resolve } from "node:path";
import type { NextConfig } from "next";

// In this repository the library is a link to the folder above, and the session lies beside this example.
// A site of its own needs neither line.
const root = resolve(import.meta.dirname, "../..");

const config: NextConfig = { turbopack: { root }, outputFileTracingRoot: root };

export default config;
