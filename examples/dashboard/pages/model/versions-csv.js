// @ts-check
import { element, say } from "../../ui/element.js";
import { toCsv, toRecords } from "../../vendor/analysis.js";

/**
 * Saves versions with all their metrics as a file for spreadsheets, in the order they are shown in.
 *
 * @param {string} model
 * @param {readonly import("vectice").ModelVersion[]} versions
 */
export function downloadCsv(model, versions) {
  const href = URL.createObjectURL(
    new Blob([toCsv(toRecords(versions))], { type: "text/csv;charset=utf-8" }),
  );
  element("a", { href, download: `${model} versions.csv` }).click();
  // The browser has begun to save by then.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  say("The versions were downloaded.");
}
