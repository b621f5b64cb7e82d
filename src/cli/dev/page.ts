import { cellText } from "../output/cell-text.ts";

/** What the page at the root shows. */
export interface PageContent {
  readonly url: string;
  /** Left out where the page may be seen from other machines. */
  readonly token?: string | undefined;
  /** Where what is written is kept, if it is. */
  readonly file?: string | undefined;
  readonly counts: readonly (readonly [name: string, count: number])[];
  readonly workspaces: readonly { readonly id: string; readonly name: string }[];
  /** The oldest first. */
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly operation?: string | undefined;
  }[];
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 0.25rem 1rem 0.25rem 0; border-bottom: 1px solid #8888; overflow-wrap: anywhere; }
td.number { text-align: right; }
code { font-family: ui-monospace, monospace; }
`;

/** The page that says what `vectice dev` holds and what it was asked: plain HTML, without any script. */
export async function pageOf(content: PageContent): Promise<Response> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return new Response(htmlOf(content), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    },
  });
}

function htmlOf({ url, token, file, counts, workspaces, requests }: PageContent): string {
  const newest = requests.toReversed();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>vectice dev</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>vectice dev</h1>
<p>A Vectice to develop against. Host: <code>${html(url)}</code></p>
<p>${token === undefined ? "The API token stands where it was started." : `API token: <code>${html(token)}</code>`}</p>
<p>${file === undefined ? "What is written is gone when it ends." : `What is written is kept in <code>${html(file)}</code>.`}</p>
<h2>What it holds</h2>
${table(
  "Counts",
  ["Kind", "Count"],
  counts.map(([name, count]) => [html(name), String(count)]),
)}
${table(
  "Workspaces",
  ["Id", "Name"],
  workspaces.map(({ id, name }) => [`<code>${html(id)}</code>`, html(name)]),
)}
<h2>The last requests</h2>
${
  newest.length === 0
    ? "<p>None yet.</p>"
    : table(
        "The newest first",
        ["Method", "Path", "Operation"],
        newest.map(({ method, path, operation }) => [
          html(method),
          `<code>${html(path)}</code>`,
          html(operation ?? ""),
        ]),
      )
}
</main>
</body>
</html>
`;
}

/** A table whose cells are HTML already. */
function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const head = heads.map((text) => `<th scope="col">${html(text)}</th>`).join("");
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return `<table><caption>${html(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table>`;
}

function html(text: string): string {
  return cellText(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
