// @ts-check
import { addressOf } from "../../ui/address.js";
import { crumbs } from "../../ui/links.js";

/**
 * Shows the way to a model, or by way of it to what is below; without it the page is as good.
 *
 * @param {import("vectice").Model} model
 * @param {HTMLElement} way
 * @param {AbortSignal} signal
 * @param {Parameters<typeof crumbs>} below steps after the project
 */
export async function showWay(model, way, signal, ...below) {
  const project = await model.project({ signal }).catch(() => null);
  if (project !== null && !signal.aborted) {
    const { workspace } = project;
    way.replaceChildren(
      crumbs(
        { name: workspace.name, href: addressOf("workspaces", workspace.id) },
        { name: project.name, href: addressOf("projects", project.id) },
        ...below,
      ),
    );
  }
}
