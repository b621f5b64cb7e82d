import { transformerTwoslash } from "@shikijs/vitepress-twoslash";

/** Compiles the fences that say `twoslash`; one that does not fit the package fails the build. */
export const snippets = transformerTwoslash({
  // Only fences that say so are checked: shell and HTML are not TypeScript.
  explicitTrigger: true,
  throws: true,
  twoslashOptions: {
    compilerOptions: {
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      module: 99,
      moduleResolution: 100,
      target: 9,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: ["node"],
      customConditions: ["node"],
    },
  },
});
