import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { Server, type Connection, type Session } from "ssh2";
import { listen } from "../../servers/listen";
import { announcePushes } from "../webhooks/announce-pushes";
import { fullName } from "../state/stored-repository";
import type { HostState } from "../state/host-state";
import { grantOf, type Grant } from "./grant-of";
import type { SshKeyPair } from "./generate-key-pair";
import { serveGit } from "./serve-git";

/** A server of git over SSH that lets in registered deploy keys, each for its own repository. */
export interface SshServer {
  readonly port: number;
  /** Ends every connection too. */
  close(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. Only who connects needs the state, so that it may come later. */
export async function startSshServer(keys: readonly SshKeyPair[], state: () => HostState): Promise<SshServer> {
  const ssh = new Server({ hostKeys: keys.map((key) => key.privateKey), ident: "lab" }, (connection) => {
    // Scanners and clients that hang up early are no reason to end the process.
    connection.on("error", () => undefined);
    serve(connection, state);
  });
  // ssh2's own listener does not tell of a socket that has not said anything yet, so that it could not be closed.
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    ssh.injectSocket(socket);
  });
  return {
    port: await listen(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function serve(connection: Connection, state: () => HostState): void {
  let grant: Grant | undefined;
  connection.on("authentication", (context) => {
    if (context.method !== "publickey") {
      context.reject(["publickey"]);
      return;
    }
    grant = context.username === "git" ? grantOf(state(), context) : undefined;
    if (grant === undefined) context.reject(["publickey"]);
    else context.accept();
  });
  // Forwardings and everything else that nobody listens for is refused by ssh2.
  connection.on("session", (accept) => {
    if (grant !== undefined) serveSession(accept(), grant, state());
  });
}

function serveSession(session: Session, grant: Grant, state: HostState): void {
  let protocol: string | undefined;
  // Nobody to tell when the client did not ask for a reply, whatever ssh2's types say.
  session.on("env", (accept: (() => void) | undefined, _reject, { key, val }) => {
    if (key === "GIT_PROTOCOL") protocol = val;
    accept?.();
  });
  session.on("exec", (accept, _reject, { command }) => {
    const child = serveGit(state, accept(), grant, command, protocol);
    if (child !== undefined)
      void state.running.add(once(child, "close").then(() => announcePushes(state, grant.repository)));
  });
  session.on("shell", (accept) => {
    const channel = accept();
    const hello = `Hi ${fullName(grant.repository)}! You've successfully authenticated`;
    channel.stderr.write(`${hello}, but GitHub does not provide shell access.\r\n`);
    channel.exit(1);
    channel.end();
  });
}
