// @ts-check
import { titleOf } from "../../ui/error-panel.js";
import { watch } from "../../vendor/live.js";
import { pauseOf } from "../../ui/pause.js";
import { modelReader } from "./read-model.js";

/**
 * @typedef {{ readonly id: string, readonly name: string, readonly versions: readonly import("vectice").ModelVersion[] }} Other
 */

/** Models beside the one of the page: more lines than these cannot be told apart. */
export const mostOthers = 4;

/**
 * Reads the models that are shown beside the one of the page, and keeps them up to date.
 *
 * @param {import("vectice").Connection} connection
 * @param {AbortSignal} signal
 * @param {() => void} changed
 */
export function otherModels(connection, signal, changed) {
  /** @type {Map<string, { end: AbortController, other?: Other, problem?: string }>} */
  const followed = new Map();

  /** @param {string} id */
  async function follow(id) {
    /** @type {{ end: AbortController, other?: Other, problem?: string }} */
    const own = { end: new AbortController() };
    followed.set(id, own);
    const ending = AbortSignal.any([signal, own.end.signal]);
    const tell = (/** @type {unknown} */ error) => {
      own.problem = `${own.other?.name ?? id} could not be read: ${titleOf(error)}.`;
      changed();
    };
    try {
      const values = watch(modelReader(connection, id), {
        every: pauseOf(location.search, 5000),
        signal: ending,
        onError: tell,
        onRecover: () => {
          delete own.problem;
          changed();
        },
      });
      for await (const { model, versions } of values) {
        own.other = { id, name: model.name, versions };
        delete own.problem;
        changed();
      }
    } catch (error) {
      if (!ending.aborted) {
        tell(error);
      }
    }
  }

  return {
    /** @param {readonly string[]} ids */
    choose(ids) {
      for (const [id, { end }] of followed) {
        if (!ids.includes(id)) {
          end.abort();
          followed.delete(id);
        }
      }
      for (const id of ids.slice(0, mostOthers)) {
        if (!followed.has(id)) {
          void follow(id);
        }
      }
    },
    /** Those that are here by now. */
    models: () => [...followed.values()].flatMap(({ other }) => other ?? []),
    problems: () => [...followed.values()].flatMap(({ problem }) => problem ?? []),
  };
}
