/** Whether anybody can see the page and anything can be reached; always so outside a browser. */
export interface Visibility {
  readonly awake: boolean;
  /** Takes the listeners away. */
  stop(): void;
}

/**
 * Follows the page's visibility and the device's connection, where there are such things. A worker
 * has no page, and most servers know nothing of a network: both then count as awake.
 */
export function observeVisibility(changed: () => void): Visibility {
  const page = typeof document === "undefined" ? undefined : document;
  const network = typeof navigator === "undefined" ? undefined : navigator;
  const target = typeof addEventListener === "function" ? globalThis : undefined;
  page?.addEventListener("visibilitychange", changed);
  target?.addEventListener("online", changed);
  target?.addEventListener("offline", changed);
  return {
    get awake() {
      // Node has a navigator that knows no `onLine`: only a plain `false` means offline.
      return page?.visibilityState !== "hidden" && network?.onLine !== false;
    },
    stop() {
      page?.removeEventListener("visibilitychange", changed);
      target?.removeEventListener("online", changed);
      target?.removeEventListener("offline", changed);
    },
  };
}
