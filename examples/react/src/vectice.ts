import { QueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Connection } from "vectice";
import { type Queries, queries } from "vectice/query";

/** Milliseconds between two looks at what a page shows. */
const interval = 5000;

/** Everything that is shown is asked for again and again; what did not change is not drawn again. */
export const client = new QueryClient({
  defaultOptions: { queries: { refetchInterval: interval, staleTime: interval / 2, retry: false } },
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
