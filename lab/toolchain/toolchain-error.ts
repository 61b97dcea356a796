/** The toolchain cannot be had; the message says why, and what to do about it, without a stack trace. */
export class ToolchainError extends Error {
  override readonly name = "ToolchainError";
}
