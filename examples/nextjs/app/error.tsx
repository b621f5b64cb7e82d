"use client";

import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactElement, startTransition } from "react";
import { explain } from "vectice/query";
import { Trouble } from "../page/trouble.tsx";

/** Stands in the place of a page that failed. */
export default function ErrorPage(props: {
  readonly error: Error;
  readonly reset: () => void;
}): ReactElement {
  const { error, reset } = props;
  const queries = useQueryErrorResetBoundary();
  const router = useRouter();
  const retry = (): void =>
    startTransition(() => {
      // The queries of the page ask again, and so does the server.
      queries.reset();
      router.refresh();
      reset();
    });
  return <Trouble page explanation={explain(error)} message={error.message} retry={retry} />;
}
