// The browser entry for web, edge and service workers. Its build holds the write half inside, because
// service workers refuse `import()`.
export * from "./browser.ts";
