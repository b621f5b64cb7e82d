/** The secrets that the proxy itself holds. */
export interface Secrets {
  remember(secret: string): void;
  /** A text without them, should Vectice echo one. Everything else stays as it is. */
  conceal(text: string): string;
}

/** Shorter text is no secret, and taking it out would riddle every answer. */
const shortest = 4;
/** Old JWTs have expired: the newest secrets are enough. */
const most = 24;

export function createSecrets(): Secrets {
  const known = new Set<string>();
  return {
    remember: (secret) => {
      const encoded = encodeURIComponent(secret.toWellFormed());
      for (const form of new Set([secret, JSON.stringify(secret).slice(1, -1), encoded])) {
        if (form.length >= shortest) {
          known.delete(form);
          known.add(form);
        }
      }
      for (const oldest of known) {
        if (known.size <= most) {
          break;
        }
        known.delete(oldest);
      }
    },
    conceal: (text) => {
      let concealed = text;
      for (const secret of known) {
        concealed = concealed.replaceAll(secret, "[secret]");
      }
      return concealed;
    },
  };
}
