export {
  type AccessToken,
  issueAccessToken,
  type IssueAccessTokenOptions,
} from "./issue-access-token.ts";
export type { ProxyLimits } from "./limits.ts";
export type { Authorization, ProxyOperation, ProxyOptions } from "./options.ts";
export { createProxy, type Proxy } from "./proxy.ts";
