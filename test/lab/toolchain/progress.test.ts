import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { createProgress } from "../../../lab/progress";

describe("createProgress", () => {
  it("writes one line with the time for each event where there is no terminal", () => {
    const stream = new PassThrough();
    const progress = createProgress(stream);
    progress.step("Building etcd");
    progress.done("Ready");
    assert.match(String(stream.read()), /^\[\d\d:\d\d:\d\d\] Building etcd\n\[\d\d:\d\d:\d\d\] Ready\n$/);
  });
});
