import { addDeployKey } from "../../state/add-deploy-key";
import type { DeployKey } from "../../state/deploy-key";
import { created, noContent, ok } from "../answer";
import { notFound, validationFailed } from "../api-error";
import { optionalFlag, optionalText, requiredText } from "../body";
import { parameter, type RepositoryCall } from "../call";
import { cutPage } from "../page";
import { refuseAnonymous } from "../refuse-anonymous";
import { requireWrite } from "../require-repository";
import { repositoryRoute, type Route } from "../route";
import { deployKeyView } from "../views/deploy-key-view";

/** SSH keys of repositories. */
export const DEPLOY_KEY_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/deploy-keys/deploy-keys#list-deploy-keys
  repositoryRoute("GET", "/keys", (call) => {
    refuseAnonymous(call);
    requireWrite(call); // GitHub asks for the right to administer, which such a token has here
    const { items, headers } = cutPage(call, call.repository.deployKeys);
    return ok(
      items.map((key) => deployKeyView(call.state, call.repository, key)),
      headers,
    );
  }),
  // https://docs.github.com/en/rest/deploy-keys/deploy-keys#create-a-deploy-key
  repositoryRoute("POST", "/keys", ({ state, repository, body }) => {
    const text = requiredText(body, "key");
    const title = optionalText(body, "title");
    const readOnly = optionalFlag(body, "read_only") ?? false;
    const key = addDeployKey(state, repository, { key: text, readOnly, ...(title === undefined ? {} : { title }) });
    if (typeof key === "string")
      throw validationFailed({ resource: "PublicKey", code: "custom", field: "key", message: key });
    return created(deployKeyView(state, repository, key));
  }),
  // https://docs.github.com/en/rest/deploy-keys/deploy-keys#get-a-deploy-key
  repositoryRoute("GET", "/keys/{key_id}", (call) => {
    refuseAnonymous(call);
    return ok(deployKeyView(call.state, call.repository, keyOf(call)));
  }),
  // https://docs.github.com/en/rest/deploy-keys/deploy-keys#delete-a-deploy-key
  repositoryRoute("DELETE", "/keys/{key_id}", (call) => {
    const { deployKeys } = call.repository;
    deployKeys.splice(deployKeys.indexOf(keyOf(call)), 1);
    return noContent();
  }),
];

function keyOf(call: RepositoryCall): DeployKey {
  const id = Number(parameter(call, "key_id"));
  const key = call.repository.deployKeys.find((candidate) => candidate.id === id);
  if (key === undefined) throw notFound();
  return key;
}
