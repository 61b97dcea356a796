/** What a git client may ask a server for. */
export const SERVICES = ["git-upload-pack", "git-receive-pack"] as const;

/** One of {@link SERVICES}. */
export type Service = (typeof SERVICES)[number];
