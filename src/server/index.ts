export type { ProxyOperation } from "./access/allow.ts";
export type { Authorization } from "./access/authorization.ts";
export {
  type AccessToken,
  issueAccessToken,
  type IssueAccessTokenOptions,
} from "./issue-access-token.ts";
export type { AnswerCacheOptions, AnswerStore } from "./cache/cache-options.ts";
export type { ProxyLimits } from "./graphql/limits.ts";
export type { ProxyOptions } from "./options.ts";
export { createProxy, type Proxy } from "./proxy.ts";
export type { TokenProvider } from "../client/session/issue-token.ts";
export type { Logger } from "../client/text/logger.ts";
export type { Fetch } from "../client/http/fetch.ts";
