import type { CodeOption } from "../../environment/code-option.ts";
import * as v from "valibot";
import { field } from "../../client/field.ts";
import { input, mutation } from "../../client/graphql/operation.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import { text } from "../../schemas/leaf.ts";
import { unchecked } from "../answer.ts";
import { checkCode, type CodeVersionInput, findCodeVersion } from "../code/code-version.ts";
import type { IterationContextInput } from "../content/add-content.ts";
import { type LogOptions, sectionName } from "../content/section.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";
import {
  type AttachmentInput,
  type AttachOptions,
  attachSteps,
  checkAttachments,
  withOpenFiles,
} from "./attachments.ts";
import {
  checkDescribed,
  checkDescriptions,
  type ColumnDescriptions,
} from "./column-descriptions.ts";
import { checkSources, type DatasetSource } from "./dataset-source.ts";
import { checkOrigins, type DerivedFrom, type InputIds, inputIds } from "./derived-from.ts";
import { findFiles, readSources } from "./read-sources.ts";
import { checkKind, checkMembers } from "./known-members.ts";
import { readRegistration, type Registration } from "./registration.ts";
import type { DatasetSourceWire } from "./source-input.ts";
import { withSteps } from "./steps.ts";
import { type Properties, propertiesInput, type Stamped, stamped } from "./values.ts";
import { datasetName } from "./version-name.ts";

/** A dataset that is logged. What describes it is sent, never its content. */
export interface DatasetDefinition {
  /** Default: made of the local time. */
  readonly name?: string | undefined;
  /** Default `UNKNOWN`; `MODELING` needs a source for TRAINING and one for TESTING. */
  readonly type?: "ORIGIN" | "CLEAN" | "VALIDATION" | "MODELING" | "UNKNOWN" | undefined;
  readonly sources?: readonly DatasetSource[] | undefined;
  readonly properties?: Properties | undefined;
  /** Files and tables, each with a name of its own. */
  readonly attachments?: readonly AttachmentInput[] | undefined;
  /** What it was made from. */
  readonly derivedFrom?: DerivedFrom | undefined;
  /** What its columns hold. */
  readonly columns?: ColumnDescriptions | undefined;
  /** The code that made it; `false`: none. Default: as the connection's option says. */
  readonly code?: CodeOption | undefined;
}

/** Options of `logDataset`. */
export interface LogDatasetOptions extends LogOptions, AttachOptions {
  /**
   * Gives the SHA-256 of a file in hexadecimal, in place of the platform's own. Without it, pages leave the
   * fingerprint of files over 32 MB out, with a warning.
   */
  readonly sha256?: ((file: Blob) => Promise<string>) | undefined;
}

type DatasetType = NonNullable<DatasetDefinition["type"]>;

const types: readonly DatasetType[] = ["ORIGIN", "CLEAN", "VALIDATION", "MODELING", "UNKNOWN"];

interface DatasetRegisterInput extends InputIds {
  readonly name: string;
  readonly type: DatasetType;
  readonly datasetSources: readonly DatasetSourceWire[];
  readonly codeVersion: CodeVersionInput | null;
  readonly properties: Stamped<string> | null;
}

/** `registerDataset`. */
export const registerDataset = mutation(
  "registerDataset",
  {
    iterationContext: input<IterationContextInput>("IterationContextInput!"),
    data: input<DatasetRegisterInput>("DatasetRegisterInput!"),
  },
  unchecked(
    v.object({
      datasetVersion: v.object({ vecticeId: text, name: text, dataSet: v.object({ name: text }) }),
      useExistingDataset: v.boolean(),
      useExistingVersion: v.boolean(),
    }),
  ),
);

/** What a definition may have; `kind` is what dataset(…) adds. */
const members = [
  "name",
  "type",
  "sources",
  "properties",
  "attachments",
  "derivedFrom",
  "columns",
  "code",
  "kind",
];

/** Registers a dataset, then attaches its files and tables. All is checked before. */
export async function logDataset(
  runtime: WriteRuntime,
  iteration: IterationTarget,
  definition: DatasetDefinition,
  options: LogDatasetOptions,
): Promise<Registration> {
  checkMembers(definition, "A dataset", members);
  checkKind(definition, "datasetDefinition", "logDataset");
  const { client, environment, lines } = runtime;
  const { signal, timeout } = options;
  const iterationContext = { iterationId: iteration.id, stepName: sectionName(options.section) };
  const now = new Date();
  const name = datasetName(definition.name, now);
  const type = checkType(definition.type);
  const given = checkSources(definition.sources, type);
  const descriptions = checkDescriptions(definition.columns);
  checkDescribed(descriptions, given, client.logger);
  const properties = stamped(propertiesInput(definition.properties), now.toISOString());
  const origins = checkOrigins(definition.derivedFrom);
  const code = checkCode(definition.code ?? runtime.code);
  const { files, tables } = checkAttachments(definition.attachments, options, client.logger);
  return withSteps(true, (take) =>
    lines.wait(iteration.id, signal, () =>
      withOpenFiles(runtime, files, signal, async (opened) => {
        const sources = [];
        for (const [index, source] of given.entries()) {
          sources.push(await findFiles(source, `Source ${index + 1}`));
        }
        const codeVersion = await findCodeVersion(code, environment);
        const data: DatasetRegisterInput = {
          name,
          type,
          datasetSources: await readSources(runtime, sources, descriptions, options),
          ...(await inputIds(origins, { signal, timeout })),
          codeVersion,
          properties,
        };
        const answer: unknown = await client.query(
          registerDataset,
          { iterationContext, data },
          { signal, timeout },
        );
        const version = field(answer, "datasetVersion");
        const registration = readRegistration(
          runtime,
          iteration,
          {
            operation: "registerDataset",
            version,
            parent: field(version, "dataSet"),
            created: createdOf(
              field(answer, "useExistingDataset"),
              field(answer, "useExistingVersion"),
            ),
          },
          name,
        );
        const { id } = registration;
        await take(
          id,
          attachSteps(runtime, "datasetversion", id, { files: opened, tables }, options),
        );
        return registration;
      }),
    ),
  );
}

function createdOf(oldDataset: unknown, oldVersion: unknown): Registration["created"] | undefined {
  if (typeof oldDataset !== "boolean" || typeof oldVersion !== "boolean") {
    return undefined;
  }
  return oldVersion ? "nothing" : oldDataset ? "version" : "dataset";
}

function checkType(type: unknown): DatasetType {
  const known = types.find((one) => one === (type ?? "UNKNOWN"));
  if (known === undefined) {
    throw new InvalidRequestError(
      `The type of a dataset is one of ${types.join(", ")}, but is ${typeof type === "string" ? quoted(type) : kindOf(type)}.`,
      { resource: "dataset" },
    );
  }
  return known;
}
