// Run as a program: fetches a release, and kills itself when it is about to write the third file.
import fs from "node:fs/promises";
import { fetchRelease } from "../../../components/release";

const { writeFile } = fs;
let count = 0;
fs.writeFile = (...args: Parameters<typeof writeFile>) => {
  count += 1;
  if (count === 3) {
    process.kill(process.pid, "SIGKILL");
  }
  return writeFile(...args);
};

void fetchRelease(process.argv[2] ?? "");
