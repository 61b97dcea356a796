import assert from "node:assert/strict";

import type { PullRequestInputs } from "../../../../../../components/git/hosts/github/providers/pull-request";
import type { Fault, Repository, RepositoryPullRequest } from "../../../../../../lab/git-host";
import { PASSING, REFUSALS, TOO_MANY } from "../../../../../e2e/host-faults";
import { refusal } from "./load-provider";
import { FILES, MUTATION, READ, SYNC, useBranches } from "./use-branch";

const LOST: Fault = { drop: true, when: "after" };
const REFS = "/repos/{owner}/{repo}/git/refs";
const REF = `${REFS}/{ref}`;
const PULLS = "/repos/{owner}/{repo}/pulls";
const PULL = `${PULLS}/{pull_number}`;
const LABELS = "/repos/{owner}/{repo}/issues/{issue_number}/labels";
const REVIEWERS = `${PULL}/requested_reviewers`;
const EXPLAINED = /^github: (the pull request|clusters\/prod\/flux-system) of acme\/\S+: .* GitHub said: POST /;
const HEAD = "flux-bootstrap/prod-1";

describe("the provider of pull requests", function () {
  this.timeout(60_000);
  const { host, providerOf, branch, once, always, routes } = useBranches();
  before(() => ["octocat", "hubot"].forEach((login) => host().createUser(login)));

  async function proposal(more: Partial<PullRequestInputs> = {}): Promise<[PullRequestInputs, Repository]> {
    const { repository, inputs } = await branch();
    const request = { title: "Flux", body: "Please.", labels: ["flux"], reviewers: ["octocat", "acme/platform"] };
    return [{ ...inputs(), branch: HEAD, base: "main", ...request, ...more }, repository];
  }
  async function theOnly(repository: Repository): Promise<RepositoryPullRequest> {
    const [one, ...others] = await repository.pullRequests();
    assert.ok(one);
    assert.deepEqual(others, []);
    return one;
  }
  const commits = async (repository: Repository) => (await repository.log(HEAD)).slice(0, -1);

  it("opens one with one signed commit, its labels and the reviews that are asked for", async () => {
    const [inputs, repository] = await proposal();
    const { id, outs } = await providerOf("PullRequest").create(inputs);
    assert.equal(id, `${repository.fullName}:${HEAD}`);
    assert.deepEqual(routes(), [READ, REFS, READ, MUTATION, PULLS, LABELS, REVIEWERS]);
    const { labels, reviewers } = inputs;
    const { title, body } = inputs;
    assert.deepEqual(await theOnly(repository), {
      ...{ number: outs.number, title, body, head: HEAD, base: "main", state: "open", merged: false },
      ...{ labels, reviewers },
    });
    const [commit, ...others] = await commits(repository);
    assert.deepEqual(others, []);
    assert.equal(outs.committed[SYNC]?.commit, commit?.sha);
    assert.deepEqual(await repository.files(), ["README.md"]);
    assert.deepEqual(await repository.files(HEAD), ["README.md", ...Object.keys(FILES).sort()]);
  });

  for (const route of [REFS, MUTATION, PULLS, LABELS, REVIEWERS]) {
    it(`opens one only when the answer of ${route} is lost, and in the next run of one that was killed there`, async () => {
      const [inputs, repository] = await proposal();
      once(route, () => LOST);
      const { outs } = await providerOf("PullRequest").create(inputs);
      assert.deepEqual((await providerOf("PullRequest").create(inputs)).outs, outs);
      const { labels, reviewers } = await theOnly(repository);
      assert.deepEqual([labels, reviewers], [inputs.labels, inputs.reviewers]);
      assert.equal((await commits(repository)).length, 1);
    });
  }

  for (const route of [READ, REFS, MUTATION, PULLS, LABELS, REVIEWERS]) {
    it(`gets through what passes at ${route}, and explains what is refused there`, async () => {
      for (const fault of [...Object.values(PASSING), ...Object.values(TOO_MANY)]) {
        const [inputs, repository] = await proposal();
        once(route, () => fault);
        await providerOf("PullRequest").create(inputs);
        assert.equal((await commits(repository)).length, 1);
      }
      const [inputs, repository] = await proposal();
      for (const fault of Object.values(REFUSALS)) {
        once(route, () => fault);
        assert.match(await refusal(providerOf("PullRequest").create(inputs)), EXPLAINED);
      }
      const { outs } = await providerOf("PullRequest").create(inputs);
      assert.equal((await theOnly(repository)).number, outs.number);
    });
  }

  it("changes the texts, the labels and the reviewers, and leaves those of others", async () => {
    const [inputs, repository] = await proposal({ labels: ["flux", "one/two words"] });
    const { outs } = await providerOf("PullRequest").create(inputs);
    const { number } = outs;
    await providerOf("PullRequest").update("", outs, { ...inputs, labels: [...inputs.labels, "of a person"] });
    const wanted = { ...inputs, title: "Fleet", body: "", labels: ["flux", "prod"], reviewers: ["hubot"] };
    assert.equal((await providerOf("PullRequest").diff("", outs, wanted)).changes, true);
    const { outs: changed } = await providerOf("PullRequest").update("", outs, wanted);
    assert.equal((await providerOf("PullRequest").diff("", changed, wanted)).changes, false);
    const { title, body, labels, reviewers } = await theOnly(repository);
    assert.deepEqual([changed.number, title, body], [number, "Fleet", ""]);
    assert.deepEqual(labels, ["flux", "of a person", "prod"]);
    assert.deepEqual(reviewers, ["hubot"]);
  });

  it("brings changed files to the same one, unless a person has changed them there", async () => {
    const [inputs, repository] = await proposal();
    const { outs } = await providerOf("PullRequest").create(inputs);
    const changed = { ...inputs, files: { ...FILES, [SYNC]: "sync: 2\n" } };
    assert.equal((await providerOf("PullRequest").diff("", outs, changed)).changes, true);
    const { outs: after } = await providerOf("PullRequest").update("", outs, changed);
    assert.equal(await repository.read(SYNC, HEAD), "sync: 2\n");
    await repository.commit("By hand", { [SYNC]: "sync: by hand\n" }, HEAD);
    const again = { ...inputs, files: { ...FILES, [SYNC]: "sync: 3\n" } };
    assert.match(
      await refusal(providerOf("PullRequest").update("", after, again)),
      /gotk-sync\.yaml .* is not what Pulumi last wrote.*By hand/,
    );
    await theOnly(repository);
  });

  it("goes on under another name of its repository", async () => {
    const [inputs, repository] = await proposal();
    const { outs } = await providerOf("PullRequest").create(inputs);
    await repository.rename("renamed-with-pull-request");
    const renamed = { ...inputs, repository: "renamed-with-pull-request" };
    await providerOf("PullRequest").update("", outs, renamed);
    assert.equal((await theOnly(repository)).state, "open");
  });

  it("is opened in another repository, and closed in the former one, when the repository is another", async () => {
    const [inputs, repository] = await proposal();
    const { outs } = await providerOf("PullRequest").create(inputs);
    const [others, other] = await proposal();
    await providerOf("PullRequest").update("", outs, others);
    assert.equal((await theOnly(repository)).state, "closed");
    assert.deepEqual(await repository.branches(), ["main"]);
    assert.equal((await theOnly(other)).state, "open");
  });

  it("takes its branch away, and forgives one that is gone, and a repository that is", async () => {
    const [inputs, repository] = await proposal();
    const { outs } = await providerOf("PullRequest").create(inputs);
    for (let times = 0; times < 2; times += 1) {
      await providerOf("PullRequest").delete("", outs);
      assert.deepEqual(await repository.branches(), ["main"]);
    }
    assert.equal((await theOnly(repository)).state, "closed");
    await providerOf("PullRequest").delete("", { ...outs, repository: "never-there" });
  });

  it("does not take a lack of rights for a branch that is gone", async () => {
    const [inputs] = await proposal();
    const { outs } = await providerOf("PullRequest").create(inputs);
    always(REF, { status: 404, body: { message: "Not Found" } });
    assert.match(await refusal(providerOf("PullRequest").delete("", outs)), /the token may not write/);
  });

  it("is what a refresh finds, also after people have dealt with it, until it is gone", async () => {
    const [inputs, repository] = await proposal();
    const { outs } = await providerOf("PullRequest").create(inputs);
    repository.closePullRequest(outs.number);
    assert.deepEqual(await providerOf("PullRequest").read("7", outs), { id: "7", props: outs });
    const gone = { ...outs, number: 99 };
    assert.deepEqual(await providerOf("PullRequest").read("7", gone), { id: "", props: {} });
  });

  it("reports reviewers that GitHub refuses, and goes on with others", async () => {
    const [inputs, repository] = await proposal({ reviewers: ["nobody"] });
    const message = await refusal(providerOf("PullRequest").create(inputs));
    assert.match(
      message,
      /^github: the pull request of acme\/.*commit\.pullRequest\.reviewers.*Reviews may only be requested/,
    );
    const { outs } = await providerOf("PullRequest").create({ ...inputs, reviewers: ["octocat"] });
    assert.deepEqual((await theOnly(repository)).reviewers, ["octocat"]);
    assert.equal(outs.number, 1);
    const own = { ...inputs, reviewers: [host().login] };
    assert.match(await refusal(providerOf("PullRequest").update("", outs, own)), /pull request author/);
  });

  it("says that there is no branch to merge into", async () => {
    const [inputs] = await proposal({ base: "trunk" });
    assert.match(await refusal(providerOf("PullRequest").create(inputs)), /has no branch "trunk"/);
  });
});
