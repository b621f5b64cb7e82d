"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, useState } from "react";

/** Milliseconds between two looks at what a page shows. */
const interval = 5000;

/** The cache of the page: what the server read is put into it, and asked for again and again. */
export function Providers({ children }: { readonly children: ReactNode }): ReactElement {
  // In the state, so that visitors do not share it while the server renders.
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { refetchInterval: interval, staleTime: interval } },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
