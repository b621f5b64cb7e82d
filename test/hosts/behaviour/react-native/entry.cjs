// What React Native itself puts into the global scope, by its own file; then the library, as Metro finds it.
require("react-native/Libraries/Core/setUpXHR");
globalThis.vectice = require("vectice");
