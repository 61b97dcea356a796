import type { Tool } from "./tools";

/**
 * The flags that decide what the compiler makes. The same for all tools, or else a library that two of them share would
 * be compiled twice.
 */
export const COMPILER_FLAGS: readonly string[] = [
  "-buildvcs=false",
  "-trimpath",
  "-pgo=off",
  "-tags=osusergo,grpcnotrace",
  // No one debugs these binaries, and without debug data a package compiles about a tenth faster.
  "-gcflags=all=-dwarf=false",
];

/** The linker's flags for one tool. */
export function linkerFlags(tool: Tool): string {
  const variables = Object.entries(tool.variables ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  return ["-s", "-w", ...variables].join(" ");
}
