// The native half of React Native that its JavaScript asks: requests over HTTP, and blobs, which are
// held outside of it.
const { request } = require("node:http");

/** Makes the modules; `emit` tells the JavaScript half of an event. */
exports.createNative = (emit) => {
  const blobs = new Map();
  const running = new Map();
  let lastId = 0;
  let lastBlob = 0;

  const keep = (bytes) => {
    const blobId = `native-${(lastBlob += 1)}`;
    blobs.set(blobId, bytes);
    return { blobId, offset: 0, size: bytes.length };
  };
  const bytesOf = ({ blobId, offset, size }) => blobs.get(blobId).subarray(offset, offset + size);
  const bodyOf = ({ string, blob, base64, formData }) => {
    if (formData !== undefined) {
      throw new Error("Forms are made by the platform.");
    }
    return blob ? bytesOf(blob) : base64 === undefined ? string : Buffer.from(base64, "base64");
  };

  const networking = {
    sendRequest({ method, url, data, headers, responseType, timeout }, callback) {
      const id = (lastId += 1);
      callback(id);
      const done = (error, isTimeout = false) => {
        if (running.delete(id)) {
          emit("didCompleteNetworkResponse", [id, error, isTimeout]);
        }
      };
      const sent = request(url, { method, headers }, (response) => {
        emit("didReceiveNetworkResponse", [id, response.statusCode, response.headers, url]);
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", () => done("The network connection was lost."));
        response.on("end", () => {
          const bytes = Buffer.concat(parts);
          const value =
            responseType === "blob"
              ? keep(bytes)
              : bytes.toString(responseType === "base64" ? "base64" : "utf8");
          emit("didReceiveNetworkData", [id, value]);
          done();
        });
      });
      running.set(id, sent);
      sent.on("error", () => done("The network request failed."));
      if (timeout > 0) {
        sent.setTimeout(timeout, () => (done("timeout", true), sent.destroy()));
      }
      sent.end(data === undefined ? undefined : bodyOf(data));
    },
    abortRequest: (id) => {
      const sent = running.get(id);
      running.delete(id);
      sent?.destroy();
    },
    clearCookies: (callback) => callback(true),
    addListener: () => undefined,
    removeListeners: () => undefined,
  };
  const modules = {
    Networking: networking,
    BlobModule: {
      getConstants: () => ({ BLOB_URI_SCHEME: "blob", BLOB_URI_HOST: null }),
      addNetworkingHandler: () => undefined,
      createFromParts: (parts, id) =>
        void blobs.set(
          id,
          Buffer.concat(
            parts.map(({ type, data }) => (type === "blob" ? bytesOf(data) : Buffer.from(data))),
          ),
        ),
      release: (id) => void blobs.delete(id),
    },
    FileReaderModule: {
      readAsText: async (blob, encoding) =>
        bytesOf(blob).toString(encoding.toLowerCase() === "utf-8" ? "utf8" : encoding),
      readAsDataURL: async (blob) =>
        `data:${blob.type || "application/octet-stream"};base64,${bytesOf(blob).toString("base64")}`,
    },
    PlatformConstants: {
      getConstants: () => ({
        forceTouchAvailable: false,
        osVersion: "18",
        systemName: "iOS",
        interfaceIdiom: "phone",
        isTesting: true,
        reactNativeVersion: { major: 0, minor: 0, patch: 0 },
      }),
    },
  };
  return (name) => modules[name] ?? null;
};
