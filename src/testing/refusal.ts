/** A request that the reference backend refuses; `status` has HTTP meaning. */
export class Refusal extends Error {
  readonly status: number;
  readonly key: string | undefined;

  constructor(status: number, message: string, key?: string) {
    super(message);
    this.status = status;
    this.key = key;
  }
}

/** There is no such thing, or it is not the user's to see: nobody learns which. */
export function notFound(what: string): Refusal {
  return new Refusal(404, `${what} was not found`, "rights_guard");
}
