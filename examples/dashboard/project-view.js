// @ts-check
import { addressOf } from "./address.js";
import { element, heading, rename, show } from "./element.js";
import { fill } from "./fill.js";
import { crumbs, facts } from "./links.js";
import { issuesOf } from "./project-issues.js";
import { modelsOf } from "./project-models.js";
import { phasesOf } from "./project-phases.js";
import { loadedSection } from "./section.js";

/**
 * A project: its phases, its models, its open issues.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} reference
 * @param {AbortSignal} signal aborted when the view is left
 * @param {() => void} again
 */
export async function projectView(connection, reference, signal, again) {
  const title = heading("Project");
  const way = element("div", {}, crumbs());
  const place = element("div");
  show("Project", way, title, place);
  title.focus();
  await fill(place, "Loading the project…", signal, again, async () => {
    const project = await connection.project(reference, { signal });
    const { workspace } = project;
    title.textContent = project.name;
    rename(project.name);
    way.replaceChildren(
      crumbs({ name: workspace.name, href: addressOf("workspaces", workspace.id) }),
    );
    const part = element("div", { class: "project" });
    part.append(
      loadedSection("Phases", "phases-part", signal, () => phasesOf(project, signal)),
      loadedSection("Models", "models-part", signal, () => modelsOf(project, signal)),
      loadedSection("Open issues", "issues-part", signal, () => issuesOf(project, signal)),
    );
    return element(
      "div",
      {},
      element("p", { class: "lead" }, project.description ?? "No description."),
      facts(project),
      part,
    );
  });
}
