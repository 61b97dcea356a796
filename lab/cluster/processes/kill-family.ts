import { setTimeout as delay } from "node:timers/promises";
import { isRunning, type ProcessIdentity } from "./process-identity";
import { processTable, type ProcessEntry } from "./process-table";

const PATIENCE = 10_000;

/**
 * The processes of these leaders: they themselves, their sessions and their descendants. A leader that has ended brings in
 * nobody, because its pid may be somebody else's by now.
 */
export function family(leaders: readonly ProcessIdentity[], table: readonly ProcessEntry[]): readonly ProcessEntry[] {
  const running = leaders.filter((leader) => isRunning(leader, table)).map(({ pid }) => pid);
  const sessions = new Set(running);
  const members = new Set(running);
  for (let size = -1; size !== members.size;) {
    size = members.size;
    for (const { pid, parent, session } of table) if (sessions.has(session) || members.has(parent)) members.add(pid);
  }
  return table.filter(({ pid }) => members.has(pid));
}

/** Kills the families of these leaders and resolves when none of their processes is left. Returns how many there were. */
export async function killFamilies(leaders: readonly ProcessIdentity[]): Promise<number> {
  const first = processTable();
  const running = leaders.filter((leader) => isRunning(leader, first)).map(({ pid }) => pid);
  // Held still, a leader neither starts another process nor ends before its family is known.
  for (const pid of running) signal(pid, "SIGSTOP");
  const others = await killAll(() => family(leaders, processTable()).filter(({ pid }) => !running.includes(pid)));
  const itself = await killAll(() => family(leaders, processTable()));
  return others + itself;
}

/**
 * Kills what is left of the session of a leader that this process has just seen end. The system gives a pid to nobody
 * while a session bears its number, so what is found now belongs to that leader.
 */
export async function killSession(leader: number): Promise<number> {
  return killAll(() => processTable().filter(({ pid, session }) => session === leader && pid !== leader));
}

async function killAll(find: () => readonly ProcessEntry[]): Promise<number> {
  const killed = new Set<string>();
  const deadline = Date.now() + PATIENCE;
  for (let left = find(); left.length > 0; left = find()) {
    if (Date.now() > deadline) throw new Error(`processes ${left.map(({ pid }) => pid).join(", ")} do not end`);
    for (const { pid, started } of left) {
      killed.add(`${pid} ${started}`);
      signal(pid, "SIGKILL");
    }
    await delay(5);
  }
  return killed.size;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself meanwhile.
  }
}
