// @ts-check
import { addressOf } from "../ui/address.js";
import { element, heading, rename, show } from "../ui/element.js";
import { loadInto } from "../ui/load-into.js";
import { crumbs, facts } from "../ui/links.js";
import { searchableList } from "../ui/searchable-list.js";

/**
 * All workspaces of a connection.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} _reference
 * @param {AbortSignal} signal aborted when the view is left
 * @param {() => void} again
 */
export async function workspacesView(connection, _reference, signal, again) {
  const title = heading("Workspaces");
  const place = element("div");
  show("Workspaces", title, place);
  title.focus();
  await loadInto(place, "Loading your workspaces…", signal, again, async () => {
    const workspaces = await connection.workspaces({ signal });
    return searchableList({
      key: "workspaces",
      nouns: ["workspace", "workspaces"],
      rows: workspaces,
      link: (row) => ({ href: addressOf("workspaces", row.id) }),
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
  show("Workspace", crumbs(), title, place);
  title.focus();
  await loadInto(place, "Loading the projects…", signal, again, async () => {
    const workspace = await connection.workspace(reference, { signal });
    const projects = await workspace.projects({ signal });
    title.textContent = workspace.name;
    rename(workspace.name);
    const chosen = connection.settings.project?.value;
    const list = searchableList({
      key: workspace.id,
      nouns: ["project", "projects"],
      rows: projects,
      link: (row) => ({ href: addressOf("projects", row.id) }),
      chosen: (row) =>
        chosen !== undefined && [row.id, row.name, Number(row.id.slice(4))].includes(chosen),
      empty: "This workspace has no projects yet.",
    });
    return element(
      "div",
      {},
      element("p", { class: "lead" }, workspace.description ?? "No description."),
      facts(workspace),
      list,
    );
  });
}
