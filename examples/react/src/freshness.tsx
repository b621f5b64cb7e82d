import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useSyncExternalStore } from "react";
import { explain } from "vectice/query";
import { SignIn } from "./boundary.tsx";

/** Says that the page is live; or why not, where what it shows could not be asked for again. */
export function Freshness(): ReactElement {
  const cache = useQueryClient().getQueryCache();
  const failed = useSyncExternalStore(
    (listener) => cache.subscribe(listener),
    () => cache.getAll().find(({ state }) => state.error && state.data)?.state.error,
  );
  if (failed === undefined) {
    return <p role="status">Live</p>;
  }
  const { title, action } = explain(failed);
  return (
    <p role="status">
      Not up to date: {title}. {action === "signIn" && <SignIn />}
    </p>
  );
}
