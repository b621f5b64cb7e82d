import { field } from "../../client/field.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import { type FileInput, isFileData } from "../files/file-input.ts";
import { type FileSource, fileSource } from "../files/file-source.ts";
import { type UploadOptions, uploadFile } from "../files/upload.ts";
import type { WriteRuntime } from "../runtime.ts";
import type { Step } from "./steps.ts";

/** A trained model, as a file that can be loaded again. */
export interface PredictorInput {
  /** What made it and reads it, such as `XGBClassifier`. */
  readonly framework: string;
  readonly file: FileInput;
}

/** A predictor, checked. */
export interface Predictor {
  readonly framework: string;
  readonly file: FileSource;
}

/** The name that the server knows a predictor's file by. */
const predictorName = "model_pickle";

/** Checks a predictor, without reading its file. */
export function checkPredictor(given: PredictorInput | undefined): Predictor | undefined {
  if (given === undefined) {
    return undefined;
  }
  if (field(given, "file") === undefined) {
    throw new InvalidRequestError(
      `predictor must be { framework, file }, but is ${typeof given === "object" && given !== null ? "one without a file" : kindOf(given)}.`,
      { resource: "predictor" },
    );
  }
  const framework = checkedFramework(given.framework);
  const { file } = given;
  const named = isFileData(file)
    ? { name: predictorName, data: file }
    : field(file, "data") === undefined
      ? file
      : { ...file, name: predictorName };
  return { framework, file: fileSource(named) };
}

/** The step that uploads a predictor. */
export function predictorStep(
  runtime: WriteRuntime,
  id: string,
  { framework, file }: Predictor,
  options: UploadOptions,
): Step {
  const target = { kind: "modelversion", id, modelFramework: framework } as const;
  return {
    parts: [{ kind: "predictor" }],
    run: () => uploadFile(runtime, target, file, options),
  };
}

function checkedFramework(framework: unknown): string {
  if (typeof framework === "string" && framework.trim() !== "") {
    return framework;
  }
  throw new InvalidRequestError(
    `predictor.framework must be text such as "XGBClassifier", but is ${framework === undefined || typeof framework === "string" ? "missing" : kindOf(framework)}.`,
    { resource: "predictor" },
  );
}
