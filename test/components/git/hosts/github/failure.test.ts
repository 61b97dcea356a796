import assert from "node:assert/strict";

import { readFailure } from "../../../../../components/git/hosts/github/failure";
import {
  explainGitHubError,
  isLackOfRights,
  isRateLimit,
} from "../../../../../components/git/hosts/github/read-errors";
import { classifyError } from "../../../../../components/git/hosts/github/write-errors";
import { withVariables } from "../../../environment";

const API = "https://api.github.com/repos";

/** As the bridge to the Terraform provider words a failure. */
function wrapped(answer: string): string {
  return `sdk.helper_schema: ${answer.split("\n")[0] ?? ""}: provider=github@6.15.0\n1 error occurred:\n\t* ${answer}\n\n`;
}

/** The decision about a write, without the names. */
function decision(owner: string, repository: string, branch: string, answer: (place: string) => string): string {
  const target = { owner, repository, branch };
  const verdict = classifyError(wrapped(answer(`${API}/${owner}/${repository}`)), "kustomization.yaml", target, 1);
  const [kind = "", text = ""] = Object.entries(verdict)[0] ?? [];
  const [decided = ""] = text.split(" GitHub said: ");
  return `${kind}: ${decided.replaceAll(`${owner}/${repository}`, "PLACE").replace(` pushed to ${branch} `, " pushed to BRANCH ")}`;
}

describe("readFailure", () => {
  const answers: readonly ((place: string, branch: string) => string)[] = [
    (place) => `PUT ${place}/contents/a.yaml: 401 Bad credentials []`,
    (place) => `PUT ${place}/contents/a.yaml: 403 Resource not accessible by integration []`,
    (place, branch) => `PUT ${place}/contents/a.yaml: 404 Branch ${branch} not found []`,
    (place, branch) => `GET ${place}/git/ref/heads/${branch}: 422 Validation Failed []`,
    (place) => `PUT ${place}/contents/a.yaml: 422 Validation Failed []`,
    (place, branch) => `PUT ${place}/contents/a.yaml: 409 ${branch} is at 1f2e but expected 3d4c []`,
    (place) => `PUT ${place}/contents/a.yaml: 502 Server Error []`,
    (place) => `Put "${place}/contents/a.yaml": EOF`,
    (place) => `Put "${place}/contents/a.yaml": tls: failed to verify certificate`,
    (place) => `POST https://api.github.com/graphql: 404 Not Found Could not resolve '${place.slice(API.length + 1)}'.`,
  ];
  for (const name of ["401", "403", "404", "409", "429", "500", "503", "EOF", "timeout", "archived", "unreachable"])
    it(`decides the same of an owner, a repository and a branch called ${name}`, () => {
      for (const answer of answers) {
        const usual = decision("acme", "fleet", "main", (place) => answer(place, "main"));
        assert.equal(
          decision(name, name, name, (place) => answer(place, name)),
          usual,
          usual,
        );
        const message = wrapped(answer(`${API}/${name}/${name}`, name));
        assert.equal(isRateLimit(message), false, message);
        assert.equal(isLackOfRights(message), isLackOfRights(wrapped(answer(`${API}/acme/fleet`, "main"))), message);
      }
    });

  it("says all lines of an answer in one", () => {
    const { said, status } = readFailure(
      wrapped(`PUT ${API}/a/b: 409 Repository rule violations found\n\nChanges must be made\n\n []`),
    );
    assert.deepEqual(
      { said, status },
      { said: `PUT ${API}/a/b: 409 Repository rule violations found Changes must be made []`, status: 409 },
    );
  });
});

describe("a proxy that does not let a request through", () => {
  const TARGET = { owner: "acme", repository: "fleet", branch: "main" };
  const URL_OF_KEYS = `${API}/acme/fleet/keys`;
  const advice =
    "the proxy of https_proxy does not let requests to api.github.com through. Give https_proxy its address and login, as " +
    "http://USER:PASSWORD@HOST:PORT, or name api.github.com in NO_PROXY, where Pulumi runs.";
  const told = (work: () => string) =>
    withVariables({ HTTPS_PROXY: "", NO_PROXY: "", https_proxy: "http://127.0.0.1:9" }, work);

  const refusals = [
    // As Go's programs word it.
    `Get "${URL_OF_KEYS}": Proxy Authentication Required`,
    `Get "${URL_OF_KEYS}": Forbidden`,
    `Get "${URL_OF_KEYS}": socks connect tcp 127.0.0.1:9->api.github.com:443: username/password authentication failed`,
    `Get "${URL_OF_KEYS}": proxyconnect tcp: tls: failed to verify certificate`,
    `GET ${URL_OF_KEYS}: 407 Proxy Authentication Required []`,
    // As the provider of commits words it.
    `POST ${URL_OF_KEYS}: the proxy of https_proxy answered 403 Forbidden. Check https_proxy and NO_PROXY.`,
  ];
  for (const refusal of refusals)
    it(`is named where something is looked up and written: ${refusal}`, async () => {
      const read = await told(() => explainGitHubError(wrapped(refusal), TARGET));
      assert.equal(read, `github: cannot read acme/fleet: ${advice} The error was: ${refusal}`);
      assert.equal(isLackOfRights(wrapped(refusal)), false);
      const write = refusal.replace(/^Get /, "Put ").replace(/^GET /, "PUT ");
      const verdict = await told(() => JSON.stringify(classifyError(wrapped(write), "a key", TARGET, 1)));
      assert.deepEqual(JSON.parse(verdict), {
        explanation: `github: a key of acme/fleet: ${advice} The error was: ${write}`,
      });
    });

  for (const passing of [
    `Put "${URL_OF_KEYS}": Bad Gateway`,
    `Put "${URL_OF_KEYS}": proxyconnect tcp: dial tcp 127.0.0.1:9: connect: connection refused`,
    `POST ${URL_OF_KEYS}: the proxy of https_proxy answered 503 Service Unavailable.`,
  ])
    it(`is tried again where that may help, and named at last: ${passing}`, async () => {
      const verdict = (failures: number) =>
        told(() => JSON.stringify(classifyError(wrapped(passing), "a key", TARGET, failures)));
      assert.deepEqual(JSON.parse(await verdict(1)), { retry: `github: a key of acme/fleet: ${advice}` });
      assert.ok((await verdict(3)).startsWith(`{"explanation":"github: a key of acme/fleet: ${advice} It was tried 3`));
    });

  it("is not taken for one where no proxy is", () => {
    for (const answer of [`GET ${URL_OF_KEYS}: 403 Forbidden []`, `Get "${URL_OF_KEYS}": EOF`])
      assert.equal(readFailure(wrapped(answer)).proxy, undefined);
  });
});
