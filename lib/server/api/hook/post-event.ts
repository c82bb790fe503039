import "server-only";
import { createHmac } from "node:crypto";
import { request as plainRequest } from "node:http";
import { request } from "node:https";
import { addressProblem, faultOfStatus, type HookEvent, type HookFault, isListed } from "@/lib/domain/api/hook";
import { lookupPublic, PrivateAddressError } from "./public-address";

/** From the first packet to the answer's head. */
const LONGEST_MS = 10_000;

export interface Receiver {
  readonly address: string;
  /** As it was shown: `whsec_...`. */
  readonly secret: string;
}

export interface Posted {
  readonly status: number | null;
  /** Null: taken. */
  readonly fault: HookFault | null;
}

/** Headers after Standard Webhooks 1.0: the signature covers id, second and body, so that none can be sent again as another. */
export function signedHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const second = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${second}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": second, "webhook-signature": `v1,${signature}` };
}

/**
 * Sends one event: once, without following anybody anywhere, and without reading more than the answer's head. Only to public machines
 * over TLS, but for hosts that whoever runs the portal has listed. Never throws.
 */
export async function postEvent(
  { address, secret }: Receiver,
  { id, event, at }: { readonly id: string; readonly event: HookEvent; readonly at: Date },
  privateHosts: ReadonlySet<string>,
  longestMs = LONGEST_MS,
): Promise<Posted> {
  if (addressProblem(address, privateHosts) !== null) return { status: null, fault: "PRIVATE_ADDRESS" };
  const body = JSON.stringify(event);
  const url = new URL(address);
  try {
    const headers = signedHeaders(secret, id, at, body);
    const status = await statusOf(url, body, headers, { isPrivate: isListed(url, privateHosts), longestMs });
    return { status, fault: faultOfStatus(status) };
  } catch (error) {
    return { status: null, fault: faultOf(error) };
  }
}

function statusOf(
  url: URL,
  body: string,
  signed: Record<string, string>,
  { isPrivate, longestMs }: { readonly isPrivate: boolean; readonly longestMs: number },
): Promise<number> {
  const send = url.protocol === "http:" ? plainRequest : request;
  return new Promise((resolve, reject) => {
    const sent = send(
      url,
      {
        method: "POST",
        // A connection of its own: none is kept that another address could be reached by.
        agent: false,
        signal: AbortSignal.timeout(longestMs),
        ...(isPrivate ? {} : { lookup: lookupPublic }),
        headers: {
          ...signed,
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(body),
          "User-Agent": "Mutakhir",
        },
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

function faultOf(error: unknown): HookFault {
  if (error instanceof PrivateAddressError) return "PRIVATE_ADDRESS";
  if (!(error instanceof Error)) return "UNREACHABLE";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "TIMEOUT";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "NO_HOST";
  return /^(?:ERR_TLS|ERR_SSL|CERT_|EPROTO|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(code) ? "TLS" : "UNREACHABLE";
}
