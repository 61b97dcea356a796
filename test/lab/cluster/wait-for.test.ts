import assert from "node:assert/strict";
import { ApiError, type ApiClient } from "../../../lab/cluster/api-client";
import { isTrue } from "../../../lab/cluster/kubernetes-object";
import { waitFor, waitUntilGone } from "../../../lab/cluster/wait-for";

const READY = { metadata: { name: "it" }, status: { conditions: [{ type: "Ready", status: "True" }] } };
const PENDING = { metadata: { name: "it" }, status: { conditions: [{ type: "Ready", status: "False" }] } };

/** An API server that gives these answers, one after the other; a number is a status. */
function answering(...answers: readonly (object | number)[]): ApiClient {
  const left = [...answers];
  const request = async (path: string) => {
    const answer = left.length > 1 ? left.shift() : left[0];
    if (typeof answer === "number") throw new ApiError(answer, "GET", path, `{"message":"status ${answer}"}`);
    return answer;
  };
  return { request, watch: () => Promise.reject(new Error("not here")), close: () => undefined };
}

describe("waitFor", () => {
  it("waits until the object exists and is as it should be", async () => {
    assert.equal(await waitFor(answering(404, PENDING, READY), "/it", (object) => isTrue(object)), READY);
  });

  it("asks again when the server cannot tell just now", async () => {
    assert.equal(await waitFor(answering(429, 503, READY), "/it", (object) => isTrue(object)), READY);
  });

  it("does not wait for what the server refuses", async () => {
    await assert.rejects(
      waitFor(answering(403), "/it", () => true),
      /GET \/it answered 403: status 403/,
    );
  });

  it("says what it waited for and how things stand", async () => {
    const waiting = waitFor(answering(PENDING), "/it", isTrue, { timeout: 10, description: "it to be Ready" });
    await assert.rejects(waiting, /waited 0.01 s for it to be Ready; it is .*"status":"False"/);
  });
});

describe("waitUntilGone", () => {
  it("waits until the object does not exist", async () => {
    await waitUntilGone(answering(READY, 503, 404), "/it");
  });
});
