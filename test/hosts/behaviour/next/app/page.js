import { createElement as h } from "react";
import { Connection } from "vectice";

/** A static page: it is made when the site is built, and its requests may come out of a cache. */
export const dynamic = "force-static";

export default async function Page() {
  const connection = await Connection.open();
  return h("p", {}, connection.user.name);
}
