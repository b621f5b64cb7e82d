/** What the proxy answers instead of forwarding; its message is made for the page's developer. */
export class Refusal extends Error {
  readonly status: number;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The status in the answer itself: by it, a page knows whether a write may have been carried out. */
  readonly told: number;

  constructor(
    status: number,
    key: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    told = status,
  ) {
    super(message);
    this.status = status;
    this.key = key;
    this.headers = headers;
    this.told = told;
  }
}

/** The answer to what may lead out of the workspaces of a scoped caller. */
export function scopeRefusal(message: string): Refusal {
  return new Refusal(403, "workspace_scope", message);
}
