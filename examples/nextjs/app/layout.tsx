import type { Metadata } from "next";
import type { ReactElement, ReactNode } from "react";
import { Providers } from "../page/providers.tsx";
import "./styles.css";

export const metadata: Metadata = { title: "Projects", icons: "data:," };

export default function Layout({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <html lang="en">
      <body>
        <Providers>
          <main>{children}</main>
        </Providers>
      </body>
    </html>
  );
}
