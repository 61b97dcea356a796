import assert from "node:assert/strict";

import { ownPackage } from "../../../components/plugin/own-package";

const PLUGINS = "/home/someone/.pulumi/plugins";

describe("ownPackage", () => {
  const cases = [
    ["a directory of a project", "/home/someone/fleet/plugin", {}],
    ["a directory that is called like another plugin's", "/home/someone/resource-plugin/plugin", {}],
    ["a plugin that was installed by its name", `${PLUGINS}/resource-flux-bootstrap-v0.1.0`, { version: "0.1.0" }],
    [
      "a plugin from a directory of a repository",
      `${PLUGINS}/resource-github.com_acme_flux-bootstrap.git_plugin-v0.1.0/plugin`,
      { version: "0.1.0", pluginDownloadURL: "git://github.com/acme/flux-bootstrap/plugin" },
    ],
    [
      "a repository with an underscore, at a commit",
      `${PLUGINS}/resource-github.com_acme_flux_bootstrap.git_plugin-v0.0.0-x0123456789abcdef/plugin`,
      { version: "0.0.0-x0123456789abcdef", pluginDownloadURL: "git://github.com/acme/flux_bootstrap/plugin" },
    ],
    [
      "a plugin at the root of a repository",
      `${PLUGINS}/resource-git.example.com_acme_plugin.git-v1.2.3`,
      { version: "1.2.3", pluginDownloadURL: "git://git.example.com/acme/plugin" },
    ],
  ] as const;
  for (const [what, directory, expected] of cases) {
    it(`returns the address of ${what}`, () => {
      assert.deepEqual(ownPackage(directory), expected);
    });
  }
});
