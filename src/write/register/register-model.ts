import * as v from "valibot";
import { field } from "../../client/field.ts";
import { input, mutation } from "../../client/graphql/operation.ts";
import type { CodeOption } from "../../environment/code-option.ts";
import { text } from "../../schemas/leaf.ts";
import { unchecked } from "../answer.ts";
import { checkCode, type CodeVersionInput, findCodeVersion } from "../code/code-version.ts";
import type { IterationContextInput } from "../content/add-content.ts";
import { type LogOptions, sectionName } from "../content/section.ts";
import { givenText } from "../given.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";
import {
  type AttachmentInput,
  type AttachOptions,
  attachSteps,
  checkAttachments,
  withOpenFiles,
} from "./attachments.ts";
import { checkOrigins, type DerivedFrom, type InputIds, inputIds } from "./derived-from.ts";
import { checkKind, checkMembers } from "./known-members.ts";
import { checkPredictor, type PredictorInput, predictorStep } from "./predictor.ts";
import { readRegistration, type Registration } from "./registration.ts";
import { type ContextInput, contextInput, type TrackedRun } from "./run-context.ts";
import { withSteps } from "./steps.ts";
import {
  type Metrics,
  metricsInput,
  type Properties,
  propertiesInput,
  type Stamped,
  stamped,
} from "./values.ts";
import { modelName } from "./version-name.ts";

/** A model that is logged: each time it is, it has a version more. */
export interface ModelDefinition {
  /** At most 60 characters; default: made of library and technique, or of phase and iteration. */
  readonly name?: string | undefined;
  /** What made it, such as `xgboost`. */
  readonly library?: string | undefined;
  /** How, such as `gradient boosting`. */
  readonly technique?: string | undefined;
  readonly metrics?: Metrics | undefined;
  readonly properties?: Properties | undefined;
  /** Files and tables, each with a name of its own. */
  readonly attachments?: readonly AttachmentInput[] | undefined;
  /** What it was made from. */
  readonly derivedFrom?: DerivedFrom | undefined;
  /** The trained model itself, as a file. */
  readonly predictor?: PredictorInput | undefined;
  /** The run of an experiment tracker that made it. */
  readonly run?: TrackedRun | undefined;
  /** Further facts. */
  readonly info?: Readonly<Record<string, string>> | undefined;
  /** The code that made it; `false`: none. Default: as the connection's option says. */
  readonly code?: CodeOption | undefined;
}

/** Options of `logModel`. */
export interface LogModelOptions extends LogOptions, AttachOptions {}

interface ModelRegisterInput extends InputIds {
  readonly name: string;
  readonly modelType: "OTHER";
  readonly status: "EXPERIMENTATION";
  readonly metrics: Stamped<number> | null;
  readonly properties: Stamped<string> | null;
  readonly algorithmName: string | null;
  readonly framework: string | null;
  readonly codeVersion: CodeVersionInput | null;
  readonly context: ContextInput | null;
}

/** `registerModel`. */
export const registerModel = mutation(
  "registerModel",
  {
    iterationContext: input<IterationContextInput>("IterationContextInput!"),
    data: input<ModelRegisterInput>("ModelRegisterInput!"),
  },
  unchecked(
    v.object({
      modelVersion: v.object({ vecticeId: text, name: text, model: v.object({ name: text }) }),
      useExistingModel: v.boolean(),
    }),
  ),
);

/** What a definition may have; `kind` is what model(…) adds. */
const members = [
  "name",
  "library",
  "technique",
  "metrics",
  "properties",
  "attachments",
  "derivedFrom",
  "predictor",
  "run",
  "info",
  "code",
  "kind",
];

/** Registers a model, then attaches its files, tables and predictor. All is checked before. */
export async function logModel(
  runtime: WriteRuntime,
  iteration: IterationTarget,
  definition: ModelDefinition,
  options: LogModelOptions,
): Promise<Registration> {
  checkMembers(definition, "A model", members);
  checkKind(definition, "modelDefinition", "logModel");
  const { client, environment, lines } = runtime;
  const { signal, timeout } = options;
  const iterationContext = { iterationId: iteration.id, stepName: sectionName(options.section) };
  const library = givenText(definition.library, "A model", "library");
  const technique = givenText(definition.technique, "A model", "technique");
  const name = modelName({ name: definition.name, library, technique }, iteration);
  const timestamp = new Date().toISOString();
  const metrics = stamped(metricsInput(definition.metrics), timestamp);
  const properties = stamped(propertiesInput(definition.properties), timestamp);
  const context = contextInput(definition.run, definition.info);
  const origins = checkOrigins(definition.derivedFrom);
  const code = checkCode(definition.code ?? runtime.code);
  const predictor = checkPredictor(definition.predictor);
  const { files, tables } = checkAttachments(definition.attachments, options, client.logger);
  return withSteps(true, (take) =>
    lines.wait(iteration.id, signal, () =>
      withOpenFiles(
        runtime,
        predictor === undefined ? files : [...files, predictor.file],
        signal,
        async (opened) => {
          const codeVersion = await findCodeVersion(code, environment);
          const data: ModelRegisterInput = {
            name,
            modelType: "OTHER",
            status: "EXPERIMENTATION",
            ...(await inputIds(origins, { signal, timeout })),
            metrics,
            properties,
            algorithmName: technique ?? null,
            framework: library ?? null,
            codeVersion,
            context,
          };
          const answer: unknown = await client.query(
            registerModel,
            { iterationContext, data },
            { signal, timeout },
          );
          const version = field(answer, "modelVersion");
          const existing = field(answer, "useExistingModel");
          const registration = readRegistration(
            runtime,
            iteration,
            {
              operation: "registerModel",
              version,
              parent: field(version, "model"),
              created: typeof existing === "boolean" ? (existing ? "version" : "model") : undefined,
            },
            name,
          );
          const { id } = registration;
          const steps = [
            ...attachSteps(
              runtime,
              "modelversion",
              id,
              { files: opened.slice(0, files.length), tables },
              options,
            ),
            ...opened
              .slice(files.length)
              .map((file) =>
                predictorStep(
                  runtime,
                  id,
                  { framework: predictor?.framework ?? "", file },
                  options,
                ),
              ),
          ];
          await take(id, steps);
          return registration;
        },
      ),
    ),
  );
}
