/** What Flux clones over. */
export const GitTransport = {
  Ssh: "ssh",
  Https: "https",
} as const;
/** What Flux clones over. */
export type GitTransport = (typeof GitTransport)[keyof typeof GitTransport];
