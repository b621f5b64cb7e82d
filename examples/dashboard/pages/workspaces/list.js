// @ts-check
import { addressOf } from "../../ui/address.js";
import { button, element, heading, say, show } from "../../ui/element.js";
import { errorPanel, isPassing } from "../../ui/error-panel.js";
import { liveLine } from "../../ui/live-line.js";
import { searchableList } from "../../ui/searchable-list.js";
import { skeleton } from "../../ui/skeleton.js";
import { versionsBefore } from "./newest.js";
import { overviewBody } from "./overview-body.js";
import { readWorkspace } from "./read.js";
import { sumNumbers } from "./sum-numbers.js";
import { workspaceColumns, workspaceRow } from "./workspace-columns.js";

/** Of so many workspaces on the page the numbers are read. */
const mostCounted = 20;

/**
 * All workspaces of a connection, and what those on the page come to.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} _reference
 * @param {AbortSignal} signal aborted when the view is left
 * @param {() => void} again
 */
export async function workspacesView(connection, _reference, signal, again) {
  const title = heading("Workspaces");
  const place = element("div", { "aria-busy": "true" }, skeleton("workspaces", 10));
  show("Workspaces", title, place);
  title.focus();
  say("Loading your workspaces…");
  /**
   * Null for those on their way, "failed" for those that will not come.
   *
   * @type {Map<string, import("./read.js").WorkspaceNumbers | null | "failed">}
   */
  const numbers = new Map();
  let isLive = false;
  /** @type {readonly import("vectice").Workspace[]} */
  let workspaces = [];
  /** @type {readonly string[]} */
  let onPage = [];
  const list = searchableList({
    key: "workspaces",
    nouns: ["workspace", "workspaces"],
    columns: workspaceColumns,
    link: (/** @type {import("./workspace-columns.js").WorkspaceRow} */ { id }) => ({
      href: addressOf("workspaces", id),
    }),
    empty: "You are not a member of any workspace yet. Ask a colleague to add you to theirs.",
    seen: (rows) => {
      onPage = rows.slice(0, mostCounted).map(({ id }) => id);
      // What a search brings onto the page is counted at once.
      if (isLive && onPage.some((id) => !numbers.has(id))) {
        readNumbers({ signal }, (id) => !numbers.has(id)).catch(() => undefined);
      }
    },
  });

  const body = overviewBody("In detail", list.node);

  function update() {
    list.update(
      workspaces.map((workspace) => workspaceRow(workspace, onPage, numbers.get(workspace.id))),
    );
  }

  /** Without a workspace there is nothing to sum up. */
  function showContent() {
    if (workspaces.length === 0) {
      place.append(list.node);
    } else if (!place.contains(body.node)) {
      body.showList();
      place.append(...noteOf(workspaces.length), body.node);
    }
  }

  /**
   * @param {{ readonly signal: AbortSignal }} options
   * @param {(id: string) => boolean} isWanted
   */
  async function readNumbers(options, isWanted) {
    const wanted = workspaces.filter(({ id }) => onPage.includes(id) && isWanted(id));
    wanted.forEach(({ id }) => numbers.set(id, numbers.get(id) ?? null));
    // All at once: what they ask for in the same moment goes in one request.
    await Promise.all(
      wanted.map(async (workspace) => {
        numbers.set(workspace.id, await numbersOf(workspace, options));
        update();
      }),
    );
  }

  /**
   * @param {import("vectice").Workspace} workspace
   * @param {{ readonly signal: AbortSignal }} options
   */
  async function numbersOf(workspace, options) {
    try {
      return await readWorkspace(workspace, connection, options);
    } catch (error) {
      if (isPassing(error) || options.signal.aborted) {
        throw error;
      }
      return /** @type {const} */ ("failed");
    }
  }

  try {
    workspaces = await connection.workspaces({ signal });
    if (signal.aborted) {
      return;
    }
    onPage = workspaces.slice(0, mostCounted).map(({ id }) => id);
    update();
    const before = versionsBefore();
    const live = liveLine({
      signal,
      every: 60_000,
      read: async (options) => {
        if (isLive) {
          workspaces = await connection.workspaces(options);
          update();
          showContent();
        }
        isLive = true;
        await readNumbers(options, () => true);
        const counted = [...numbers.values()].filter((one) => one !== null && one !== "failed");
        const sum = sumNumbers(counted);
        body.update(sum, await before(sum.newest, options.signal));
      },
    });
    place.replaceChildren(live.node);
    showContent();
    say(`${workspaces.length} workspaces.`);
  } catch (error) {
    if (!signal.aborted) {
      say("");
      place.replaceChildren(errorPanel(error, [button("Try again", again, "main")]));
    }
  } finally {
    place.removeAttribute("aria-busy");
  }
}

/** @param {number} count */
function noteOf(count) {
  const text = `The numbers are those of the first ${mostCounted} workspaces in the list, and of those searched for.`;
  return count > mostCounted ? [element("p", { class: "lead" }, text)] : [];
}
