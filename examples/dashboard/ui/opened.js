// @ts-check
import { keepInAddress, placeOf } from "./address.js";

/** Ids of what is open on the page, as the address has them: `?open=PHA-4.ITR-9`. */
function ids() {
  return (placeOf(location.hash).search.get("open") ?? "").split(".").filter((id) => id !== "");
}

/** @param {string} id */
export function isOpened(id) {
  return ids().includes(id);
}

/**
 * @param {string} id
 * @param {boolean} isOpen
 */
export function keepOpened(id, isOpen) {
  const others = ids().filter((other) => other !== id);
  keepInAddress("open", [...others, ...(isOpen ? [id] : [])].join("."));
}
