import type { DefaultTheme } from "vitepress";

export const sidebar: DefaultTheme.SidebarItem[] = [
  { text: "Start", items: [{ text: "In Node", link: "/start/node" }] },
];
