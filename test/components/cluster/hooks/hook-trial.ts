import * as pulumi from "@pulumi/pulumi";

import type { HookTarget } from "../../../../components/cluster/hooks/cluster-access";
import { deployment } from "../../pulumi/deployment";
import { withVariable } from "../../environment";
import { startApiServer, type ApiRequest, type ApiServer } from "./api-server";

/** A hook in an inline program whose cluster is in the stack's configuration. */
export interface HookTrial {
  /** What the API server has been asked in the present test. */
  readonly requests: readonly ApiRequest[];
  /** How it answers; set before each test. */
  answer: (request: ApiRequest) => object | number;
  /** Runs the hook whose name has `part`, and returns what was logged. */
  run(part: string, make: (target: HookTarget) => pulumi.ResourceHook, args?: object): Promise<readonly string[]>;
  /** The same where it is not certain which cluster is meant. */
  runElsewhere: HookTrial["run"];
  /** The transforms of all resources that the last program has registered. */
  readonly transforms: readonly pulumi.ResourceTransform[];
  /** Makes something else in such a program. */
  make<T>(make: (target: HookTarget) => T): T;
}

let number = 0;

/** Starts an API server for the tests of a `describe`, and stops it after them. */
export function hookTrial(): HookTrial {
  let server: ApiServer;
  let transforms: readonly pulumi.ResourceTransform[] = [];
  before(async () => {
    server = await startApiServer((request) => trial.answer(request));
  });
  after(() => server.stop());
  beforeEach(() => {
    server.requests.length = 0;
  });
  const makeWith = <T>(kubeconfig: string, make: (target: HookTarget) => T) => {
    const program = deployment(`hooks:${String(number++)}`, { "kubernetes:kubeconfig": kubeconfig });
    const component = {
      urn: pulumi.output("urn:pulumi:test::hooks::flux-bootstrap:index:FluxBootstrap::fleet"),
      getProvider: () => undefined,
    } as unknown as pulumi.Resource;
    transforms = program.transforms;
    const target = { name: "fleet", kind: "Kustomization", component, resource: () => undefined };
    return { program, made: program.run(() => make(target)) };
  };
  const runWith =
    (kubeconfig: () => string): HookTrial["run"] =>
    async (part, make, args = {}) => {
      const { program } = makeWith(kubeconfig(), make);
      await program.call(part, args);
      return program.messages;
    };
  const trial: HookTrial = {
    get requests() {
      return server.requests;
    },
    get transforms() {
      return transforms;
    },
    answer: () => 404,
    make: (make) => makeWith(server.kubeconfig, make).made,
    run: runWith(() => server.kubeconfig),
    runElsewhere: (...call) => withVariable("KUBECONFIG", "/nonexistent/config", () => runWith(() => "")(...call)),
  };
  return trial;
}
