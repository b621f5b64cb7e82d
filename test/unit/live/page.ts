import { vi } from "vitest";

/** Counts the listeners that are on it. */
class CountingTarget extends EventTarget {
  listeners = 0;

  override addEventListener(...rest: Parameters<EventTarget["addEventListener"]>): void {
    this.listeners += 1;
    super.addEventListener(...rest);
  }

  override removeEventListener(...rest: Parameters<EventTarget["removeEventListener"]>): void {
    this.listeners -= 1;
    super.removeEventListener(...rest);
  }
}

class Page extends CountingTarget {
  visibilityState = "visible";
}

/** The globals of a browser that tell whether its page is seen and its network there. */
export function stubPage() {
  const page = new Page();
  const network = new CountingTarget();
  const navigator = { onLine: true };
  vi.stubGlobal("document", page);
  vi.stubGlobal("navigator", navigator);
  vi.stubGlobal("addEventListener", network.addEventListener.bind(network));
  vi.stubGlobal("removeEventListener", network.removeEventListener.bind(network));
  return {
    listeners: () => page.listeners + network.listeners,
    show(visibilityState: "visible" | "hidden"): void {
      page.visibilityState = visibilityState;
      page.dispatchEvent(new Event("visibilitychange"));
    },
    connect(onLine: boolean): void {
      navigator.onLine = onLine;
      network.dispatchEvent(new Event(onLine ? "online" : "offline"));
    },
  };
}
