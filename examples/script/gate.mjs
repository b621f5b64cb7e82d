// @ts-check
// Gates a pipeline: `node examples/script/gate.mjs MDV-12` exits 0 if the model version may be deployed, else 1 and says why.
// Host and token come from the environment or a file, as everywhere: VECTICE_HOST and VECTICE_API_TOKEN, or .vectice.
import { Connection } from "vectice";
import { checkGate } from "vectice/analysis";

/** What a version must fulfil to be deployed. What is not known is no pass. */
const rules = /** @type {const} */ ({
  status: ["STAGING", "PRODUCTION"],
  approval: "Approved",
  maxRisk: "MEDIUM",
  maxIssueSeverity: "Low",
  metrics: { auc: { min: 0.8 } },
  phaseCompleted: true,
});

const id = process.argv[2];

/**
 * A line for a CI log. Names and reasons hold words of other people, and such logs obey some of them: lines that
 * begin with `::`, and `##` before a bracket or a word.
 * @param {string} text
 */
function line(text) {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll("##", "# #")
    .replace(/^\s*::/, ": :");
}

/** @param {string} wanted */
async function gate(wanted) {
  // Standard output is the verdict's: what the library has to say goes to the other one.
  const connection = await Connection.open({ logLevel: "warn" });
  const version = await connection.modelVersion(wanted);
  const result = await checkGate(version, rules);
  console.log(line(`${version.name} (${version.id}): ${result.verdict}`));
  for (const { outcome, rule, reason } of result.rules) {
    console.log(line(`  ${outcome.padEnd(7)}  ${rule}: ${reason}`));
  }
  return result.passed;
}

try {
  if (id === undefined) {
    throw new Error("Which model version? Its id is missing: node gate.mjs MDV-12");
  }
  process.exitCode = (await gate(id)) ? 0 : 1;
} catch (error) {
  // No answer is no pass either.
  console.error(line(error instanceof Error ? `${error.name}: ${error.message}` : String(error)));
  process.exitCode = 1;
}
