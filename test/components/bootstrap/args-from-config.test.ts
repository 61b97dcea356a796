import assert from "node:assert/strict";

import { argsFromConfig } from "../../../components/bootstrap/args-from-config";
import { problems } from "../../../components/bootstrap/problems";

const GITHUB = '{"owner":"acme","repository":"fleet"}';

describe("argsFromConfig", () => {
  it("reads texts as they are, and everything else as JSON", () => {
    const config = { path: "1", github: GITHUB, networkPolicy: "false", logLevel: "info", components: '["a"]' };
    assert.deepEqual(argsFromConfig(config), {
      path: "1",
      github: { owner: "acme", repository: "fleet" },
      networkPolicy: false,
      logLevel: "info",
      components: ["a"],
    });
  });

  it("leaves slips and wrong shapes to be reported with every other problem", () => {
    const config = { github: GITHUB, netwrokPolicy: "false", watchAllNamespaces: "no", components: "a,b", sync: "{" };
    assert.deepEqual(
      problems(argsFromConfig(config)).map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`),
      [
        'components: must be a list, got "a,b"',
        'watchAllNamespaces: must be true or false, got "no"',
        "path: is required and must not be empty",
        "sync: must be an object",
        'netwrokPolicy: unknown argument. Did you mean "networkPolicy"?',
      ],
    );
  });
});
