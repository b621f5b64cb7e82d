import { type ReactElement, Suspense } from "react";
import { Boundary } from "./boundary.tsx";
import { Freshness } from "./freshness.tsx";
import { ModelPage } from "./model-page.tsx";
import { Heading, Trail, usePlace } from "./place.tsx";
import { ProjectPage, WorkspacePage, WorkspacesPage } from "./pages.tsx";

export function App(): ReactElement {
  const id = usePlace().path.slice(1);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="top">
        <form className="bar" method="post" action="/logout">
          <Freshness />
          <button type="submit">Sign out</button>
        </form>
      </header>
      <main id="main">
        <Boundary title={Heading}>
          <Suspense fallback={<Skeleton isHome={id === ""} />}>{pageOf(id)}</Suspense>
        </Boundary>
      </main>
    </>
  );
}

/** The page of an address, which is an id: /WSP-1, /PRJ-7, /MDL-3. */
function pageOf(id: string): ReactElement {
  switch (id.slice(0, 3)) {
    case "":
      return <WorkspacesPage />;
    case "WSP":
      return <WorkspacePage key={id} id={id} />;
    case "MDL":
      return <ModelPage key={id} id={id} />;
    default:
      // Of what is no id at all, the library says so.
      return <ProjectPage key={id} id={id} />;
  }
}

/** What a page looks like before its answers come, so that nothing jumps. */
function Skeleton({ isHome }: { readonly isHome: boolean }): ReactElement {
  return (
    <>
      {!isHome && <Trail />}
      <h1 role="status">Loading …</h1>
      <div className="cards skeleton">
        {["1", "2", "3", "4", "5", "6"].map((card) => (
          <div className="panel" key={card} />
        ))}
      </div>
    </>
  );
}
