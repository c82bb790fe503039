import "server-only";
import { createHmac } from "node:crypto";
import type { HookEvent } from "@/lib/domain/api/hook";
import { type Posted, postJson } from "./post-json";

export interface Receiver {
  readonly address: string;
  /** As it was shown: `whsec_...`. */
  readonly secret: string;
}

/** Headers after Standard Webhooks 1.0: the signature covers id, second and body, so that none can be sent again as another. */
export function signedHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const second = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${second}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": second, "webhook-signature": `v1,${signature}` };
}

/** Sends one event, as every text is sent: {@link postJson}. */
export function postEvent(
  { address, secret }: Receiver,
  { id, event, at }: { readonly id: string; readonly event: HookEvent; readonly at: Date },
  privateHosts: ReadonlySet<string>,
  longestMs?: number,
): Promise<Posted> {
  const body = JSON.stringify(event);
  return postJson(address, { body, headers: signedHeaders(secret, id, at, body) }, privateHosts, longestMs);
}
