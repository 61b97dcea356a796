import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { startGitHost } from "../../../lab/git-host";
import { ask } from "./support/ask";
import { git } from "./support/git";
import { read } from "./support/read";
import { useGitHost } from "./support/use-git-host";

describe("the Git host's faults", () => {
  const { host, scratch } = useGitHost();
  const body = { message: "Add", content: "MQ==" };

  before(async () => {
    await host().createRepository("acme", "fleet");
  });

  it("answers a status, headers and a body instead of the host, until removed", async () => {
    const remove = host().intercept(({ route }) =>
      route === "/user" ? { status: 429, headers: { "Retry-After": "7" }, body: { message: "Slow down" } } : undefined,
    );
    const limited = await ask(host(), "GET", "/user", { unchecked: true });
    assert.equal(limited.status, 429);
    assert.equal(limited.headers.get("retry-after"), "7");
    assert.equal(read(limited.body, "message"), "Slow down");
    assert.equal(host().requests.at(-1)?.rateLimited, true);
    assert.equal((await ask(host(), "GET", "/meta")).status, 200);
    remove();
    assert.equal((await ask(host(), "GET", "/user")).status, 200);
  });

  it("drops a connection before the host has done anything", async () => {
    const remove = host().intercept(({ method }) => (method === "PUT" ? { drop: true } : undefined));
    await assert.rejects(ask(host(), "PUT", "/repos/acme/fleet/contents/before.txt", { body }));
    remove();
    assert.equal(await host().repository("acme", "fleet")?.read("before.txt"), undefined);
    assert.equal(host().requests.at(-1)?.status, 0);
  });

  it("loses an answer after the host has done the work", async () => {
    const remove = host().intercept(({ method }) => (method === "PUT" ? { status: 500, when: "after" } : undefined));
    const { status } = await ask(host(), "PUT", "/repos/acme/fleet/contents/after.txt", { body, unchecked: true });
    remove();
    assert.equal(status, 500);
    assert.equal(await host().repository("acme", "fleet")?.read("after.txt"), "1");
  });

  it("is slow, then answers as ever", async () => {
    const remove = host().intercept(() => ({ delayMilliseconds: 30 }));
    assert.equal((await ask(host(), "GET", "/user")).status, 200);
    remove();
    const { milliseconds = 0 } = host().requests.at(-1) ?? {};
    assert.ok(milliseconds >= 29, String(milliseconds));
  });

  it("hits git over HTTP too", async () => {
    const remove = host().intercept(({ path }) => (path.includes("/info/refs") ? { status: 503 } : undefined));
    const { code, stderr } = await git(scratch(), ["ls-remote", `${host().apiUrl}acme/fleet.git`]);
    remove();
    assert.notEqual(code, 0);
    assert.match(stderr, /503/);
  });
});

describe("stopping the Git host", () => {
  it("closes every connection, ends every delay, frees the ports, and may be done twice", async () => {
    const directory = await mkdtemp(`${tmpdir()}/git-host-test-`);
    const host = await startGitHost({ directory });
    let waiting: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (waiting = resolve));
    host.intercept(() => {
      waiting();
      return { delayMilliseconds: 3_600_000 };
    });
    const slow = assert.rejects(ask(host, "GET", "/user"));
    const ports = [new URL(host.apiUrl).port, host.sshHostname.split(":")[1]].map(Number);
    const open = ports.map((port) => connect(port, "127.0.0.1"));
    for (const socket of open) socket.on("error", () => undefined);
    await Promise.all([arrived, ...open.map((socket) => once(socket, "connect"))]);
    const ended = open.map((socket) => once(socket.resume(), "close"));
    await Promise.all([host.stop(), host.stop(), slow, ...ended]);
    for (const port of ports) {
      const socket = connect(port, "127.0.0.1");
      const [error] = (await once(socket, "error")) as [NodeJS.ErrnoException];
      assert.equal(error.code, "ECONNREFUSED");
    }
    await rm(directory, { recursive: true });
  });
});
