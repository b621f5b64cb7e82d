import { about } from "../../client/about.ts";
import type { GenericSchema, InferOutput } from "valibot";
import type { CallOptions, Client } from "../../client/client.ts";
import { quoted } from "../../client/text/excerpt.ts";
import type { Operation } from "../../client/graphql/operation.ts";
import { NotFoundError } from "../../errors.ts";
import { type Kind, parseId, type Reference, subjectOf } from "./reference.ts";

/** Reads one thing by its id or number. */
export async function readById<Variables, Schema extends GenericSchema>(
  client: Client,
  kind: Kind,
  reference: Reference,
  operation: Operation<Variables, Schema>,
  variables: (id: string) => Variables,
  options: CallOptions,
): Promise<InferOutput<Schema>> {
  const id = idOf(client, kind, reference);
  return client.query(operation, variables(id), about(options, subjectOf(kind, { id })));
}

function idOf(client: Client, kind: Kind, reference: Reference): string {
  try {
    return parseId(kind, reference);
  } catch (error) {
    throw client.cleanError(error);
  }
}

interface Place {
  readonly vecticeId: string;
  readonly name: string;
}

/** Refuses a thing that an id has led to, when it belongs to another place than was asked. */
export function checkHome(
  kind: Kind,
  id: string,
  home: Place,
  asked: { readonly kind: Kind; readonly id: string; readonly name?: string },
): void {
  if (home.vecticeId !== asked.id) {
    throw new NotFoundError(
      `${id} belongs to ${asked.kind} ${quoted(home.name)} (${home.vecticeId}), not to ` +
        `${asked.name === undefined ? asked.id : `${quoted(asked.name)} (${asked.id})`}. connection.${kind}("${id}") opens it wherever it is.`,
      { resource: kind, reference: id },
    );
  }
}
