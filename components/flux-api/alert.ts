import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type { CrossNamespaceObjectReferenceArgs, LocalObjectReferenceArgs } from "./shared";

/**
 * The `spec` of an Alert (`notification.toolkit.fluxcd.io/v1beta3`): a selection of events that Flux sends to a
 * Provider.
 * @see https://fluxcd.io/flux/components/notification/alerts/
 */
export interface AlertSpecArgs {
  /** The Provider that the events are sent to. */
  readonly providerRef: pulumi.Input<LocalObjectReferenceArgs>;
  /** The objects whose events are sent. */
  readonly eventSources: pulumi.Input<readonly pulumi.Input<CrossNamespaceObjectReferenceArgs>[]>;
  /**
   * The lowest severity of the events that are sent.
   * @defaultValue `info`
   */
  readonly eventSeverity?: pulumi.Input<EventSeverity>;
  /**
   * Metadata that is added to each event, such as the cluster's name. Values that an event already has take precedence.
   * @see https://fluxcd.io/flux/components/notification/alerts/#event-metadata
   */
  readonly eventMetadata?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
  /**
   * Go regular expressions: only messages that one of them matches are sent.
   * @defaultValue none: all messages
   */
  readonly inclusionList?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * Go regular expressions: messages that one of them matches are not sent.
   * @defaultValue none
   */
  readonly exclusionList?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * A line about what is affected, at most 255 characters.
   * @deprecated Use the key `summary` of `eventMetadata`.
   */
  readonly summary?: pulumi.Input<string>;
  /**
   * Suspends the sending of events.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/**
 * The severities of events that an Alert lets through.
 * @see https://fluxcd.io/flux/components/notification/alerts/#event-severity
 */
export const EventSeverity = {
  /** All events. */
  Info: "info",
  /** Failures only. */
  Error: "error",
} as const;
/** The severities of events that an Alert lets through. */
export type EventSeverity = ValueOfRelease<(typeof EventSeverity)[keyof typeof EventSeverity]>;
