import type { ModelDefinition } from "../../index.ts";
import { exitCodes } from "../exit-codes.ts";
import { progressBar } from "../output/progress-bar.ts";
import type { Run } from "../table/command.ts";
import {
  commonDefinition,
  type DefinitionOption,
  filesIn,
  objectOf,
} from "../writing/definition.ts";
import { keyNumbers } from "../writing/key-values.ts";
import { iterationAt } from "../writing/place.ts";
import { printRegistration } from "../writing/print-registration.ts";

type ModelOption = DefinitionOption | "section" | "library" | "technique" | "metric";

/** Registers a model, as a new version or as a new one. */
export const modelRegister: Run<ModelOption> = async (context, args) => {
  const { signal, terminal } = context;
  const common = await commonDefinition(args, terminal);
  const definition = {
    ...common,
    ...("predictor" in common ? { predictor: predictorOf(common["predictor"]) } : {}),
    ...(args.has("library") ? { library: args.text("library") } : {}),
    ...(args.has("technique") ? { technique: args.text("technique") } : {}),
    ...(args.has("metric") ? { metrics: keyNumbers("metric", args.texts("metric")) } : {}),
  };
  const iteration = await iterationAt(context, args.positionals[0] ?? "");
  const bar = progressBar(context, Math.max(1, args.texts("attach").length));
  try {
    const registration = await iteration.logModel(checkedLater(definition), {
      signal,
      section: args.text("section"),
      onProgress: bar.onProgress,
    });
    bar.end();
    await printRegistration(context, iteration, registration);
  } finally {
    bar.end();
  }
  return exitCodes.done;
};

function predictorOf(value: unknown): unknown {
  const { file, ...others } = objectOf(value);
  return { ...others, file: filesIn(file) };
}

/** What comes from JSON is checked where it is used, member by member, before anything is sent. */
function checkedLater(definition: object): ModelDefinition {
  return definition;
}
