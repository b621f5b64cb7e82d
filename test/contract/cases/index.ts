import type { Case } from "../world.ts";
import { connecting } from "./connecting.ts";
import { failing } from "./failing.ts";
import { places } from "./places.ts";

/** Every case of the contract. */
export const cases: readonly Case[] = [...connecting, ...places, ...failing];
