import assert from "node:assert/strict";
import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";

import { readStatus, type FluxStatus, type StatusNode } from "../../components";
import { statusChanges } from "../../components/status/read-status";
import { flatten } from "../../components/status/tree";
import { runInProcess } from "../components/cli/run-in-process";
import { FILES, REPAIRS, statusObjects, type StatusObjects } from "./status-objects";
import { createWorld, end, ROOT } from "./world";
import type { World } from "./world";

/** What each is told to have, and how to repair it. */
const FAILURES: readonly (readonly [what: string, kind: string, name: string, message: RegExp, remedy: RegExp])[] = [
  [
    "credentials that the Git host refuses",
    "GitRepository",
    "credentials",
    /ssh: unable to authenticate/,
    /does not accept the key in Secret flux-system\/credentials: register its public half/,
  ],
  [
    "another host key",
    "GitRepository",
    "host",
    /knownhosts: key mismatch/,
    /another key than known_hosts in Secret flux-system\/host/,
  ],
  [
    "a branch that is not there",
    "GitRepository",
    "branch",
    /couldn't find remote ref "refs\/heads\/nowhere"/,
    /no branch "nowhere": push it, or change spec\.ref\.branch/,
  ],
  [
    "a path that is not there",
    "Kustomization",
    "path",
    /^kustomization path not found: stat apps\/path: /,
    /no directory "\.\/apps\/path" of GitRepository flux-system\/good: commit it/,
  ],
  [
    "manifests that do not build",
    "Kustomization",
    "build",
    /kustomize build failed: .*missing\.yaml/,
    /correct the manifests in "\.\/apps\/build" of GitRepository flux-system\/good and push/,
  ],
  [
    "an object that the API server refuses",
    "Kustomization",
    "refused",
    /ConfigMap\/default\/Not_A_Name dry-run failed/,
    /refuses ConfigMap\/default\/Not_A_Name: correct it in "\.\/apps\/refused"/,
  ],
  [
    "a Deployment that does not get ready",
    "Kustomization",
    "unhealthy",
    /Deployment\/default\/stuck status: '(InProgress|Failed)'/,
    /the applied objects do not become ready/,
  ],
  [
    "a dependency that is not ready",
    "Kustomization",
    "dependent",
    /dependency 'flux-system\/refused' is not ready/,
    /waits for Kustomization flux-system\/refused/,
  ],
  [
    "a source that is not there",
    "Kustomization",
    "orphan",
    /"missing" not found/,
    /there is no GitRepository missing: create it/,
  ],
];

