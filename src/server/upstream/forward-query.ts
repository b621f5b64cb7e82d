import { Kind } from "graphql";
import type { Redactor } from "../../client/text/redactor.ts";
import { jsonAnswer } from "../http/responses.ts";
import type { CheckedDocument } from "../graphql/check-document.ts";
import { type Envelope, envelopeOf, refusalOf, statusOf } from "./graphql-answer.ts";
import { creatingQueries } from "../graphql/operations.ts";
import type { GraphQLRequest } from "../graphql/request.ts";
import { passedHeaders } from "../http/headers.ts";
import { Refusal } from "../refusal.ts";
import { countRootFields } from "../../client/graphql/count-root-fields.ts";
import { TokenRefusedByField } from "../../client/http/answer.ts";
import { tokenRefused, type Upstream } from "./upstream.ts";

/** What a document that may change something mentions. */
const writing = new RegExp(`\\b(?:mutation|${creatingQueries.join("|")})\\b`);

/** What forwarding needs besides the request. */
export interface Forwarding {
  readonly upstream: Upstream;
  readonly redactor: Redactor;
  /** The address of the web app. */
  readonly web: string;
  readonly answerBytes: number;
  /** Milliseconds for a part of an answer to be read. */
  readonly time: number;
}

/** An answer of Vectice that was read and made harmless. */
export interface Forwarded extends Envelope {
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it is a whole answer without any error, of the HTTP status 200. */
  readonly isClean: boolean;
}

/** What is sent to Vectice: nothing in it is the caller's own text. */
export interface UpstreamQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** The request as it goes upstream: written anew, with the variables that the operation declares. */
export function upstreamQuery(
  { variables, operationName }: GraphQLRequest,
  { operation, name, text }: CheckedDocument,
): UpstreamQuery {
  if (operationName !== undefined && operationName !== name) {
    throw new Refusal(
      400,
      "operation_name",
      "The operationName is not the name of the document's operation.",
    );
  }
  const declared = (operation.variableDefinitions ?? [])
    .filter(({ kind }) => kind === Kind.VARIABLE_DEFINITION)
    .map(({ variable }) => variable.name.value)
    .filter((key) => Object.hasOwn(variables, key));
  return {
    query: text,
    variables: Object.fromEntries(declared.map((key) => [key, variables[key]])),
    ...(name === undefined ? {} : { operationName: name }),
  };
}

/** Sends a query and reads its answer, whatever it says. */
export async function askUpstream(
  forwarding: Forwarding,
  request: Request,
  json: UpstreamQuery,
  signal: AbortSignal,
): Promise<Forwarded> {
  const { upstream, redactor, answerBytes } = forwarding;
  const sent = {
    method: "POST",
    path: "graphql",
    operation: json.operationName ?? "graphql",
    json,
    limit: answerBytes,
    signal,
  } as const;
  const asked = { writes: writing.test(json.query), rootFields: countRootFields(json.query) };
  let beside: Forwarded | Refusal | undefined;
  try {
    return await upstream.send(request, sent, (answer) => {
      const headers = passedHeaders(answer.headers, redactor);
      let read: ReturnType<typeof envelopeOf>;
      try {
        read = envelopeOf(answer.text, answer.status, redactor, asked);
      } catch (error) {
        throw error instanceof Refusal ? refusalOf(answer.status, headers) : error;
      }
      const { refused, ...envelope } = read;
      const isClean = answer.status === 200 && envelope.errors.length === 0;
      const forwarded = { ...envelope, headers, isClean };
      if (refused === undefined) {
        return forwarded;
      }
      if (refused === "before") {
        throw tokenRefused();
      }
      // The token is not used again. What it was refused beside is not sent again.
      beside = refused === "open" ? forwarded : tokenRefusedByField();
      throw new TokenRefusedByField("Vectice refused the proxy's token.");
    });
  } catch (error) {
    if (beside === undefined || beside instanceof Refusal) {
      throw beside ?? error;
    }
    return beside;
  }
}

/** By its status, the page knows that nothing was done, and that it may try again. */
function tokenRefusedByField(): Refusal {
  return new Refusal(
    425,
    "proxy_token_refused",
    "Vectice refused the proxy's token before this was carried out. The token is renewed: try again.",
  );
}

/** The answer to the page. */
export function answerOf(
  { redactor, time }: Forwarding,
  { headers, ...envelope }: Omit<Forwarded, "isClean">,
): Response {
  const { data, errors } = envelope;
  const text = JSON.stringify(errors.length === 0 ? { data } : { errors, data });
  return jsonAnswer(redactor.conceal(text), statusOf(envelope), headers, time);
}
