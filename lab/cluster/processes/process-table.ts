import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** One running process. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  /** The session it belongs to (the process group where the system does not tell sessions). */
  readonly session: number;
  /** When it started, in a form that never repeats for the same pid. */
  readonly started: string;
}

/** Every process that runs now; zombies are left out, they have nothing to stop. */
export function processTable(): readonly ProcessEntry[] {
  return process.platform === "linux" ? fromProc() : fromPs();
}

function fromProc(): readonly ProcessEntry[] {
  // Start times count from boot: only together with the boot are they unique.
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return parseStat(readFileSync(`/proc/${name}/stat`, "utf8"), boot);
      } catch {
        return []; // it ended since the directory was read
      }
    });
}

/**
 * Reads a line of `/proc/PID/stat`.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function parseStat(line: string, boot: string): readonly ProcessEntry[] {
  // The command stands in parentheses and may contain spaces and parentheses itself.
  const [state, parent, , session, ...rest] = line.slice(line.lastIndexOf(")") + 2).split(" ");
  if (state === undefined || state === "Z" || state === "X") return [];
  const entry = { pid: Number.parseInt(line, 10), parent: Number(parent), session: Number(session) };
  return [{ ...entry, started: `${boot}/${rest[15] ?? ""}` }];
}

function fromPs(): readonly ProcessEntry[] {
  const env = { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" };
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,pgid=,stat=,lstart="], { env, encoding: "utf8" }).split(
    "\n",
  );
  return lines.flatMap((line) => {
    const [pid, parent, session, state, ...started] = line.trim().split(/\s+/);
    if (state === undefined || state.startsWith("Z")) return [];
    return [{ pid: Number(pid), parent: Number(parent), session: Number(session), started: started.join(" ") }];
  });
}
