/** A program that does one thing, and prints the side effects which it had. */
export function watching(effect: string): string {
  return `
    const seen = [];
    const { process, console } = globalThis;
    const watch = (owner, key, label) => {
      const { value } = Object.getOwnPropertyDescriptor(owner, key);
      owner[key] = function (...given) { seen.push(label); return value.apply(this, given); };
    };
    globalThis.fetch = () => { seen.push("fetch"); };
    for (const name of ["localStorage", "document", "window", "navigator", "location"]) {
      Object.defineProperty(globalThis, name, { configurable: true, get() { seen.push(name); } });
    }
    watch(Date, "now", "Date.now");
    watch(Math, "random", "Math.random");
    Object.defineProperty(globalThis.crypto, "randomUUID", { value() { seen.push("crypto.randomUUID"); } });
    for (const name of ["setTimeout", "setInterval", "queueMicrotask"]) {
      watch(globalThis, name, name);
    }
    process.addListener = process.on = () => { seen.push("addEventListener"); };
    for (const name of Object.keys(console)) {
      if (typeof console[name] === "function" && name !== "log") console[name] = () => { seen.push("console"); };
    }
    const shape = () => {
      const names = Object.getOwnPropertyNames(globalThis);
      return new Map(names.flatMap((name) => {
        const { value } = Object.getOwnPropertyDescriptor(globalThis, name);
        const members = typeof value === "function" && value.prototype !== undefined
          ? [[name + ".prototype", Reflect.ownKeys(value.prototype).map(String).join()]]
          : [];
        return [[name, value], ...members];
      }));
    };
    const before = shape();
    ${effect};
    for (const [name, value] of shape()) {
      if (!before.has(name)) seen.push("added " + name);
      else if (!Object.is(before.get(name), value)) seen.push("changed " + name);
    }
    console.log(JSON.stringify(seen));`;
}
