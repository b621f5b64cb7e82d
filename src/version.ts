declare const __VERSION__: string;

/** The version of this library, as published. */
export const version: string = __VERSION__;
