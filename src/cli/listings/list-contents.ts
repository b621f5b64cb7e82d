import type { Asset, Browsed, ListOptions, ModelVersion, Project } from "../../index.ts";
import type { Output } from "../output/output.ts";
import { UsageError } from "../usage-error.ts";
import { column, description, listing, named } from "./columns.ts";

/** Lists what a thing holds, or the kind of things that is named. */
export async function listContents(
  { list }: Output,
  thing: Browsed,
  kind: string | undefined,
  options: ListOptions,
): Promise<void> {
  if (kind !== undefined) {
    return listKind({ list }, thing, kind, options);
  }
  switch (thing.kind) {
    case "workspace":
      return list(listing(thing.projects(options), [...named, description]));
    case "project":
      return list(
        listing(thing.phases(options), [
          ...named,
          column("statusLabel", "status"),
          { heading: "owner", value: ({ owner }) => owner?.name, cut: true },
        ]),
      );
    case "phase":
      return list(
        listing(thing.iterations(options), [
          ...named,
          column("statusLabel", "status"),
          { heading: "owner", value: ({ owner }) => owner?.name, cut: true },
        ]),
      );
    case "iteration":
      return list(
        listing(thing.assets(options), [
          column("id"),
          column("type"),
          { heading: "section", value: ({ section }) => section, cut: true },
          { heading: "content", value: contentOf, cut: true },
        ]),
      );
    case "model":
      return list(
        listing(thing.versions({ ...options, newestFirst: true }), [
          ...named,
          column("statusLabel", "status"),
          column("approval"),
          column("risk"),
          column("createdAt", "created"),
        ]),
      );
    case "modelVersion":
      return list(listing(thing.attachments(options), [...named, column("type")]));
    case "dataset":
      return list(
        listing(thing.versions({ ...options, newestFirst: true }), [
          ...named,
          column("createdAt", "created"),
          description,
        ]),
      );
    case "datasetVersion":
      return list(
        listing(thing.items(options), [
          ...named,
          column("type"),
          column("usage"),
          column("size"),
          column("rowCount", "rows"),
          column("columnCount", "columns"),
        ]),
      );
  }
}

async function listKind(
  { list }: Pick<Output, "list">,
  thing: Browsed,
  kind: string,
  options: ListOptions,
): Promise<void> {
  if (thing.kind === "project" && (kind === "models" || kind === "datasets")) {
    const columns = [
      ...named,
      column("type"),
      column("versionCount", "versions"),
      column("updatedAt", "updated"),
    ];
    return kind === "models"
      ? list(listing(thing.models(options), columns))
      : list(listing(thing.datasets(options), columns));
  }
  if (thing.kind === "project" || thing.kind === "modelVersion") {
    if (kind === "reports") {
      return listReports({ list }, thing, options);
    }
    if (kind === "issues") {
      return listIssues({ list }, thing, options);
    }
  }
  throw new UsageError(
    `${thing.id} has no ${kind}. Projects have models, datasets, reports and issues; model versions have reports and issues.`,
  );
}

function listReports(
  { list }: Pick<Output, "list">,
  thing: Project | ModelVersion,
  options: ListOptions,
): Promise<void> {
  return list(
    listing(thing.reports(options), [
      ...named,
      { heading: "creator", value: ({ creator }) => creator?.name, cut: true },
      column("updatedAt", "updated"),
    ]),
  );
}

function listIssues(
  { list }: Pick<Output, "list">,
  thing: Project | ModelVersion,
  options: ListOptions,
): Promise<void> {
  return list(
    listing(thing.issues(options), [
      ...named,
      column("severity"),
      column("statusLabel", "status"),
      { heading: "assignee", value: ({ assignee }) => assignee?.name, cut: true },
    ]),
  );
}

function contentOf({ text, modelVersion, datasetVersion, file, table }: Asset): string {
  const version = modelVersion ?? datasetVersion;
  return version === null
    ? (file?.name ?? table?.name ?? text ?? "")
    : `${version.name} (${version.id})`;
}