describe("status", () => {
  let world: World;
  let made: StatusObjects;
  let status: FluxStatus;
  let web: ChildProcessByStdio<null, Readable, null>;
  let page: string;

  before("a cluster with Flux, and objects of which most are wrong", async () => {
    world = await createWorld({ name: "status", repository: { private: true, files: FILES } });
    await world.stack.up();
    assert.equal((await run("--wait", "--timeout", "1m")).code, 0);
    made = await statusObjects(world);
    for (const object of made.objects) await world.cluster.apply(object);
    status = await seen((now) =>
      FAILURES.every(([, kind, name, message]) => message.test(said(nodeOf(now, kind, name)))),
    );
  });
  after(() => {
    web?.kill();
    return end(world);
  });

  const run = (...flags: string[]) => runInProcess("status", "--kubeconfig", world.cluster.kubeconfig, ...flags);

  /** Starts what continues until it is ended. */
  function start(...flags: string[]): ChildProcessByStdio<null, Readable, null> {
    const args = ["components/cli/main.ts", "status", "--kubeconfig", world.cluster.kubeconfig, ...flags];
    return spawn(process.execPath, ["-r", "ts-node/register/transpile-only", ...args], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    });
  }

  /** Looks until what is seen is what is expected. */
  async function seen(expected: (now: FluxStatus) => boolean): Promise<FluxStatus> {
    let last: FluxStatus | undefined;
    for await (const now of statusChanges(
      { kubeconfig: world.cluster.kubeconfig },
      AbortSignal.timeout(300_000),
      (error) => {
        throw error;
      },
    )) {
      last = now;
      if (expected(now)) return now;
    }
    throw new Error(`not seen in time, but ${JSON.stringify(last, undefined, 1)}`);
  }

  function nodeOf(now: FluxStatus, kind: string, name: string): StatusNode | undefined {
    return flatten(now.objects).find((node) => node.kind === kind && node.name === name);
  }

  /** What went wrong; while Flux tries again, only the warning knows. */
  function said(node: StatusNode | undefined): string {
    return (node?.ready === "False" ? node.message : node?.lastWarning?.message) ?? "";
  }

  for (const [what, kind, name, message, remedy] of FAILURES) {
    it(`tells of ${what}, and what to do`, () => {
      const node = nodeOf(status, kind, name);
      assert.equal(node?.ok, false);
      assert.match(said(node), message);
      assert.match(node?.remedy ?? "", remedy);
    });
  }

  it("puts what follows a source below it, also below one that is not there", () => {
    const below = (name: string) => status.objects.find((node) => node.kind === "GitRepository" && node.name === name);
    assert.deepEqual(
      below("good")?.children.map((node) => node.name),
      ["build", "dependent", "healthy", "path", "refused", "unhealthy"],
    );
    assert.deepEqual(
      [below("missing")?.exists, below("missing")?.children.map((node) => node.name)],
      [false, ["orphan"]],
    );
  });

  it("tells what is well", async () => {
    const healthy = nodeOf(status, "Kustomization", "healthy");
    const [head] = await world.repository.log();
    assert.deepEqual([healthy?.ok, healthy?.inventory, healthy?.revision], [true, 1, `main@sha1:${String(head?.sha)}`]);
    assert.ok(status.controllers.length === 4 && status.controllers.every(({ available }) => available));
  });

  it("exits 1, as text and as JSON, with no secret in either", async () => {
    const [text, json] = [await run(), await run("--json")];
    assert.deepEqual([text.code, json.code], [1, 1]);
    assert.match(text.stdout, /^‖ GitRepository flux-system\/suspended {2}\(suspended\)$/m);
    assert.match(text.stdout, /^✗ GitRepository flux-system\/missing {2}\(missing\)$/m);
    assert.match(text.stdout, /, 1 missing, 1 suspended\n$/);
    assert.equal((JSON.parse(json.stdout) as FluxStatus).summary.suspended, 1);
    for (const key of made.secrets)
      for (const line of key.split("\n").slice(1, -2)) assert.ok(!`${text.stdout}${json.stdout}`.includes(line));
  });

  for (const format of ["mermaid", "svg", "html"]) {
    it(`draws all of it as ${format}, exits 1 and shows no secret`, async () => {
      const { code, stdout } = await run("--output", format);
      assert.equal(code, 1);
      const text = stdout.replaceAll("&#45;", "-");
      for (const { name } of flatten(status.objects)) assert.ok(text.includes(`flux-system/${name}`), name);
      for (const key of made.secrets)
        for (const line of key.split("\n").slice(1, -2)) assert.ok(!stdout.includes(line));
    });
  }

  it("shows a page to this machine", async () => {
    web = start("--web");
    const [line] = (await once(web.stdout, "data")) as [Buffer];
    page = /^The status is at (http:\/\/127\.0\.0\.1:\d+\/) until Ctrl-C\.\n$/.exec(line.toString())?.[1] ?? "";
    assert.match(await (await fetch(page)).text(), /<h1>Flux: ✗ \d+ of \d+ ready, /);
  });

  it("exits 1 when it has waited in vain", async () => {
    assert.equal((await run("--wait", "--timeout", "3s")).code, 1);
  });

  it("tells of one namespace only", async () => {
    const { code, stdout } = await run("--namespace", "default");
    assert.deepEqual([code, stdout], [1, "✗ there are no objects of Flux here\n"]);
  });

  it("prints a line for each change without a terminal, and exits 0 when all is repaired", async () => {
    const watching = start("--watch", "--wait", "--timeout", "2m");
    const exit = once(watching, "exit") as Promise<[number | null]>;
    let output = "";
    await new Promise<void>((resolve) => {
      watching.stdout.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (/ ✗ \d+ of \d+ ready, .*\n/.test(output)) resolve();
      });
      watching.once("exit", () => {
        resolve();
      });
    });
    const before = output.length;
    await world.repository.commit("Repair", REPAIRS);
    await made.repair();
    const [code] = await exit;
    assert.equal(code, 0, output);
    const lines = output.slice(before).split("\n");
    for (const name of ["build", "refused", "dependent", "orphan"]) {
      assert.ok(
        lines.some(
          (line) =>
            /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ✔ /.test(line) && line.includes(`Kustomization flux-system/${name} `),
        ),
        `${name}: ${output}`,
      );
    }
    assert.match(output, /Z ✔ \d+ of \d+ ready, 1 suspended\n$/);
  });

  it("has the page current for who looks at it, and exits 0 at Ctrl-C when all is repaired", async () => {
    const exit = once(web, "exit");
    const { body } = await fetch(new URL("events", page));
    let events = "";
    for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
      events += Buffer.from(chunk).toString();
      if (/"title":"Flux: ✔ \d+ of \d+ ready, 1 suspended"/.test(events)) break;
    }
    web.kill("SIGINT");
    assert.deepEqual(await exit, [0, null]);
    await assert.rejects(fetch(page));
  });

  it("does not take what is suspended for a failure", async () => {
    const { code, stdout } = await run("--wait");
    assert.equal(code, 0);
    assert.match(stdout, /\n✔ \d+ of \d+ ready, 1 suspended\n$/);
    assert.equal((await readStatus({ kubeconfig: world.cluster.kubeconfigText })).installed, true);
  });
});
