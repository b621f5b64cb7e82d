/** Whether anybody can see the page, and whether the device says that it is offline. */
export interface Visibility {
  /** Always so outside a browser. */
  readonly awake: boolean;
  /** A hint, which is wrong on some devices: what it says of the network need not hold for the host. */
  readonly offline: boolean;
  /** Takes the listeners away. */
  stop(): void;
}

/**
 * Follows the page's visibility and the device's connection, where there are such things. A worker
 * has no page, and most servers know nothing of a network: that counts as awake and online.
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
      return page?.visibilityState !== "hidden";
    },
    get offline() {
      // Node has a navigator that knows no `onLine`: only a plain `false` means offline.
      return network?.onLine === false;
    },
    stop() {
      page?.removeEventListener("visibilitychange", changed);
      target?.removeEventListener("online", changed);
      target?.removeEventListener("offline", changed);
    },
  };
}
