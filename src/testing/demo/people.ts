import type { UserSeed } from "../seed/seed.ts";

export const ada = "ada.moreau@northbank.example";
export const kofi = "kofi.mensah@northbank.example";
export const mei = "mei.tanaka@northbank.example";

/** The people of the bank, and their API tokens. */
export const people: readonly UserSeed[] = [
  {
    name: "Ada Moreau",
    email: ada,
    apiToken: "demo-token-ada",
    defaultWorkspace: "Customer insight",
  },
  {
    name: "Kofi Mensah",
    email: kofi,
    apiToken: "demo-token-kofi",
    defaultWorkspace: "Credit risk",
  },
  { name: "Mei Tanaka", email: mei, apiToken: "demo-token-mei" },
];
