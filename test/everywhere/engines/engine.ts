/** A browser that can be sent to a page. */
export interface Engine {
  /** Opens the page; rejects with `Missing` where there is no such browser on this machine. */
  open(url: string): Promise<OpenedPage>;
}

export interface OpenedPage {
  readonly version: string;
  close(): Promise<void>;
}
