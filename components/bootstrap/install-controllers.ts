import * as pulumi from "@pulumi/pulumi";

import { createControllers, type Controllers } from "../cluster/controllers";
import { awaitedOptions, type BootstrapContext } from "./context";
import type { Publisher } from "./publisher";
import { refuseInstalledFlux } from "./refuse-installed-flux";

/** Installs the controllers of Flux, once every check has passed. */
export function installControllers(context: BootstrapContext, { confirmed, ownership, kept }: Publisher): Controllers {
  const { name, options, flux, declared, validated, imported, leftSecret, completionMark, component } = context;
  const hooks = {
    namespace: refuseInstalledFlux(name, component, { ...options, completionMark }),
    secret: leftSecret,
  };
  return createControllers(
    name,
    { all: flux.objects, declared },
    options.pullCredentials,
    { ownership, kept, fill: (object) => flux.fill.fillObject(object), hooks },
    {
      ...awaitedOptions(context),
      dependsOn: pulumi.all([confirmed, validated, imported]).apply((done) => done.flat()),
    },
  );
}
