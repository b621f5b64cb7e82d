import type { ReactElement } from "react";

const problems: Readonly<Record<string, string>> = {
  password: "This is not the password.",
  attempts: "Too many attempts. Try again in a minute.",
};

/** The login. Its form goes to app/session/route.ts, which gives the cookie. */
export default async function Login(props: {
  readonly searchParams: Promise<{ readonly problem?: string }>;
}): Promise<ReactElement> {
  const { problem = "" } = await props.searchParams;
  return (
    <form method="post" action="/session">
      <h1>Sign in</h1>
      {Object.hasOwn(problems, problem) && <p role="alert">{problems[problem]}</p>}
      <label>
        Password
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit">Sign in</button>
    </form>
  );
}
