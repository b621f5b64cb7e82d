import { readdirSync, readFileSync } from "node:fs";
import type { DefaultTheme } from "vitepress";

type Item = DefaultTheme.SidebarItem;

const root = new URL("../", import.meta.url);

/** The pages of a folder, by the names that they give themselves, in this order; others after them. */
function pagesOf(folder: string, order: readonly string[] = []): Item[] {
  const names = readdirSync(new URL(`${folder}/`, root))
    .filter((name) => name.endsWith(".md") && name !== "index.md")
    .map((name) => name.slice(0, -3));
  const rank = (name: string): number => order.indexOf(name) + 1 || order.length + 1;
  return names
    .toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((name) => ({ text: titleOf(`${folder}/${name}.md`), link: `/${folder}/${name}` }));
}

function titleOf(path: string): string {
  const text = readFileSync(new URL(path, root), "utf8");
  return /^title: (.+)$/m.exec(text)?.[1] ?? path;
}

const guides = [
  "connect",
  "list",
  "places",
  "read-a-model",
  "analysis",
  "log",
  "models-and-datasets",
  "upload",
  "gate",
  "live",
  "keep-tokens-off-the-page",
  "test-without-a-server",
  "dashboards",
  "fewer-requests",
  "query",
  "company-networks",
];

export const sidebar: Item[] = [
  { text: "Start", items: pagesOf("start", ["page", "node", "cdn"]) },
  { text: "Guides", items: pagesOf("guides", guides) },
  { text: "Recipes", items: pagesOf("recipes", ["react", "nextjs"]) },
  {
    text: "Look up",
    items: [
      { text: "Command", link: "/command" },
      { text: "Reference", link: "/reference/" },
      { text: "Coming from Python", link: "/python" },
      { text: "Security", link: "/security" },
      { text: "Compatibility", link: "/compatibility" },
      { text: "Changelog", link: "/changelog" },
    ],
  },
  { text: "Errors", link: "/errors/", items: pagesOf("errors"), collapsed: true },
];
