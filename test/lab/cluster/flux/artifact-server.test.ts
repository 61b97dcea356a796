import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { openArtifactServer, type ArtifactServer } from "../../../../lab/cluster/flux/artifact-server";

describe("openArtifactServer", () => {
  let artifacts: ArtifactServer;
  const servers: Server[] = [];

  beforeEach(async () => {
    artifacts = await openArtifactServer();
  });
  afterEach(() => {
    artifacts.close();
    for (const server of servers.splice(0)) server.close();
  });

  /** A controller that has one artifact. */
  async function controller(path: string, content: string): Promise<number> {
    const server = createServer((request, response) => {
      if (request.url === path) response.end(content);
      else response.writeHead(404).end();
    });
    servers.push(server.listen(0, "127.0.0.1"));
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  }

  const read = async (path: string) => {
    const response = await fetch(`http://${artifacts.address}${path}`);
    return response.ok ? response.text() : response.status;
  };

  it("finds an artifact with whichever controller has it", async () => {
    artifacts.add("source-controller", await controller("/gitrepository/a", "usual"));
    artifacts.add("source-controller-shard1", await controller("/gitrepository/b", "shard"));
    assert.deepEqual([await read("/gitrepository/a"), await read("/gitrepository/b"), await read("/gitrepository/c")], ["usual", "shard", 404]);
  });

  it("forgets the earlier process of a controller", async () => {
    artifacts.add("source-controller", await controller("/a", "old"));
    artifacts.add("source-controller", await controller("/b", "new"));
    assert.deepEqual([await read("/a"), await read("/b")], [404, "new"]);
  });

  it("passes over a controller that does not run", async () => {
    artifacts.add("source-controller", 1);
    artifacts.add("source-watcher", await controller("/externalartifact/a", "watched"));
    assert.equal(await read("/externalartifact/a"), "watched");
  });
});
