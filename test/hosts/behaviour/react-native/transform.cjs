// React Native's sources are written with types: its own preset takes them out.
const { transformSync } = require("@babel/core");

exports.transform = ({ filename, src, options }) => {
  const { ast } = transformSync(src, {
    filename,
    ast: true,
    code: false,
    babelrc: false,
    configFile: false,
    cloneInputAst: false,
    sourceType: "unambiguous",
    caller: { name: "metro", bundler: "metro", platform: options.platform },
    presets: [[require("@react-native/babel-preset"), { enableBabelRuntime: false }]],
  });
  return { ast };
};
