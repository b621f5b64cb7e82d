import { useQuery, useSuspenseQueries } from "@tanstack/react-query";
import { type ReactElement, Suspense } from "react";
import type { ModelVersion } from "vectice";
import type { Plain } from "vectice/query";
import { Boundary } from "./boundary.tsx";
import { Iteration } from "./iteration.tsx";
import { Heading, Trail } from "./place.tsx";
import { useVectice } from "./vectice.ts";

export function ModelPage({ id }: { readonly id: string }): ReactElement {
  const { all } = useVectice();
  const [{ data: model }, { data: versions }] = useSuspenseQueries({
    queries: [all.model(id), all.modelVersions(id, { newestFirst: true, limit: 20 })],
  });
  const { data: project } = useQuery({
    ...all.project(model.projectId),
    enabled: model.projectId !== null,
  });
  const iteration = versions[0]?.iterationId;
  return (
    <>
      <Trail steps={project && [project.workspace, project]} />
      <Heading>{model.name}</Heading>
      <p className="lead">{model.description}</p>
      <h2 id="versions">Versions</h2>
      <Versions versions={versions} />
      {/* What is wrong with the iteration leaves the rest as it is. */}
      <Boundary>
        <Suspense fallback={<p role="status">Loading the iteration …</p>}>
          {iteration && <Iteration id={iteration} />}
        </Suspense>
      </Boundary>
    </>
  );
}

/** The newest versions with the numbers of the first; wide tables scroll, by keys as well. */
function Versions(props: { readonly versions: readonly Plain<ModelVersion>[] }): ReactElement {
  const names = Object.keys(props.versions[0]?.metrics ?? {});
  return (
    <div className="panel wide" role="region" aria-labelledby="versions" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {["Version", "Status", "Technique", "Made", ...names].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.versions.map(({ metrics, createdAt, ...version }) => (
            <tr key={version.id}>
              <th scope="row">{version.name}</th>
              <td>{version.statusLabel}</td>
              <td>{version.technique}</td>
              <td>{createdAt?.slice(0, 10)}</td>
              {names.map((name) => (
                <td key={name}>{metrics[name]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
