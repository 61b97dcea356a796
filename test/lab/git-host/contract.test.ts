import assert from "node:assert/strict";
import { ROUTES } from "../../../lab/git-host/rest/routes";
import { differences, isDescribed } from "./support/description";
import { exerciseEveryRoute } from "./support/exercise-every-route";
import { useGitHost } from "./support/use-git-host";

describe("the check against GitHub's description", () => {
  it("notices what is missing and what is of another type", () => {
    assert.deepEqual(differences("GET", "/repos/{owner}/{repo}/topics", 200, { names: ["a"] }), []);
    assert.equal(differences("GET", "/repos/{owner}/{repo}/topics", 200, {}).length, 1);
    assert.equal(differences("GET", "/repos/{owner}/{repo}/topics", 200, { names: [null] }).length, 1);
  });
});

describe("the Git host's REST API", () => {
  const { host } = useGitHost();

  // `ask` holds every answer against GitHub's description, here and in the other tests.
  before("asks for everything once", async function () {
    this.timeout(60_000);
    await exerciseEveryRoute(host());
  });

  for (const { method, path } of ROUTES) {
    it(`has ${method} ${path} of GitHub's own description and answers it with success`, () => {
      assert.ok(isDescribed(method, path));
      const answers = host().requests.filter((request) => request.method === method && request.route === path);
      assert.ok(answers.some(({ status }) => status >= 200 && status < 300));
    });
  }
});
