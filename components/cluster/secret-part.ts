import type * as pulumi from "@pulumi/pulumi";

/** A Secret that an object of Flux refers to. */
export interface SecretPart {
  readonly name: string;
  /** @defaultValue `Opaque` */
  readonly type?: string;
  /** @defaultValue none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @defaultValue none */
  readonly annotations?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly data: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
}
