import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";

/** What a bundler made of a program, and everything it complained about. */
export interface Bundle {
  /** The code of its files by their names: `main.js`, and what that loads late. */
  readonly files: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
}

/** The bundlers: they make `main.js` of a folder into modules for browsers, each as its users have it without any setting that is not about its output. */
export const bundlers = {
  esbuild: async (folder: string): Promise<Bundle> => {
    const { outputFiles, warnings } = await esbuild({
      entryPoints: [join(folder, "main.js")],
      bundle: true,
      splitting: true,
      outdir: join(folder, "esbuild"),
      write: false,
      format: "esm",
      logLevel: "silent",
    });
    return {
      files: new Map(outputFiles.map(({ path, text }) => [basename(path), text])),
      warnings: warnings.map(({ text }) => text),
    };
  },

  rollup: async (folder: string): Promise<Bundle> => {
    const warnings: string[] = [];
    const build = await rollup({
      input: join(folder, "main.js"),
      plugins: [nodeResolve({ browser: true })],
      onwarn: ({ message }) => warnings.push(message),
    });
    const { output } = await build.generate({ format: "es" });
    await build.close();
    return {
      files: new Map(output.map((file) => [file.fileName, file.type === "chunk" ? file.code : ""])),
      warnings,
    };
  },

  vite: async (folder: string): Promise<Bundle> => {
    const warnings: string[] = [];
    const note = (message: string) => {
      warnings.push(message);
    };
    await vite({
      root: folder,
      configFile: false,
      logLevel: "warn",
      customLogger: {
        info: () => {},
        warn: note,
        warnOnce: note,
        error: note,
        clearScreen: () => {},
        hasErrorLogged: () => false,
        hasWarned: false,
      },
      build: {
        outDir: "vite",
        lib: { entry: "main.js", formats: ["es"], fileName: () => "main.js" },
      },
    });
    return { files: await filesIn(join(folder, "vite")), warnings };
  },

  webpack: async (folder: string): Promise<Bundle> => {
    const warnings = await new Promise<string[]>((resolve, reject) => {
      webpack(
        {
          context: folder,
          mode: "production",
          entry: "./main.js",
          target: "web",
          experiments: { outputModule: true },
          output: {
            path: join(folder, "webpack"),
            filename: "main.js",
            chunkFilename: "[name].js",
            library: { type: "module" },
          },
          // How large an asset should be is not what is asked here.
          performance: false,
        },
        (error, stats) => {
          const report = stats?.toJson({ all: false, warnings: true, errors: true });
          if (error === null && report?.errors?.length === 0) {
            resolve((report.warnings ?? []).map(({ message }) => message));
          } else {
            reject(error ?? new Error(report?.errors?.map(({ message }) => message).join("\n")));
          }
        },
      );
    });
    return { files: await filesIn(join(folder, "webpack")), warnings };
  },
} as const;

async function filesIn(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [
        name,
        await readFile(join(folder, name), "utf8"),
      ]),
    ),
  );
}
