/** A browser that can be sent to a page. */
export interface Engine {
  /** Opens the page; rejects with `Missing` where there is no such browser on this machine. */
  open(url: string): Promise<OpenedPage>;
}

export interface OpenedPage {
  readonly version: string;
  /** Goes to an address, as somebody who types it. */
  go(url: string): Promise<void>;
  /** Clicks what an XPath finds, as a person does. */
  click(xpath: string): Promise<void>;
  /** Types into what has the focus; a line break is the Enter key. */
  type(text: string): Promise<void>;
  /** Evaluates an expression in the page, and waits for it where it is a promise. */
  evaluate(expression: string): Promise<unknown>;
  /** Makes the page as wide as that, light or dark; undefined where the engine cannot. */
  readonly look?: (width: number, colours: "light" | "dark") => Promise<void>;
  close(): Promise<void>;
}
