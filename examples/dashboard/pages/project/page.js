// @ts-check
import { addressOf } from "../../ui/address.js";
import { button, element, heading, rename, say, show } from "../../ui/element.js";
import { errorPanel } from "../../ui/error-panel.js";
import { crumbs, facts } from "../../ui/links.js";
import { liveLine } from "../../ui/live-line.js";
import { livePart } from "../../ui/live-part.js";
import { skeleton } from "../../ui/skeleton.js";
import { datasetsPart } from "./datasets.js";
import { issuesPart } from "./issues.js";
import { modelsPart } from "./models.js";
import { phasesPart } from "./phases.js";
import { reportsPart } from "./reports.js";
import { InvalidIdError } from "../../vendor/vectice.min.js";

/**
 * A project as its page reads it: an id is enough, so all parts can be asked for at once.
 *
 * @typedef {Pick<import("vectice").Project, "phases" | "models" | "issues" | "datasets" | "reports">} ShownProject
 */

/**
 * A project: its phases, models, open issues, datasets and reports; all of it stays up to date.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} reference
 * @param {AbortSignal} signal aborted when the view is left
 * @param {() => void} again
 */
export async function projectView(connection, reference, signal, again) {
  const title = heading("Project");
  const way = element("div", {}, crumbs());
  const place = element("div", { "aria-busy": "true" }, skeletonPage());
  show("Project", way, title, place);
  title.focus();
  say("Loading the project…");
  try {
    // All that the page needs is asked for in the same moment, so it goes in one request.
    const parts = partsOf(projectAt(connection, reference), signal);
    const first = parts.load({ signal });
    first.catch(() => undefined);
    const project = await connection.project(reference, { signal });
    if (!signal.aborted) {
      showHead(project);
      say("");
    }
    const lead = element("div", { class: "head-block" }, ...leadOf(project));
    let isFirst = true;
    const live = liveLine({
      signal,
      read: async (options) => {
        if (isFirst) {
          isFirst = false;
          await first;
          return;
        }
        const [now] = await Promise.all([
          connection.project(reference, options),
          parts.load(options),
        ]);
        showHead(now);
        lead.replaceChildren(...leadOf(now));
      },
    });
    place.replaceChildren(lead, live.node, parts.node);
  } catch (error) {
    if (!signal.aborted) {
      say("");
      place.replaceChildren(errorPanel(error, [button("Try again", again, "main")]));
    }
  } finally {
    place.removeAttribute("aria-busy");
  }

  /** @param {import("vectice").Project} project */
  function showHead({ name, workspace }) {
    if (title.textContent !== name) {
      title.textContent = name;
      rename(name);
      const href = addressOf("workspaces", workspace.id);
      way.replaceChildren(crumbs({ name: workspace.name, href }));
    }
  }
}

/** As the page will be laid out. */
function skeletonPage() {
  const line = () => element("span", { class: "skeleton-line", "aria-hidden": "true" });
  const parts = [skeleton("models", 6), skeleton("open issues", 6)];
  return element(
    "div",
    {},
    element("div", { class: "skeleton-head" }, line(), line()),
    element(
      "div",
      { class: "project" },
      skeleton("phases", 14),
      element("div", { class: "column" }, ...parts),
    ),
  );
}

/** @param {import("vectice").Project} project */
function leadOf(project) {
  return [
    element("p", { class: "lead" }, project.description ?? "No description."),
    facts(project),
  ];
}

/**
 * @param {import("vectice").Connection} connection
 * @param {string} reference
 */
function projectAt(connection, reference) {
  const known = connection.at(reference);
  if (known.kind !== "project") {
    throw new InvalidIdError(
      `${reference} is the id of a ${known.kind}: a project's is like PRJ-1.`,
    );
  }
  return known;
}

/**
 * @param {ShownProject} project
 * @param {AbortSignal} signal
 */
function partsOf(project, signal) {
  const phases = phasesPart(project, signal);
  const parts = {
    phases: livePart(phases, signal),
    models: livePart(modelsPart(project), signal),
    issues: livePart(issuesPart(project), signal),
    datasets: livePart(datasetsPart(project), signal),
    reports: livePart(reportsPart(project), signal),
  };
  const { models, issues, datasets, reports } = parts;
  return {
    node: element(
      "div",
      { class: "project" },
      parts.phases.node,
      element("div", { class: "column" }, models.node, issues.node),
      element("div", { class: "column" }, datasets.node, reports.node),
    ),
    /** @param {{ readonly signal: AbortSignal }} options */
    load: (options) =>
      Promise.all([
        ...Object.values(parts).map((part) => part.load(options)),
        phases.loadOpened(options),
      ]),
  };
}
