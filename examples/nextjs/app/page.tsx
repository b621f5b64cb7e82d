import Link from "next/link";
import type { ReactElement } from "react";
import { explain } from "vectice/query";
import { Trouble } from "../page/trouble.tsx";
import { signedInConnection } from "../server/connection.ts";

/** All workspaces with their projects. The server reads them; the page gets no more than the list. */
export default async function Home(): Promise<ReactElement> {
  const connection = await signedInConnection();
  const workspaces = await connection.workspaces();
  // Side by side; one that cannot be read takes nothing away from the others.
  const projects = await Promise.allSettled(workspaces.map((workspace) => workspace.projects()));
  return (
    <>
      <form method="post" action="/session?end">
        <button type="submit">Sign out</button>
      </form>
      <h1>Projects</h1>
      {workspaces.map(({ id, name }, place) => {
        const read = projects[place];
        return (
          <section key={id}>
            <h2>{name}</h2>
            {read?.status === "rejected" && <Trouble explanation={explain(read.reason)} />}
            {read?.status === "fulfilled" && read.value.length === 0 && <p>No projects yet.</p>}
            <ul>
              {read?.status === "fulfilled" &&
                read.value.map((project) => (
                  <li key={project.id}>
                    <Link href={`/projects/${project.id}`}>{project.name}</Link>
                  </li>
                ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
