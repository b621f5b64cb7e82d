// @ts-check
import { metricsOf } from "../../vendor/analysis.js";

/** Versions that one request brings. */
const pageSize = 100;

/** How old, in milliseconds, what is known of the older versions of a large model may be. */
const oldEnough = 60_000;

/** @typedef {import("vectice").ModelVersion} ModelVersion */

/**
 * Reads a model, its versions, oldest first, and the names of their metrics. Of a large one it reads the newest hundred each time,
 * and all of them once a minute, or when their number is another.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} reference
 */
export function modelReader(connection, reference) {
  /** @type {ReadonlyMap<string, ModelVersion>} */
  let known = new Map();
  let readAt = 0;

  /** @param {{ readonly signal: AbortSignal }} options */
  return async function readModel(options) {
    const model = await connection.model(reference, options);
    const newest = await model
      .versions({ ...options, newestFirst: true })
      .page({ index: 1, size: pageSize });
    const isKnown = known.size === newest.total && Date.now() - readAt < oldEnough;
    if (newest.items.length < newest.total && !isKnown) {
      known = byId(await model.versions(options));
      readAt = Date.now();
    }
    const recent = byId(newest.items);
    known = newest.items.length < newest.total ? new Map([...known, ...recent]) : recent;
    const versions = [...known.values()].toSorted(
      (one, other) => timeOf(one) - timeOf(other) || numberOf(one) - numberOf(other),
    );
    return { model, versions, metrics: await metricsOf({ versions: async () => versions }) };
  };
}

/** @param {readonly ModelVersion[]} versions */
function byId(versions) {
  return new Map(versions.map((version) => [version.id, version]));
}

/** @param {ModelVersion} version */
function timeOf({ createdAt }) {
  return createdAt?.valueOf() ?? 0;
}

/**
 * 12 of `MDV-12`: versions of the same moment stand as they were made.
 *
 * @param {ModelVersion} version
 */
function numberOf({ id }) {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}
