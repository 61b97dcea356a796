import * as pulumi from "@pulumi/pulumi";

import { createControllers, type Controllers } from "../cluster/controllers";
import { awaitedOptions, type BootstrapContext } from "./context";
import type { Publisher } from "./publisher";
import { refuseInstalledFlux } from "./refuse-installed-flux";

/** Installs the controllers of Flux, once every check has passed. */
export function installControllers(context: BootstrapContext, { confirmed, ownership, kept }: Publisher): Controllers {
  const { name, options, flux, validated, imported, leftSecret, identity, component } = context;
  const hooks = {
    namespace: refuseInstalledFlux(name, component, { ...options, identity }),
    secret: leftSecret,
  };
  return createControllers(
    name,
    flux.objects,
    options.pullCredentials,
    { ownership, kept, hooks },
    {
      ...awaitedOptions(context),
      dependsOn: pulumi.all([confirmed, validated, imported]).apply((done) => done.flat()),
    },
  );
}
