// Jest runs CommonJS in a realm of its own: classes of the host are others there.
const { Connection, isVecticeError, NotFoundError } = require("vectice");
const { createBackend } = require("vectice/testing");

const open = (backend) =>
  Connection.open({
    apiToken: backend.data.users[0].apiToken,
    host: "https://vectice.example.com",
    fetch: backend.fetch,
    logLevel: "silent",
  });

test("reads and writes", async () => {
  const backend = createBackend({ seed: "demo" });
  const connection = await open(backend);
  const project = await connection.project("PRJ-1");
  const phase = await project.createPhase({ name: "In Jest" });
  const iteration = await phase.createIteration();
  await iteration.log("From Jest");
  await iteration.logFile({ name: "a.txt", data: "text" });
  expect((await iteration.assets()).map(({ type }) => type)).toEqual(["Comment", "EntityFile"]);
});

test("knows its errors", async () => {
  const connection = await open(createBackend({ seed: "demo" }));
  const error = await connection.project("PRJ-999").catch((reason) => reason);
  expect(error).toBeInstanceOf(NotFoundError);
  expect(isVecticeError(error)).toBe(true);
  await expect(connection.project("PRJ-999")).rejects.toThrow("PRJ-999");
});
