import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { client } from "./vectice.ts";
import "../../dashboard/styles/base.css";
import "../../dashboard/styles/panels.css";
import "./styles.css";

createRoot(document.querySelector("#root") ?? document.body).render(
  <QueryClientProvider client={client}>
    <App />
  </QueryClientProvider>,
);
