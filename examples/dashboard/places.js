// @ts-check
import { button, element, heading, loading, rename, say, show } from "./element.js";
import { errorPanel } from "./explain.js";
import { listing } from "./listing.js";

/**
 * All workspaces of a connection.
 *
 * @param {import("vectice").Connection} connection
 * @param {AbortSignal} signal aborted when the view is left
 * @param {() => void} again
 */
export async function workspacesView(connection, signal, again) {
  const title = heading("Workspaces");
  const place = element("div");
  show("Workspaces", title, place);
  title.focus();
  await fill(place, "Loading your workspaces…", signal, again, async () => {
    const workspaces = await connection.workspaces({ signal });
    return listing({
      key: "workspaces",
      nouns: ["workspace", "workspaces"],
      rows: workspaces,
      link: (row) => ({ href: `#/workspaces/${encodeURIComponent(row.id)}` }),
      empty: "You are not a member of any workspace yet. Ask a colleague to add you to theirs.",
    });
  });
}

/**
 * A workspace and its projects.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} reference
 * @param {AbortSignal} signal aborted when the view is left
 * @param {() => void} again
 */
export async function workspaceView(connection, reference, signal, again) {
  const title = heading("Workspace");
  const place = element("div");
  show("Workspace", backLink(), title, place);
  title.focus();
  await fill(place, "Loading the projects…", signal, again, async () => {
    const workspace = await connection.workspace(reference, { signal });
    const projects = await workspace.projects({ signal });
    title.textContent = workspace.name;
    rename(workspace.name);
    const chosen = connection.settings.project?.value;
    const list = listing({
      key: workspace.id,
      nouns: ["project", "projects"],
      rows: projects,
      link: (row) => outside(row.url),
      chosen: (row) =>
        chosen !== undefined && [row.id, row.name, Number(row.id.slice(4))].includes(chosen),
      empty: "This workspace has no projects yet.",
    });
    return element(
      "div",
      {},
      element("p", { class: "lead" }, workspace.description ?? "No description."),
      element(
        "p",
        { class: "facts" },
        element("code", {}, workspace.id),
        element("a", outside(workspace.url), "Open in Vectice", newTab()),
      ),
      list,
    );
  });
}

/**
 * Fills a place with what an action brings; says so meanwhile, and what went wrong if it does.
 *
 * @param {HTMLElement} place
 * @param {string} text
 * @param {AbortSignal} signal
 * @param {() => void} again
 * @param {() => Promise<HTMLElement>} action
 */
async function fill(place, text, signal, again, action) {
  place.replaceChildren(loading(text));
  place.setAttribute("aria-busy", "true");
  try {
    const content = await action();
    if (!signal.aborted) {
      place.replaceChildren(content);
    }
  } catch (error) {
    if (!signal.aborted) {
      say("");
      place.replaceChildren(errorPanel(error, [button("Try again", again, "main")]));
    }
  } finally {
    place.removeAttribute("aria-busy");
  }
}

function backLink() {
  return element(
    "p",
    { class: "back" },
    element("a", { href: "#/workspaces" }, "← All workspaces"),
  );
}

/**
 * @param {string} href
 * @returns {Record<string, string>}
 */
function outside(href) {
  return { href, target: "_blank", rel: "noopener noreferrer" };
}

function newTab() {
  return element("span", { class: "visually-hidden" }, " (opens in a new tab)");
}
