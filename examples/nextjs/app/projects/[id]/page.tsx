import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactElement } from "react";
import { explain, queries } from "vectice/query";
import { Trouble } from "../../../page/trouble.tsx";
import { signedInConnection } from "../../../server/connection.ts";
import { Models } from "./models.tsx";
import { NoteForm } from "./note-form.tsx";

/** A project. The server reads its models, and the page finds them in its cache; it goes on from there. */
export default async function ProjectPage(props: {
  readonly params: Promise<{ readonly id: string }>;
}): Promise<ReactElement> {
  const { id } = await props.params;
  const connection = await signedInConnection();
  const client = new QueryClient();
  const all = queries(connection);
  const models = all.models(id);
  try {
    const [project, phases] = await Promise.all([
      client.fetchQuery(all.project(id)),
      client.fetchQuery(all.phases(id)),
      client.prefetchQuery(models),
    ]);
    return (
      <>
        <Link href="/">All projects</Link>
        <h1>{project.name}</h1>
        <HydrationBoundary state={dehydrate(client)}>
          <Models project={id} queryKey={models.queryKey} />
          <NoteForm phases={phases.map(({ id, name }) => ({ id, name }))} />
        </HydrationBoundary>
      </>
    );
  } catch (error) {
    // Next.js keeps the words of the server's errors from pages: so they are explained here.
    return <Trouble page explanation={explain(error)} />;
  }
}
