// The same call without an SDK: what an SDK does for you, by hand.
// Lesson signed-calls tells what is signed, and why.
import { createHash, createHmac } from "node:crypto";

const { AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();

// The request: EC2 takes a form with the operation's name.
const body = "Action=DescribeInstances&Version=2016-11-15";
const type = "application/x-www-form-urlencoded";
const url = new URL(AWS_ENDPOINT_URL ?? "");

// The signature, Signature Version 4.
const time = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
const scope = [time.slice(0, 8), AWS_REGION, "ec2", "aws4_request"];
const canonical = [
  "POST", "/", "",
  "content-type:" + type, "host:" + url.host, "x-amz-date:" + time, "",
  "content-type;host;x-amz-date", sha256(body),
].join("\n");
const toSign = ["AWS4-HMAC-SHA256", time, scope.join("/"), sha256(canonical)].join("\n");
const key = scope.reduce(hmac, "AWS4" + AWS_SECRET_ACCESS_KEY);
const signature = hmac(key, toSign).toString("hex");

const response = await fetch(url, {
  method: "POST",
  headers: {
    "Content-Type": type,
    "User-Agent": "plain.mjs",
    "X-Amz-Date": time,
    Authorization: "AWS4-HMAC-SHA256 Credential=" + AWS_ACCESS_KEY_ID + "/" + scope.join("/")
      + ", SignedHeaders=content-type;host;x-amz-date, Signature=" + signature,
  },
  body,
});
const answer = await response.text();
const found = answer.matchAll(/<(instanceId|Code|Message)>([^<]*)</g);
console.log(response.status, [...found].map(([, , text]) => text).join(" "));
