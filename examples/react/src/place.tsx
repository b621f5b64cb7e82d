import { type ReactElement, useSyncExternalStore } from "react";

/** Where the page is, and how often it went somewhere without being loaded anew. */
let place = { path: location.pathname, moves: 0 };

function subscribe(listener: () => void): () => void {
  const move = (): void => {
    place = { path: location.pathname, moves: place.moves + 1 };
    listener();
  };
  addEventListener("popstate", move);
  return () => removeEventListener("popstate", move);
}

export function usePlace(): typeof place {
  return useSyncExternalStore(subscribe, () => place);
}

/** What has a page of its own: its id is the address. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Goes to a thing's page. Clicks that mean another tab or window stay the browser's. */
export function Link({ id, name }: Named): ReactElement {
  return (
    <a
      href={`/${id}`}
      onClick={(event) => {
        if (!(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) {
          event.preventDefault();
          history.pushState(null, "", `/${id}`);
          dispatchEvent(new PopStateEvent("popstate"));
          scrollTo(0, 0);
        }
      }}
    >
      {name}
    </a>
  );
}

/** The way here, from the outside in. */
export function Trail(props: { readonly steps?: readonly Named[] | undefined }): ReactElement {
  return (
    <nav aria-label="Where you are" className="crumbs">
      <ol>
        {[{ id: "", name: "Workspaces" }, ...(props.steps ?? [])].map((step) => (
          <li key={step.id}>
            <Link {...step} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

const focus = (heading: HTMLElement | null): void => heading?.focus({ preventScroll: true });

/** A page's heading: it names the tab, and takes the focus of who came here by a link. */
export function Heading({ children }: { readonly children: string }): ReactElement {
  const { moves } = usePlace();
  return (
    <>
      <title>{`${children} · Vectice`}</title>
      <h1 key={moves} ref={moves > 0 ? focus : null} tabIndex={-1}>
        {children}
      </h1>
    </>
  );
}
