import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";

/** What is sent again and again. */
export interface Shot {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

// A fetch for each request would take as much of the cores as what is measured: they are shared.
const agent = new Agent({ keepAlive: true });

/** Keeps `inFlight` requests on their way until `done`; gives how many were answered, and how many went wrong. */
export async function load(
  shot: Shot,
  inFlight: number,
  done: (sent: number) => boolean,
): Promise<{ answered: number; failed: number }> {
  let sent = 0;
  let answered = 0;
  let failed = 0;
  const lane = async (): Promise<void> => {
    while (!done(sent)) {
      sent += 1;
      try {
        const right = await post(shot);
        answered += 1;
        failed += right ? 0 : 1;
      } catch {
        failed += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return { answered, failed };
}

function post({ url, headers, body }: Shot): Promise<boolean> {
  return new Promise((resolve, reject) => {
    request(url, { agent, method: "POST", headers }, (answer) => {
      text(answer)
        .then((read) => resolve(answer.statusCode === 200 && read.includes("WSP-1")))
        .catch(reject);
    })
      .once("error", reject)
      .end(body);
  });
}
