// @ts-check
import { button, element, heading, rename, say, show } from "../../ui/element.js";
import { errorPanel, isPassing } from "../../ui/error-panel.js";
import { crumbs, facts } from "../../ui/links.js";
import { liveLine } from "../../ui/live-line.js";
import { skeleton } from "../../ui/skeleton.js";
import { readWorkspace } from "./read.js";
import { versionsBefore } from "./newest.js";
import { overviewBody } from "./overview-body.js";
import { projectList, projectRows } from "./project-list.js";

/**
 * A workspace: its numbers, what needs attention, its newest model versions and its projects.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} reference
 * @param {AbortSignal} signal aborted when the view is left
 * @param {() => void} again
 */
export async function workspaceView(connection, reference, signal, again) {
  const title = heading("Workspace");
  const place = element("div", { "aria-busy": "true" }, skeleton("workspace", 12));
  show("Workspace", crumbs(), title, place);
  title.focus();
  say("Loading the workspace…");
  try {
    const workspace = await connection.workspace(reference, { signal });
    if (signal.aborted) {
      return;
    }
    title.textContent = workspace.name;
    rename(workspace.name);
    const list = projectList(workspace.id, chosenIn(connection));
    const body = overviewBody("Projects", list.node);
    const before = versionsBefore();
    let isFirst = true;
    const live = liveLine({
      signal,
      every: 60_000,
      read: async (options) => {
        const numbers = await readWorkspace(workspace, connection, {
          ...options,
          found: (projects) => {
            if (isFirst) {
              list.update(projectRows(projects, undefined));
              body.showList();
            }
          },
          onProgress: ({ done, total }) =>
            live.tellProgress(total < 10 ? "" : `${done} of ${total} lists`),
        });
        const failed = numbers.errors.find(({ error }) => isPassing(error));
        // What is on the page is older, but it is whole.
        if (failed !== undefined && !isFirst) {
          throw failed.error;
        }
        isFirst = false;
        list.update(projectRows(numbers.projects, numbers));
        body.update(numbers, await before(numbers.newest, options.signal));
      },
    });
    say("");
    place.replaceChildren(
      element("p", { class: "lead" }, workspace.description ?? "No description."),
      facts(workspace),
      live.node,
      body.node,
    );
  } catch (error) {
    if (!signal.aborted) {
      say("");
      place.replaceChildren(errorPanel(error, [button("Try again", again, "main")]));
    }
  } finally {
    place.removeAttribute("aria-busy");
  }
}

/**
 * Tells the project that the settings name.
 *
 * @param {import("vectice").Connection} connection
 * @returns {(row: { readonly id: string, readonly name: string }) => boolean}
 */
function chosenIn(connection) {
  const chosen = connection.settings.project?.value;
  return ({ id, name }) => chosen !== undefined && [id, name, Number(id.slice(4))].includes(chosen);
}
