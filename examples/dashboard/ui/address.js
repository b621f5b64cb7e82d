// @ts-check

/**
 * Where a person is: what stands behind the # of the address, so that every page can be linked to.
 *
 * @typedef {{
 *   kind: "workspaces" | "workspace" | "project" | "model" | "version",
 *   reference: string,
 *   search: URLSearchParams,
 * }} Place
 */

/** @type {ReadonlyMap<string, "workspace" | "project" | "model" | "version">} */
const kinds = new Map([
  ["workspaces", "workspace"],
  ["projects", "project"],
  ["models", "model"],
  ["versions", "version"],
]);

/**
 * @param {string} hash such as `#/models/MDL-3?metric=auc`
 * @returns {Place}
 */
export function placeOf(hash) {
  const [path = "", search = ""] = hash.split("?", 2);
  const [, folder = "", reference = ""] = /^#\/(\w+)\/(.+)$/.exec(path) ?? [];
  const kind = kinds.get(folder);
  return kind === undefined
    ? { kind: "workspaces", reference: "", search: new URLSearchParams() }
    : { kind, reference: decoded(reference), search: new URLSearchParams(search) };
}

/**
 * @param {"workspaces" | "projects" | "models" | "versions"} folder
 * @param {string} id
 * @param {Readonly<Record<string, string>>} [search]
 */
export function addressOf(folder, id, search = {}) {
  const query = new URLSearchParams(search).toString();
  return `#/${folder}/${encodeURIComponent(id)}${query === "" ? "" : `?${query}`}`;
}

/**
 * Writes what was chosen on a page into its address, without a step in the history; "" takes it out.
 *
 * @param {string} key
 * @param {string} value
 */
export function keepInAddress(key, value) {
  const { search } = placeOf(location.hash);
  if (value === "") {
    search.delete(key);
  } else {
    search.set(key, value);
  }
  const [hash = ""] = location.hash.split("?", 1);
  const path = hash === "" ? "#/workspaces" : hash;
  history.replaceState(history.state, "", search.size === 0 ? path : `${path}?${search}`);
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
