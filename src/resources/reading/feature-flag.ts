import { checkCall } from "../../client/check-call.ts";
import { throwIfAborted } from "../../client/abort.ts";
import * as v from "valibot";
import type { CallOptions, Client } from "../../client/client.ts";
import { query } from "../../client/graphql/operation.ts";
import { CompatibilityError } from "../../errors.ts";

/** `isFeatureFlagEnabled`. */
export const isFeatureFlagEnabled = query("isFeatureFlagEnabled", { code: "String!" }, v.boolean());

/** Rejects when the organization has switched a feature off. A server that cannot say has it. */
export async function checkFeature(
  client: Client,
  code: string,
  options: CallOptions,
): Promise<void> {
  const { signal } = checkCall(options);
  const enabled = await client.query(isFeatureFlagEnabled, { code }, options).catch(() => {
    throwIfAborted(signal);
    return true;
  });
  if (!enabled) {
    throw new CompatibilityError(
      `The feature "${code}" is switched off at ${client.host}. Ask its administrators.`,
      { operation: isFeatureFlagEnabled.name, key: code },
    );
  }
}
