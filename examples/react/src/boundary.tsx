import { type ElementType, type ReactElement, type ReactNode, useEffect } from "react";
import { ErrorBoundary, type FallbackProps } from "react-error-boundary";
import { explain } from "vectice/query";
import { Trail, usePlace } from "./place.tsx";
import { client } from "./vectice.ts";

/** The login of this site, which leads back to the page that one is on. */
export function SignIn(): ReactElement {
  return <a href={`/login?next=${usePlace().path}`}>Sign in</a>;
}

/** Says what is wrong in the place of what cannot be shown; `title` is made with: that of a page names the tab. */
export function Boundary(props: { children: ReactNode; title?: ElementType }): ReactElement {
  const { children, title: Title = "h2" } = props;
  const { moves } = usePlace();
  useEffect(() => forget, []);
  const fallback = ({ error, resetErrorBoundary }: FallbackProps): ReactElement => {
    const { title, detail, action } = explain(error);
    return (
      <div role="alert" className="panel error">
        <Title>{title}</Title>
        <p>{detail}</p>
        {action === "signIn" && <SignIn />}
        {action === "choose" && <Trail />}
        {action === "retry" && (
          <button type="button" onClick={resetErrorBoundary}>
            Try again
          </button>
        )}
        <details>
          <summary>Details</summary>
          {error instanceof Error ? error.message : String(error)}
        </details>
      </div>
    );
  };
  return (
    <ErrorBoundary fallbackRender={fallback} onReset={forget} resetKeys={[moves]}>
      {children}
    </ErrorBoundary>
  );
}

/** A refusal is no answer: whoever comes back asks again. */
function forget(): void {
  client.removeQueries({
    predicate: ({ state }) => state.error !== null && state.data === undefined,
  });
}
