// Does with its argument what the build does with a snippet: fails where it does not fit the package.
import { codeToHtml } from "shiki";
import { snippets } from "../.vitepress/snippets.ts";

await codeToHtml(process.argv[2] ?? "", {
  lang: "ts",
  theme: "github-light",
  meta: { __raw: "twoslash" },
  transformers: [snippets],
});
