import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeClient } from "@pulumi/pulumi/proto/language_grpc_pb";
import { ProgramInfo, RunRequest, type RunResponse } from "@pulumi/pulumi/proto/language_pb";
import { supervise, type Supervisor } from "../../../lab/cluster/processes";
import { startProgramHost, type ProgramHost, type StackHost } from "../../../lab/pulumi";
import { eventually } from "../cluster/processes/eventually";
import { startFakeEngine, type FakeEngine } from "./fake-engine";

const ROOT = join(__dirname, "..", "..", "..");
const PULUMI = `const pulumi = require("@pulumi/pulumi"); const fs = require("node:fs");`;

describe("startProgramHost", function () {
  this.timeout(60_000);
  let processes: Supervisor;
  let directory: string;
  let host: ProgramHost;
  let stack: StackHost;
  let client: LanguageRuntimeClient;
  const engines: FakeEngine[] = [];

  before(async () => {
    processes = supervise(realpathSync(mkdtempSync(join(tmpdir(), "program-host-"))));
    await processes.guarded;
    directory = join(processes.directory, "program");
    mkdirSync(join(directory, "library"), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "package.json"), "{}");
    writeFileSync(join(directory, "library", "index.js"), "exports.loaded = process.env.RUN;");
    host = startProgramHost(processes, [join(directory, "library")]);
    stack = await host.serve({ directory, nodeFlags: [] });
    client = new LanguageRuntimeClient(stack.address, grpc.credentials.createInsecure());
  });
  after(async () => {
    client.close();
    await host.close();
    for (const engine of engines) engine.close();
    await processes.stop();
  });

  async function engineOf(): Promise<FakeEngine> {
    const engine = await startFakeEngine();
    engines.push(engine);
    return engine;
  }

  /** Runs the text of a program, as the engine would have it run. */
  async function run(
    program: string,
    { address }: FakeEngine,
    environment = {},
    on = { stack, client },
  ): Promise<RunResponse.AsObject> {
    writeFileSync(join(directory, "index.js"), `${PULUMI}\n${program}`);
    on.stack.use({ ...environment });
    const info = new ProgramInfo().setRootDirectory(directory).setProgramDirectory(directory).setEntryPoint("index.js");
    const request = new RunRequest().setProject("project").setStack("stack").setInfo(info).setParallel(4);
    request.setMonitorAddress(address).setArgsList([address]);
    request.getConfigMap().set("project:key", "value");
    return new Promise((resolve, reject) => {
      on.client.run(request, (error, response) => {
        if (error) reject(error);
        else resolve(response.toObject());
      });
    });
  }

  /** Runs a program that writes what an expression is worth to it. */
  async function valueOf(expression: string, environment = {}, engine?: FakeEngine): Promise<unknown> {
    const file = join(directory, "value.json");
    const program = `fs.writeFileSync(${JSON.stringify(file)}, JSON.stringify(${expression}));`;
    const { error, bail } = await run(program, engine ?? (await engineOf()), environment);
    assert.deepEqual({ error, bail }, { error: "", bail: false });
    return JSON.parse(readFileSync(file, "utf8"));
  }

  it("runs a program with the environment, the configuration and the directory of its run alone", async () => {
    const seen = `[process.env.ONE ?? null, process.env.TWO ?? null, process.cwd(), new pulumi.Config().get("key"), pulumi.getStack()]`;
    assert.deepEqual(await valueOf(seen, { ONE: "1" }), ["1", null, directory, "value", "stack"]);
    assert.deepEqual(await valueOf(seen, { TWO: "2" }), [null, "2", directory, "value", "stack"]);
  });

  it("runs the programs of several stacks at once, each with its own environment", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `stack-${String(index)}`);
    const program = `fs.writeFileSync(process.env.NAME + ".txt", process.env.NAME);`;
    const stacks = await Promise.all(
      names.map(async (name) => {
        const own = await host.serve({ directory, nodeFlags: [] });
        const on = { stack: own, client: new LanguageRuntimeClient(own.address, grpc.credentials.createInsecure()) };
        return { name, on, engine: await engineOf() };
      }),
    );
    const responses = await Promise.all(stacks.map(({ name, on, engine }) => run(program, engine, { NAME: name }, on)));
    for (const { on } of stacks) on.client.close();
    assert.deepEqual(
      responses.map(({ error, bail }) => [error, bail]),
      names.map(() => ["", false]),
    );
    assert.deepEqual(
      names.map((name) => readFileSync(join(directory, `${name}.txt`), "utf8")),
      names,
    );
  });

  it("keeps the process and the library, and loads the program again", async () => {
    const pid = await valueOf("process.pid", { RUN: "first" });
    await valueOf(`require("./library").loaded`, { RUN: "second" });
    assert.equal(await valueOf(`require("./library").loaded`, { RUN: "third" }), "second");
    assert.equal(await valueOf("process.pid"), pid);
  });

  it("looks to the program like a process that the engine has started", async () => {
    const engine = await engineOf();
    const seen = await valueOf("[process.env.PULUMI_NODEJS_MONITOR, process.env.PULUMI_NODEJS_PROJECT]", {}, engine);
    assert.deepEqual(seen, [engine.address, "project"]);
  });

  it("ends a run when nothing is left for the program to do", async () => {
    const engine = await engineOf();
    await run(`setTimeout(() => new pulumi.ComponentResource("a:b:C", "late"), 300);`, engine);
    assert.deepEqual(engine.resources, ["project-stack", "late"]);
  });

  it("reports what a program prints", async () => {
    const engine = await engineOf();
    await run(`console.log("printed");`, engine);
    assert.ok(engine.messages.includes("printed\n"), engine.messages.join());
  });

  for (const [what, program, message] of [
    ["throws", `throw new Error("one");`, /failed with an unhandled exception:\n.*Error: one/],
    ["rejects", `Promise.reject(new Error("two"));`, /failed with an unhandled exception:\n.*Error: two/],
    ["throws after its end", `setTimeout(() => { throw new Error("three"); });`, /^Error: three/m],
  ] as const)
    it(`reports the error of a program that ${what}, and runs the next one`, async () => {
      const engine = await engineOf();
      const { error, bail } = await run(program, engine);
      assert.deepEqual({ error, bail }, { error: "", bail: true });
      assert.match(engine.messages.join("\n"), message);
      assert.equal(await valueOf("1"), 1);
    });

  it("reports a program that ends although it waits for something, in whichever run of the process", async () => {
    for (const round of ["first", "second"]) {
      const engine = await engineOf();
      const { error } = await run(
        `new pulumi.CustomResource("a:b:C", "${round}", { input: new Promise(() => undefined) });`,
        engine,
      );
      assert.equal(error, "Program exited with non-zero exit code: 1");
      assert.match(engine.messages.join("\n"), /detected that \d+ promises? w(as|ere) still active/);
      assert.equal(await valueOf("1"), 1);
    }
  });

  it("reports the exit code of a program that ends its process, and starts another", async () => {
    const pid = await valueOf("process.pid");
    const { error } = await run("process.exit(3);", await engineOf());
    assert.equal(error, "Program exited with non-zero exit code: 3");
    assert.notEqual(await valueOf("process.pid"), pid);
  });

  it("starts another process for an address of an engine that the process has had", async () => {
    const engine = await engineOf();
    const pid = await valueOf("process.pid", {}, engine);
    assert.notEqual(await valueOf("process.pid", {}, engine), pid);
  });

  it("ends a program that is killed", async () => {
    const file = join(directory, "begun");
    const ended = run(
      `fs.writeFileSync(${JSON.stringify(file)}, ""); setInterval(() => undefined, 1000);`,
      await engineOf(),
    );
    await eventually("the program to begin", () => existsSync(file));
    await stack.kill();
    assert.equal((await ended).error, "Program exited with non-zero exit code: -1");
    assert.equal(await valueOf("1"), 1);
  });
});
