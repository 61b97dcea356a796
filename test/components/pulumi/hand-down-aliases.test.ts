import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap, GitRepository } from "../../../components";
import { MINIMAL, type Registered, resolved, run } from "../monitor";

const STACK = "urn:pulumi:stack::project::";
const BOOTSTRAP = "flux-bootstrap:index:FluxBootstrap";
const REPOSITORY = "flux-bootstrap:index:GitRepository";
const FORMERLY = { aliases: [{ name: "former" }] };

describe("handDownAliases", () => {
  const aliasesOf = async ({ opts }: Registered): Promise<readonly unknown[]> =>
    (await resolved(pulumi.output(opts.aliases))) ?? [];

  /** Fails unless each resource whose name begins so has its URN under the former name, and returns how many there are. */
  async function assertHandedDown(resources: readonly Registered[], prefix: string, parents: string): Promise<number> {
    const below = resources.filter(({ name }) => name.startsWith(prefix));
    for (const resource of below) {
      const aliases = await aliasesOf(resource);
      const former = `${STACK}${parents}$${resource.type}::former${resource.name.slice(prefix.indexOf("-"))}`;
      assert.ok(aliases.includes(former), `${former} is none of ${JSON.stringify(aliases)}`);
    }
    return below.length;
  }

  it("gives every resource of a FluxBootstrap its URN under the former name", async () => {
    const { resources } = await run(() => new FluxBootstrap("fleet", MINIMAL, FORMERLY));
    assert.ok((await assertHandedDown(resources, "fleet-", BOOTSTRAP)) > 20);
  });

  it("gives an object of Flux and its Secrets theirs", async () => {
    const { resources } = await run(() => {
      const credentials = { basicAuth: { username: "u", password: "p" } };
      return new GitRepository("apps", { url: "https://git.example.com/apps", credentials }, FORMERLY);
    });
    assert.equal(await assertHandedDown(resources, "apps-", REPOSITORY), 2);
  });

  it("goes on with a component around it that had another name", async () => {
    const { resources } = await run(() => {
      const platform = new pulumi.ComponentResource("acme:index:Platform", "platform", {}, FORMERLY);
      return new FluxBootstrap("platform-flux", MINIMAL, { parent: platform });
    });
    assert.ok((await assertHandedDown(resources, "platform-flux-", `acme:index:Platform$${BOOTSTRAP}`)) > 20);
  });

  it("leaves a component alone that was never called otherwise", async () => {
    const { resources } = await run(() => new FluxBootstrap("fleet", MINIMAL));
    const aliases = (await Promise.all(resources.map(aliasesOf))).flat();
    assert.ok(aliases.length > 0); // those of another version of an API
    assert.deepEqual(
      aliases.filter((alias) => typeof alias === "string"),
      [],
    );
  });
});
