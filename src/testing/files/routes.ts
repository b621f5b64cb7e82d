import { Refusal } from "../refusal.ts";
import type { ResolverContext } from "../graphql/resolvers/context.ts";
import type { RequestBody } from "../http/read-body.ts";
import { textAnswer } from "../http/responses.ts";
import { describeFromCsv } from "./columns-description.ts";
import { download } from "./download.ts";
import { upload } from "./upload.ts";

const uploadPath = /^\/api\/(?:entityfiles\/([^/]+)|columns-description)\/([^/]+)$/;

/** Answers the REST calls about files; undefined for a path that is none of them. */
export function fileRoute(
  request: Request,
  path: string,
  body: RequestBody,
  context: ResolverContext,
): Response | undefined {
  try {
    if (request.method === "GET") {
      return download(path, context);
    }
    const found = request.method === "POST" ? uploadPath.exec(path) : null;
    if (found === null) {
      return undefined;
    }
    const [, kind, encoded = ""] = found;
    const id = decodeURIComponent(encoded);
    const { file, tooLarge } = body;
    if (tooLarge === true) {
      const { uploadBytes } = context.organization;
      throw new Refusal(413, `A file has at most ${uploadBytes} bytes here`);
    }
    if (file === undefined) {
      throw new Refusal(
        400,
        "An upload is multipart/form-data with a part called file, with a name",
      );
    }
    const { searchParams: query } = new URL(request.url);
    return kind === undefined
      ? describeFromCsv(id, file, context)
      : upload(kind, id, { file, query }, context);
  } catch (error) {
    if (error instanceof Refusal) {
      return textAnswer(error.message, error.status);
    }
    if (error instanceof URIError) {
      return textAnswer("The path is not percent-encoded as it should be", 400);
    }
    throw error;
  }
}
