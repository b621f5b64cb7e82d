// Bundles the entry as Metro does for an app, with React Native of one version; prints the bundle's path.
const { cpSync, mkdirSync, mkdtempSync, realpathSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const Metro = require("metro");

const [reactNative, exportsKnown] = [process.argv[2], process.argv[3] === "exports"];
const hosts = join(__dirname, "../..");
const modules = realpathSync(join(hosts, "node_modules"));
const library = realpathSync(join(modules, "vectice"));

/** An app of its own, with the library as it is installed. */
function makeApp() {
  const app = realpathSync(mkdtempSync(join(tmpdir(), "vectice-app-")));
  const installed = join(app, "node_modules/vectice");
  mkdirSync(installed, { recursive: true });
  cpSync(join(library, "package.json"), join(installed, "package.json"));
  cpSync(join(library, "dist"), join(installed, "dist"), { recursive: true });
  for (const name of ["ky", "valibot"]) {
    const from = realpathSync(join(library, "node_modules", name));
    cpSync(from, join(app, "node_modules", name), { recursive: true });
  }
  for (const name of ["entry.cjs", "transform.cjs"]) {
    cpSync(join(__dirname, name), join(app, name));
  }
  return app;
}

async function bundle() {
  const app = makeApp();
  const defaults = await Metro.loadConfig({ cwd: app, resetCache: true });
  const config = {
    ...defaults,
    projectRoot: app,
    watchFolders: [app, modules],
    resolver: {
      ...defaults.resolver,
      useWatchman: false,
      blockList: [/node_modules\/(?:next|jest|@next|@img)[^/]*\//],
      nodeModulesPaths: [modules],
      sourceExts: ["js", "jsx", "json", "ts", "tsx", "cjs", "mjs"],
      platforms: ["ios"],
      resolverMainFields: ["react-native", "browser", "main"],
      // Versions before 0.79 know nothing of "exports".
      unstable_enablePackageExports: exportsKnown,
      unstable_conditionNames: ["react-native"],
      resolveRequest: (context, name, platform) =>
        context.resolveRequest(
          context,
          name.replace(/^react-native(?=\/|$)/, reactNative),
          platform,
        ),
    },
    transformer: {
      ...defaults.transformer,
      babelTransformerPath: join(__dirname, "transform.cjs"),
      getTransformOptions: async () => ({ transform: { inlineRequires: true } }),
    },
    maxWorkers: 2,
    reporter: { update: () => undefined },
  };
  const out = join(app, "bundle.js");
  await Metro.runBuild(config, { entry: join(app, "entry.cjs"), out, platform: "ios", dev: false });
  process.stdout.write(out);
}

bundle().catch((error) => {
  console.error(error);
  process.exit(1);
});
