import type { Site } from "../../../examples/node-server/parts.ts";

/**
 * Stands where React looks for its developer tools, and counts what it is told: each commit is something
 * that was rendered, also where nothing came of it.
 */
const script = `
globalThis.commits = 0;
globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
  supportsFiber: true,
  inject: () => 1,
  onCommitFiberRoot: () => { globalThis.commits += 1; },
  onPostCommitFiberRoot: () => undefined,
  onCommitFiberUnmount: () => undefined,
};
`;

/** The same site, whose pages count in `commits` how often React rendered. */
export function withCommits(site: Site): Site {
  return async (request, client) => {
    if (new URL(request.url).pathname === "/commits.js") {
      return new Response(script, { headers: { "content-type": "text/javascript" } });
    }
    const answer = await site(request, client);
    if (answer.headers.get("content-type")?.startsWith("text/html") !== true) {
      return answer;
    }
    const html = await answer.text();
    return new Response(
      html.replace("<head>", `<head><script src="/commits.js"></script>`),
      answer,
    );
  };
}
