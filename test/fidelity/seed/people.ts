export const ada = "ada@example.com";
export const kofi = "kofi@example.com";
export const mei = "mei@example.com";
