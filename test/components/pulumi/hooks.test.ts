import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { isStartedByEngine } from "../../../components/pulumi/deployment";
import { errorHook, resourceHook, warnOnce } from "../../../components/pulumi/hooks";
import { deployment } from "./deployment";

const component = { urn: pulumi.output("urn:pulumi:test::hooks::a:b:C::fleet") } as unknown as pulumi.Resource;

describe("hooks", () => {
  it("have the configuration and the log of the deployment that they were made in", async () => {
    const first = deployment("first:1", { "kubernetes:context": "a" });
    const second = deployment("second:1", { "kubernetes:context": "b" });
    for (const made of [first, second])
      made.run(() =>
        resourceHook("context", () => {
          void pulumi.log.info(String(new pulumi.Config("kubernetes").get("context")), component);
        }),
      );
    second.run(() =>
      errorHook("failed", () => {
        void pulumi.log.info("failed", component);
        return true;
      }),
    );
    await first.call("context", {});
    await second.call("context", {});
    assert.equal(await second.call("failed", {}), true);
    assert.deepEqual([first.messages, second.messages], [["a"], ["b", "failed"]]);
  });

  it("have names of their own in a deployment, also where each component of it has a store of its own", () => {
    const names = ["names:1", "names:1", "names:2"].flatMap((address) => {
      const made = deployment(address);
      made.run(() => [resourceHook("fleet", () => undefined), errorHook("fleet", () => false)]);
      return made.hooks.map(({ name }) => name);
    });
    const [process = ""] = /-[0-9a-f]{8}$/.exec(String(names[0])) ?? [];
    assert.notEqual(process, "", "a program and its plugins may call their components alike");
    assert.deepEqual(
      names.map((name) => name.replace(process, "")),
      ["fleet", "fleet-2", "fleet-3", "fleet-4", "fleet", "fleet-2"],
    );
  });

  it("warn once of the same in a deployment", async () => {
    const made = [deployment("warn:1"), deployment("warn:1"), deployment("warn:2")];
    for (const { run } of made)
      run(() => {
        warnOnce("same", component);
        warnOnce("same", component);
      });
    await Promise.all(made.map(({ run }) => run(() => pulumi.log.info("end"))));
    assert.deepEqual(
      made.map(({ messages }) => messages.filter((message) => message !== "end")),
      [["same"], [], ["same"]],
    );
  });
});

describe("isStartedByEngine", () => {
  it("is not said of an inline program or a component of a plugin, and of no process that is no program", () => {
    const environment = { PULUMI_NODEJS_MONITOR: "inline:1" };
    assert.equal(
      deployment("inline:1").run(() => isStartedByEngine(environment)),
      false,
    );
    assert.equal(isStartedByEngine({}), false);
    assert.equal(isStartedByEngine({ PULUMI_NODEJS_MONITOR: "another program's" }), false);
  });
});
