import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { Readable, Writable } from "node:stream";

/** A tab of a browser. */
export interface Tab {
  open(url: string): Promise<void>;
  /** The value of an expression, which is awaited when it is a promise. */
  evaluate(expression: string): Promise<unknown>;
  setColors(scheme: "dark" | "light"): Promise<void>;
  /** A picture of the whole page, as PNG. */
  screenshot(): Promise<Buffer>;
  /** The errors that the browser has reported, such as what its security policy has prevented. */
  readonly errors: readonly string[];
}

export interface Browser {
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** What the browser answers, which each use knows. */
type Answer = Readonly<Record<string, ReturnType<typeof JSON.parse>>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Answer;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

/**
 * Starts Chromium without a window, with a profile of its own. It is asked through pipes: no port is open to others.
 *
 * @see https://chromedevtools.github.io/devtools-protocol/
 */
export async function startBrowser(program: string): Promise<Browser> {
  const profile = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-browser-"));
  const flags = [
    "--headless",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    `--user-data-dir=${profile}`,
    // Chromium's sandbox refuses to run as root, as in containers.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  const child = spawn(program, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  const [requests, answers] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const listeners = new Set<(message: Message) => void>();
  const waiting = new Set<(error: Error) => void>();
  child.once("exit", () => {
    for (const reject of waiting) reject(new Error("the browser has ended"));
  });
  let [text, last] = ["", 0];
  answers.setEncoding("utf8").on("data", (chunk: string) => {
    const messages = (text + chunk).split("\0");
    text = messages.pop() ?? "";
    for (const message of messages) for (const listener of listeners) listener(JSON.parse(message) as Message);
  });

  function next(matches: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve, reject) => {
      const listener = (message: Message) => {
        if (!matches(message)) return;
        listeners.delete(listener);
        waiting.delete(reject);
        resolve(message);
      };
      listeners.add(listener);
      waiting.add(reject);
    });
  }

  async function call(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    const id = ++last;
    const answer = next((message) => message.id === id);
    requests.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result = {}, error } = await answer;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  async function newTab(): Promise<Tab> {
    const { targetId } = await call("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
    const ask = (method: string, params?: object) => call(method, params, sessionId as string);
    const errors: string[] = [];
    listeners.add(({ method, params, sessionId: from }) => {
      if (from !== sessionId) return;
      if (method === "Log.entryAdded" && params?.entry.level === "error") errors.push(params.entry.text);
      if (method === "Runtime.exceptionThrown") errors.push(params?.exceptionDetails.text);
      if (method === "Page.javascriptDialogOpening") errors.push(`dialog: ${String(params?.message)}`);
    });
    for (const domain of ["Page", "Runtime", "Log"]) await ask(`${domain}.enable`);
    return {
      errors,
      open: async (url) => {
        const loaded = next(({ method, sessionId: from }) => method === "Page.loadEventFired" && from === sessionId);
        await ask("Page.navigate", { url });
        await loaded;
      },
      evaluate: async (expression) => {
        const { result, exceptionDetails } = await ask("Runtime.evaluate", {
          expression,
          awaitPromise: true,
          returnByValue: true,
        });
        if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
        return result.value;
      },
      setColors: async (value) => {
        await ask("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });
      },
      screenshot: async () =>
        Buffer.from((await ask("Page.captureScreenshot", { captureBeyondViewport: true })).data, "base64"),
    };
  }

  return {
    newTab,
    close: async () => {
      child.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
