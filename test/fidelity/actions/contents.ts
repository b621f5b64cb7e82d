import type { Actions } from "./action.ts";

/** Notes, versions that there are already, and what is deleted. */
export const contents: Actions = {
  "log note": async ({ iteration }) => (await iteration()).log("Drift is gone since März. 🍁"),
  "log note of many lines": async ({ iteration }) =>
    (await iteration()).log("# Result\n\n- one\n- two\n"),
  "log note in a section": async ({ iteration }) =>
    (await iteration()).log("First", { section: "Figures" }),
  "log note in a section with spaces around": async ({ iteration }) =>
    (await iteration()).log("First", { section: "  Monitoring  " }),
  "log note in a section with signs": async ({ iteration }) =>
    (await iteration()).log("First", { section: "A & B #1/2?" }),
  "log note in a section of sixty characters": async ({ iteration }) =>
    (await iteration()).log("First", { section: "é".repeat(60) }),
  "log integer": async ({ iteration }) => (await iteration()).log(-3),
  "log fraction": async ({ iteration }) => (await iteration()).log(0.1),
  "log small number": async ({ iteration }) => (await iteration()).log(1e-7),
  "log large number": async ({ iteration }) => (await iteration()).log(1e16),
  "log model version": async ({ connection, iteration }) =>
    (await iteration()).log(await connection.modelVersion("MDV-1")),
  "log dataset version in a section": async ({ connection, iteration }) =>
    (await iteration()).log(await connection.datasetVersion("DTV-1"), { section: "Data" }),
  "log model": async ({ connection, iteration }) =>
    (await iteration()).log(await connection.model("MDL-1")),
  "log dataset": async ({ connection, iteration }) =>
    (await iteration()).log(await connection.dataset("DTS-1")),
  "log version that is linked already": async ({ connection, iteration }) =>
    (await iteration()).log(await connection.modelVersion("MDV-2")),
  "delete file by its name": async ({ iteration }) => {
    const assets = await (await iteration()).assets();
    await assets.find(({ file }) => file?.name === "notes.txt")?.delete();
  },
  "delete version by its id": async ({ iteration }) => {
    const assets = await (await iteration()).assets();
    await assets.find(({ modelVersion }) => modelVersion?.id === "MDV-2")?.delete();
  },
  "delete assets in a section": async ({ iteration }) =>
    (await iteration()).deleteAssets({ section: "Figures" }),
  "delete assets without a section": async ({ iteration }) =>
    (await iteration()).deleteAssets({ sectionless: true }),
  "delete all assets": async ({ iteration }) => (await iteration()).deleteAssets({ all: true }),
};
