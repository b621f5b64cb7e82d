// @ts-check
import { downloadButton } from "./file-buttons.js";
import { pictureButton } from "./picture.js";
import { dataTable } from "../../ui/data-table.js";
import { element, button } from "../../ui/element.js";
import { errorPanel } from "../../ui/error-panel.js";
import { versionSection } from "./version-section.js";
import { nothing } from "../../ui/section.js";

/**
 * What is attached to a version: files to download, tables to read here.
 *
 * @param {AbortSignal} signal
 */
export function versionFiles(signal) {
  return versionSection("Files and tables", "files-part", 8, signal, async (version, current) => {
    const attachments = await version.attachments({ signal: current });
    return attachments.length === 0
      ? nothing(`Nothing is attached to ${version.name}.`)
      : element(
          "ul",
          { class: "panel rows" },
          ...attachments.map((attachment) => item(version, attachment, current)),
        );
  });
}

/**
 * @param {import("vectice").ModelVersion} version
 * @param {import("vectice").Attachment} attachment
 * @param {AbortSignal} signal
 */
function item(version, { name, type }, signal) {
  const place = element("div", { class: "opened", hidden: true });
  const isImage = type === "file" && /\.(png|jpe?g|gif|webp)$/i.test(name);
  const buttons =
    type === "table"
      ? [tableButton(version, name, place, signal)]
      : [
          ...(isImage ? [pictureButton(version, name, place, signal)] : []),
          downloadButton(version, name, place, signal),
        ];
  return element(
    "li",
    { class: "row file" },
    element(
      "span",
      { class: "file-name" },
      element("span", {}, name),
      element("span", { class: "small" }, type === "table" ? "Table" : kindOf(name)),
    ),
    element("span", { class: "actions" }, ...buttons),
    place,
  );
}

/** @param {string} name */
function kindOf(name) {
  const ending = /\.(\w{1,5})$/.exec(name)?.[1];
  return ending === undefined ? "File" : `${ending.toUpperCase()} file`;
}

/**
 * Opens a table in its place, and closes it.
 *
 * @param {import("vectice").ModelVersion} version
 * @param {string} name
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
function tableButton(version, name, place, signal) {
  const toggle = button("Show", () => void (place.hidden ? open() : close()), "small-button");
  toggle.setAttribute("aria-label", `Show ${name}`);
  toggle.setAttribute("aria-expanded", "false");

  async function open() {
    toggle.disabled = true;
    try {
      const { columns, rows } = await version.table(name, { signal });
      const cells = rows.map((row) => columns.map((column) => cellText(row[column])));
      place.replaceChildren(
        rows.length === 0 ? nothing("This table has no rows.") : dataTable(name, columns, cells),
      );
    } catch (error) {
      place.replaceChildren(errorPanel(error));
    }
    toggle.disabled = false;
    set(true);
  }

  function close() {
    place.replaceChildren();
    set(false);
  }

  /** @param {boolean} on */
  function set(on) {
    place.hidden = !on;
    toggle.textContent = on ? "Hide" : "Show";
    toggle.setAttribute("aria-expanded", String(on));
    toggle.setAttribute("aria-label", `${on ? "Hide" : "Show"} ${name}`);
    toggle.focus();
  }

  return toggle;
}

/** @param {unknown} value */
function cellText(value) {
  if (typeof value === "number") {
    return value;
  }
  if (value === null || value === undefined) {
    return "–";
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
