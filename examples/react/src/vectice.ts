import { QueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Connection } from "vectice";
import { type Queries, queries } from "vectice/query";

/** What is shown is asked for again every 5 seconds; what did not change is not rendered again. */
export const client = new QueryClient({
  defaultOptions: { queries: { refetchInterval: 5000, staleTime: 2500, retry: false } },
});

const connecting = {
  queryKey: ["connection"],
  // The proxy on this page's own origin has the token.
  queryFn: () => Connection.open({ host: "/vectice" }),
  refetchInterval: false,
  staleTime: Infinity,
} as const;

/** The connection, which a page waits for; an `AuthenticationError` where nobody is signed in. */
export function useVectice(): { readonly connection: Connection; readonly all: Queries } {
  const { data: connection } = useSuspenseQuery(connecting);
  return { connection, all: queries(connection) };
}
