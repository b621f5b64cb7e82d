import { protocolError } from "../../client/http/answer.ts";
import { field, textOf } from "../../client/field.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";

/** What became of a model or dataset that was logged. */
export interface Registration {
  /** The version's id. */
  readonly id: string;
  /** The version's name. */
  readonly name: string;
  /** The version's page. */
  readonly url: string;
  /** What it is a version of. */
  readonly parent: { readonly name: string };
  /** What is new: the model or dataset, a version of it, or nothing, where this version was there before. */
  readonly created: "model" | "dataset" | "version" | "nothing";
}

/** Where an answer says what was made. */
interface Answered {
  readonly operation: string;
  readonly version: unknown;
  readonly parent: unknown;
  readonly created: Registration["created"] | undefined;
}

/**
 * Reads the answer of a registration. Without an id nobody can tell what was made; whatever else is
 * odd in it is no failure, because the registration was done.
 */
export function readRegistration(
  { client }: WriteRuntime,
  iteration: Pick<IterationTarget, "url">,
  { operation, version, parent, created }: Answered,
  sentName: string,
): Registration {
  const id = textOf(field(version, "vecticeId"));
  if (id === undefined || !/^(?:DTV|MDV)-\d+$/.test(id)) {
    throw protocolError(
      { host: client.host, operation, maybeApplied: true },
      "something else than promised: there is no id of the version that was registered.",
    );
  }
  const name = textOf(field(version, "name"));
  const parentName = textOf(field(parent, "name"));
  if (name === undefined || parentName === undefined || created === undefined) {
    client.logger.warn(
      `${client.host} did what ${operation} asked, but its answer is odd: not all of what it registered as ${id} is told.`,
    );
  }
  const pages = iteration.url.slice(0, iteration.url.lastIndexOf("/iteration/"));
  return {
    id,
    name: name ?? id,
    url: `${pages}/${id.startsWith("MDV") ? "modelversion" : "datasetversion"}/${id}`,
    parent: { name: parentName ?? sentName },
    created: created ?? "version",
  };
}
