// @ts-check
import { addressOf } from "../../ui/address.js";
import { element, heading, rename, show } from "../../ui/element.js";
import { loadInto } from "../../ui/load-into.js";
import { crumbs, facts } from "../../ui/links.js";
import { issuesOf } from "./issues.js";
import { modelsOf } from "./models.js";
import { phasesOf } from "./phases.js";
import { loadedSection } from "../../ui/section.js";

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
  await loadInto(place, "Loading the project…", signal, again, async () => {
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
