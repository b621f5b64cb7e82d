import type { ReactElement } from "react";
import type { Explanation } from "vectice/query";

/** Says what is wrong, and what can be done. */
export function Trouble(props: {
  readonly explanation: Explanation;
  readonly message?: string;
  readonly retry?: () => void;
  /** Whether it stands in the place of a whole page; default false. */
  readonly page?: boolean;
}): ReactElement {
  const { explanation, message, retry, page = false } = props;
  const { title, detail, action } = explanation;
  return (
    <div role="alert" className="trouble">
      {page ? <h1>{title}</h1> : <strong>{title}.</strong>} {detail}
      {action === "signIn" && <a href="/login">Sign in</a>}
      {action === "choose" && <a href="/">All projects</a>}
      {action === "retry" && retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
      {message && (
        <details>
          <summary>Details</summary>
          {message}
        </details>
      )}
    </div>
  );
}
