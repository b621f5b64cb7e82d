import { useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Heading, Link, type Named, Trail } from "./place.tsx";
import { useVectice } from "./vectice.ts";

interface Item extends Named {
  readonly description: string | null;
}

/** What belongs to a place, each with a page of its own. */
function Cards({ items }: { readonly items: readonly Item[] }): ReactElement {
  return items.length === 0 ? (
    <p>There is nothing yet.</p>
  ) : (
    <ul className="cards">
      {items.map(({ description, ...item }) => (
        <li className="panel" key={item.id}>
          <Link {...item} />
          <p>{description}</p>
        </li>
      ))}
    </ul>
  );
}

export function WorkspacesPage(): ReactElement {
  const { all } = useVectice();
  const { data: workspaces } = useSuspenseQuery(all.workspaces());
  return (
    <>
      <Heading>Workspaces</Heading>
      <Cards items={workspaces} />
    </>
  );
}

export function WorkspacePage({ id }: { readonly id: string }): ReactElement {
  const { all } = useVectice();
  const [{ data: workspace }, { data: projects }] = useSuspenseQueries({
    queries: [all.workspace(id), all.projects(id)],
  });
  return (
    <>
      <Trail />
      <Heading>{workspace.name}</Heading>
      <p className="lead">{workspace.description}</p>
      <h2>Projects</h2>
      <Cards items={projects} />
    </>
  );
}

export function ProjectPage({ id }: { readonly id: string }): ReactElement {
  const { all } = useVectice();
  const [{ data: project }, { data: models }] = useSuspenseQueries({
    queries: [all.project(id), all.models(id)],
  });
  return (
    <>
      <Trail steps={[project.workspace]} />
      <Heading>{project.name}</Heading>
      <p className="lead">{project.description}</p>
      <h2>Models</h2>
      <Cards items={models} />
    </>
  );
}
