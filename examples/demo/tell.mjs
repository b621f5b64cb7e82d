// @ts-check
import { styleText } from "node:util";

/** @param {string} text */
export function line(text) {
  console.log(text);
}

/** @param {string} text */
export function heading(text) {
  // Colour only where a terminal shows it: styleText asks the stream.
  console.log(`\n${styleText("bold", text, { stream: process.stdout })}`);
}

/**
 * One line for each setting. The token's value is not in there, so it cannot be printed.
 *
 * @param {import("vectice").SettingsInUse} settings
 */
export function showSettings(settings) {
  const { host, apiToken, workspace, project } = settings;
  const rows = [
    ["host", host.value, host.source],
    ["API token", "(not shown)", apiToken?.source],
    ["workspace", workspace?.value, workspace?.source],
    ["project", project?.value, project?.source],
  ];
  for (const [name, value, source] of rows) {
    if (source !== undefined) {
      console.log(`  ${String(name).padEnd(9)}  ${String(value).padEnd(22)}  from: ${source}`);
    }
  }
}

/** @param {import("vectice").VecticeError} error */
export function showError(error) {
  console.log(`  name     ${error.name}`);
  console.log(`  code     ${error.code}`);
  console.log(`  message  ${error.message}`);
}
