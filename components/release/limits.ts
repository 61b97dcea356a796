const MiB = 1024 * 1024;

/** Sizes beyond which something is not a Flux bundle: the real archive is below 1 MB, its largest file about 100 KB. */
export const limits = {
  /** Bytes of `manifests.tar.gz` that are downloaded at most. */
  archive: 50 * MiB,
  /** Bytes that an archive may unpack to, all files together. */
  unpacked: 50 * MiB,
  /** Bytes of one manifest file. */
  file: 10 * MiB,
  /** How many files an archive may have; Flux's has nine. */
  files: 100,
} as const;
