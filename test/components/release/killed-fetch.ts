// Run as a program: fetches a release, and kills itself when it has written half of the archive.
import fs from "node:fs";

const { writeFileSync } = fs;
fs.writeFileSync = (file, data) => {
  const content = data as Buffer;
  writeFileSync(file, content.subarray(0, content.length / 2));
  process.kill(process.pid, "SIGKILL");
};

// Loaded late, so that it gets the function above.
void import("../../../components/release").then(({ fetchRelease }) => fetchRelease(process.argv[2] ?? ""));
