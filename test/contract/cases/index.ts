import type { Case } from "../world.ts";
import { connecting } from "./connecting.ts";
import { downloading } from "./downloading.ts";
import { failing } from "./failing.ts";
import { places } from "./places.ts";
import { reading } from "./reading.ts";
import { registering } from "./registering.ts";
import { uploading } from "./uploading.ts";
import { writing } from "./writing.ts";

/** Every case of the contract. */
export const cases: readonly Case[] = [
  ...connecting,
  ...places,
  ...reading,
  ...downloading,
  ...failing,
  ...registering,
  ...writing,
  ...uploading,
];
