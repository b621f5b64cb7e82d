// @ts-check
import { addressOf } from "../../ui/address.js";
import { element } from "../../ui/element.js";

/**
 * A row of the table of versions; it changes only when its version does.
 *
 * @param {string} id
 * @param {(id: string, isChosen: boolean) => void} choose
 */
export function versionRow(id, choose) {
  const box = element("input", { type: "checkbox", change: () => choose(id, box.checked) });
  const link = element("a", { href: addressOf("versions", id) });
  const head = element(
    "th",
    { scope: "row" },
    element("span", { class: "row-head" }, element("label", { class: "box" }, box), link),
  );
  const node = element("tr", {}, head);
  let print = "";
  return {
    id,
    node,
    /**
     * @param {import("vectice").ModelVersion} version
     * @param {readonly import("./version-columns.js").Column[]} columns
     * @param {boolean} isChosen
     */
    update(version, columns, isChosen) {
      box.checked = isChosen;
      if (node.classList.contains("chosen") !== isChosen) {
        node.classList.toggle("chosen", isChosen);
      }
      const now = JSON.stringify([version, columns.map(({ key }) => key)]);
      if (now === print) {
        return;
      }
      print = now;
      box.setAttribute("aria-label", `Compare ${version.name}`);
      link.textContent = version.name;
      const cells = columns.map(({ isNumber, cell }) =>
        element("td", isNumber ? { class: "number" } : {}, cell(version)),
      );
      node.replaceChildren(head, ...cells);
    },
  };
}
