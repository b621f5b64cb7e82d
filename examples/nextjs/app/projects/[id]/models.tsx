"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { type QueryKey, queries } from "vectice/query";
import { pageConnection } from "../../../page/connection.ts";

/**
 * The models of a project. The key is the server's, so
 * that its answer is found under it; the page asks again through the proxy.
 */
export function Models(props: {
  readonly project: string;
  readonly queryKey: QueryKey;
}): ReactElement {
  const { project, queryKey } = props;
  const { data: models = [], dataUpdatedAt } = useQuery({
    queryKey,
    queryFn: async (context) =>
      queries(await pageConnection())
        .models(project)
        .queryFn(context),
    // The connection repeats what is safe to repeat.
    retry: false,
    // What cannot be read goes to error.tsx, which explains it.
    throwOnError: true,
  });
  return (
    <section>
      <h2>Models</h2>
      {models.length === 0 && <p>This project has no models.</p>}
      <ul>
        {models.map(({ id, name, url, type, versionCount, versionStats }) => (
          <li key={id}>
            <a href={url}>{name}</a> {type}, versions: {versionCount}, in production:{" "}
            {versionStats.production}
          </li>
        ))}
      </ul>
      {/* The server's clock and zone are not the page's. */}
      <p suppressHydrationWarning>As of {new Date(dataUpdatedAt).toLocaleTimeString("en")}</p>
    </section>
  );
}
