// @ts-check

/** How old, in milliseconds, what is known of the version before may be. */
const oldEnough = 60_000;

/**
 * Reads a version, and the one before it. That one is looked for among all versions of the model,
 * the newest first, so it is read once a minute.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} reference
 */
export function versionReader(connection, reference) {
  /** @type {import("vectice").ModelVersion | undefined} */
  let before;
  let readAt = 0;

  /** @param {{ readonly signal: AbortSignal }} options */
  return async function readVersion(options) {
    const version = await connection.modelVersion(reference, options);
    if (readAt === 0 || Date.now() - readAt >= oldEnough) {
      before = await version.previous(options);
      readAt = Date.now();
    }
    return { version, before };
  };
}
