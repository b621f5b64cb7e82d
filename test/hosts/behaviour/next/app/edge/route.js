import { Connection, version } from "vectice";

/** The edge has no file of Node: the build fails where one is reached. */
export const runtime = "edge";

export function GET() {
  return Response.json({ version, open: typeof Connection.open });
}
