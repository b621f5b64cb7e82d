// Runs a bundle as an app does: only the language, what Hermes has of its own, and React Native's JavaScript.
const { readFileSync } = require("node:fs");
const vm = require("node:vm");
const { createNative } = require("./native.cjs");

exports.startApp = (bundle, { hasTextDecoder }) => {
  const context = vm.createContext({
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    setImmediate,
    queueMicrotask,
    atob,
    btoa,
    TextEncoder,
    ...(hasTextDecoder ? { TextDecoder } : {}),
    performance: { now: () => performance.now() },
  });
  vm.runInContext("var global = globalThis, window = globalThis, self = globalThis;", context);
  context.process = { env: { NODE_ENV: "production" } };
  context.navigator = { product: "ReactNative" };
  context.__DEV__ = false;
  context.RN$Bridgeless = true;
  const native = createNative((name, values) => context.__rctDeviceEventEmitter.emit(name, values));
  context.__turboModuleProxy = native;
  context.nativeModuleProxy = new Proxy({}, { get: (_, name) => native(name) });
  vm.runInContext(readFileSync(bundle, "utf8"), context, { filename: "bundle.js" });
  return context;
};
