import { randomBytes } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { runStore } from "../run-store";
import type { StoreHome } from "../store-home";
import type { BucketStore } from "./bucket-store";

/** Starts an S3-compatible store on a free port of 127.0.0.1, with an access key of its own. */
export async function startBucketStore(home: StoreHome): Promise<BucketStore> {
  const accessKey = randomBytes(10).toString("hex");
  const secretKey = randomBytes(20).toString("hex");
  const { address, stop } = await runStore(home, "bucket-store", {
    STORE_ACCESS_KEY: accessKey,
    STORE_SECRET_KEY: secretKey,
  });
  const client = new AwsClient({
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    service: "s3",
    region: "us-east-1",
    retries: 0,
  });
  const request = async (method: "PUT" | "DELETE", path: string, body?: string): Promise<void> => {
    const url = `http://${address}/${path.split("/").map(encodeURIComponent).join("/")}`;
    const response = await client.fetch(url, { method, ...(body === undefined ? {} : { body }) });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${answer}`);
  };
  return {
    endpoint: address,
    accessKey,
    secretKey,
    createBucket: (name) => request("PUT", name),
    put: (bucket, key, content) => request("PUT", `${bucket}/${key}`, content),
    remove: (bucket, key) => request("DELETE", `${bucket}/${key}`),
    stop,
  };
}
