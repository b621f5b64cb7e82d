// @ts-check
import { addressOf } from "../../../ui/address.js";

// 8 comes before 12.
const collator = new Intl.Collator("en", { numeric: true });

/** @typedef {import("vectice").ModelVersion | import("vectice").DatasetVersion} Version */

/**
 * What a graph of lineage does not tell about its versions: of which model or dataset each is, and
 * where to read more. It notes them as the graph passes them.
 */
export function lineageNames() {
  /** @type {Map<string, { parent: string, name: string, href: string | undefined, url: string }>} */
  const known = new Map();

  /**
   * @param {Version} version
   * @returns {import("vectice/analysis").LineageVersion}
   */
  function noted(version) {
    const { kind, id, name, url } = version;
    const parent = kind === "modelVersion" ? version.model : version.dataset;
    const href = kind === "modelVersion" ? addressOf("versions", id) : undefined;
    known.set(id, { parent: parent?.name ?? id, name, href, url });
    return {
      kind,
      id,
      name,
      url,
      async lineage(options) {
        const { inputs, children } = await version.lineage(options);
        return {
          inputs: inputs.map(noted),
          children: {
            modelVersions: children.modelVersions.map(noted),
            datasetVersions: children.datasetVersions.map(noted),
          },
        };
      },
    };
  }

  /**
   * For sorting: those of one model or dataset stand together, as they were made.
   *
   * @param {string} one
   * @param {string} other
   */
  function inOrder(one, other) {
    const [parent = "", otherParent = ""] = [one, other].map((id) => known.get(id)?.parent);
    return collator.compare(parent, otherParent) || collator.compare(one, other);
  }

  return { noted, known, inOrder };
}
