import { transformerTwoslash } from "@shikijs/vitepress-twoslash";
import { defineConfig } from "vitepress";
import llmstxt from "vitepress-plugin-llms";
import { sidebar } from "./sidebar.ts";

/** Whether a wrong snippet fails the build; the check of that check turns it around. */
const snippets = transformerTwoslash({
  // Only fences that say so are checked: shell and HTML are not TypeScript.
  explicitTrigger: true,
  throws: true,
  twoslashOptions: {
    compilerOptions: {
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      module: 99,
      moduleResolution: 100,
      target: 9,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: ["node"],
      customConditions: ["node"],
    },
  },
});

export default defineConfig({
  title: "vectice for TypeScript",
  description: "The client for Vectice in browsers, Node and edge runtimes.",
  // Any static host, under any path: a build script may name it.
  base: process.env["SITE_BASE"] ?? "/",
  cleanUrls: false,
  lastUpdated: false,
  ignoreDeadLinks: false,
  srcExclude: ["README.md", "node_modules/**", "scripts/**"],
  markdown: {
    codeTransformers: [snippets],
    languages: ["ts", "js", "tsx", "html", "vue", "svelte", "sh", "json", "yaml", "python"],
  },
  vite: { plugins: [llmstxt({ ignoreFiles: ["reference/README.md"] })] },
  themeConfig: {
    search: { provider: "local" },
    outline: { level: [2, 3] },
    nav: [
      { text: "Start", link: "/start/node" },
      { text: "Guides", link: "/guides/connect" },
      { text: "Recipes", link: "/recipes/react" },
      { text: "Reference", link: "/reference/" },
      { text: "From Python", link: "/python" },
    ],
    sidebar,
  },
});
