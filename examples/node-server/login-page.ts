import { answer } from "./answers.ts";

/** What the form to sign in with says. */
export interface LoginPageOptions {
  readonly status?: number;
  readonly problem?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The page to go on to, as `nextPath` gives it. */
  readonly next?: string;
}

/** The form to sign in with. It has no script at all. */
export function loginPage(options: LoginPageOptions = {}): Response {
  const { status = 200, problem = "", headers = {}, next = "/" } = options;
  const body = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Sign in</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/sign-in.css" />
  </head>
  <body class="sign-in">
    <main>
      <h1>Sign in</h1>
      ${problem === "" ? "" : `<p class="problem" role="alert" id="problem">${problem}</p>`}
      <!-- Without an action, so that what stands behind # in the address leads on to the page. -->
      <form method="post">
        <!-- For password managers, which keep a name with every password. -->
        <input name="username" value="dashboard" autocomplete="username" readonly hidden />
        <input name="next" value="${next}" type="hidden" />
        <label for="password">Password of this dashboard</label>
        <input id="password" name="password" type="password" required autofocus
          autocomplete="current-password" maxlength="500" aria-describedby="problem" />
        <button type="submit">Sign in</button>
      </form>
    </main>
  </body>
</html>
`;
  return answer(status, "text/html; charset=utf-8", body, headers);
}
