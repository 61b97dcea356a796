import { ApiError } from "../rest/api-error";
import { authenticate } from "../rest/authenticate";
import type { HostState } from "../state/host-state";
import { mayRead, mayWrite } from "../state/may-read";
import type { StoredRepository } from "../state/stored-repository";
import type { Service } from "./service";

// A git client asks for a password only after this: https://git-scm.com/docs/http-protocol#_authentication
const CHALLENGE = { "WWW-Authenticate": 'Basic realm="GitHub"' };

/** The repository, if whoever sent the header may use the service on it. */
export function authorize(
  state: HostState,
  header: string | undefined,
  repository: StoredRepository | undefined,
  service: Service,
): StoredRepository {
  const token = tokenOf(state, header);
  const write = service === "git-receive-pack";
  const visible = repository !== undefined && mayRead(token, repository);
  // Whoever has no token is asked for one, whether the repository exists or not.
  if (token === undefined && (write || !visible))
    throw new ApiError(401, "Authentication required.", undefined, CHALLENGE);
  if (!visible) throw new ApiError(404, "Repository not found.");
  if (write && !mayWrite(token, repository)) throw new ApiError(403, "Write access to repository not granted.");
  if (write && repository.settings.archived)
    throw new ApiError(403, "This repository was archived so it is read-only.");
  return repository;
}

function tokenOf(state: HostState, header: string | undefined): ReturnType<typeof authenticate>["token"] {
  try {
    return authenticate(state, header).token;
  } catch {
    throw new ApiError(401, "Invalid username or token.", undefined, CHALLENGE);
  }
}
