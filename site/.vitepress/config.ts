import { defineConfig } from "vitepress";
import llmstxt from "vitepress-plugin-llms";
import { sidebar } from "./sidebar.ts";
import { snippets } from "./snippets.ts";

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
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
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
      { text: "Command", link: "/command" },
      { text: "Reference", link: "/reference/" },
      { text: "From Python", link: "/python" },
    ],
    sidebar,
  },
});
