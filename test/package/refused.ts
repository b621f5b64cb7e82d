import ts from "typescript";

// What a page under a strict content security policy, or an analyser of edge workers, refuses.
const globals = new Set([
  "process",
  "Buffer",
  "require",
  "module",
  "global",
  "__dirname",
  "__filename",
]);
const globalObjects = new Set(["globalThis", "window", "self"]);

/**
 * What of a built file's code some hosts refuse: Node's globals, code made from text, imports at run time.
 * Takes the code as a bundler leaves it, whose local names never are those of a global.
 */
export function refusedIn(code: string): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = refusedAt(node);
    if (name !== undefined) {
      found.add(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("code.js", code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS));
  return [...found].toSorted();
}

function refusedAt(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return "import()";
  }
  if (ts.isIdentifier(node) && globals.has(node.text) && !isProperty(node)) {
    return node.text;
  }
  if (ts.isIdentifier(node) && node.text === "eval" && !isProperty(node)) {
    return "eval";
  }
  if (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    isNamed(node.expression, "Function")
  ) {
    return "Function()";
  }
  if (ts.isCallExpression(node) && runsText(node)) {
    return "a timer of text";
  }
  return undefined;
}

/** Whether a name is a member's or a key's, so that it names no variable; a global object's member does. */
function isProperty(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return !(ts.isIdentifier(parent.expression) && globalObjects.has(parent.expression.text));
  }
  return (
    ((ts.isPropertyAssignment(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isGetAccessorDeclaration(parent)) &&
      parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    ts.isExportSpecifier(parent)
  );
}

function isNamed(node: ts.Expression, name: string): boolean {
  return (
    (ts.isIdentifier(node) && node.text === name) ||
    (ts.isPropertyAccessExpression(node) &&
      node.name.text === name &&
      ts.isIdentifier(node.expression) &&
      globalObjects.has(node.expression.text))
  );
}

function runsText({ expression, arguments: [first] }: ts.CallExpression): boolean {
  return (
    (isNamed(expression, "setTimeout") || isNamed(expression, "setInterval")) &&
    first !== undefined &&
    ts.isStringLiteralLike(first)
  );
}
