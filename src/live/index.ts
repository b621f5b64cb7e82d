export type { WatchOptions } from "./options.ts";
export type { Read } from "./poller.ts";
export type { Watching } from "./subscription.ts";
export { type Watch, watch } from "./watch.ts";
