// @ts-check
import { badge, labelOf } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { dayText, numberText } from "../../ui/format.js";
import { ownValue } from "./figures.js";
import { riskText } from "./version-panel.js";

/**
 * @typedef {import("vectice").ModelVersion} ModelVersion
 * @typedef {{
 *   readonly key: string,
 *   readonly title: string,
 *   readonly isNumber: boolean,
 *   readonly rank: (version: ModelVersion) => number | string | null,
 *   readonly cell: (version: ModelVersion) => Node | string,
 * }} Column `rank`: what it is sorted by; null, where there is nothing, comes last in any direction
 */

const statuses = ["EXPERIMENTATION", "STAGING", "PRODUCTION", "RETIRED", "DISCARDED"];
const risks = ["LOW", "MEDIUM", "HIGH"];
const approvals = ["ToValidate", "InValidation", "Validated", "Approved", "Rejected"];

/** @type {readonly Column[]} */
const fixed = [
  {
    key: "status",
    title: "Status",
    isNumber: false,
    rank: ({ status }) => statusRank(status),
    cell: ({ status, statusLabel }) => badge(status, statusLabel),
  },
  {
    key: "risk",
    title: "Risk",
    isNumber: false,
    rank: ({ risk }) => placeIn(risks, risk),
    cell: ({ risk }) => (risk === null || risk === "UNDEFINED" ? "–" : badge(risk, riskText(risk))),
  },
  {
    key: "approval",
    title: "Approval",
    isNumber: false,
    rank: ({ approval }) => placeIn(approvals, approval),
    cell: ({ approval }) => (approval === null ? "–" : badge(approval, labelOf(approval))),
  },
  {
    key: "author",
    title: "Author",
    isNumber: false,
    rank: ({ creator }) => creator?.name ?? null,
    cell: ({ creator }) => creator?.name ?? "–",
  },
  {
    key: "date",
    title: "Made on",
    isNumber: false,
    rank: ({ createdAt }) => createdAt?.valueOf() ?? null,
    cell: ({ createdAt }) =>
      createdAt === null
        ? "–"
        : element("time", { datetime: createdAt.toISOString() }, dayText(createdAt)),
  },
];

/** @type {Column} */
export const nameColumn = {
  key: "version",
  title: "Version",
  isNumber: false,
  rank: ({ name }) => name,
  cell: ({ name }) => name,
};

/**
 * What a table of versions shows beside their names.
 *
 * @param {readonly string[]} metrics
 * @returns {readonly Column[]}
 */
export function versionColumns(metrics) {
  return [
    ...fixed,
    ...metrics.map((metric) => ({
      // A metric may be called like another column.
      key: `metric.${metric}`,
      title: metric,
      isNumber: true,
      rank: (/** @type {ModelVersion} */ version) => finite(ownValue(version.metrics, metric)),
      cell: (/** @type {ModelVersion} */ version) => {
        const value = ownValue(version.metrics, metric);
        return value === undefined ? "–" : numberText(value);
      },
    })),
  ];
}

// Version 9 comes before version 10.
const collator = new Intl.Collator("en", { numeric: true });

/**
 * Sorts versions by a column; those that are equal in it stay newest first.
 *
 * @param {readonly ModelVersion[]} versions oldest first
 * @param {Column} column
 * @param {boolean} isDescending
 */
export function sortedBy(versions, { rank }, isDescending) {
  const direction = isDescending ? -1 : 1;
  return versions
    .map((version) => ({ version, rank: rank(version) }))
    .toReversed()
    .toSorted((one, other) => {
      if (one.rank === null || other.rank === null) {
        return Number(one.rank === null) - Number(other.rank === null);
      }
      return typeof one.rank === "number" && typeof other.rank === "number"
        ? direction * (one.rank - other.rank)
        : direction * collator.compare(String(one.rank), String(other.rank));
    })
    .map(({ version }) => version);
}

/**
 * Where a status stands in the life of a version.
 *
 * @param {string} status
 */
export function statusRank(status) {
  return placeIn(statuses, status) ?? statuses.length;
}

/**
 * A word that is not known stands behind those that are.
 *
 * @param {readonly string[]} words
 * @param {string | null} word
 */
function placeIn(words, word) {
  if (word === null || word === "UNDEFINED") {
    return null;
  }
  const place = words.indexOf(word);
  return place === -1 ? words.length : place;
}

/** @param {number | undefined} value */
function finite(value) {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
