import "server-only";
import { request as plainRequest } from "node:http";
import { request } from "node:https";
import { addressProblem, faultOfStatus, type HookFault, isListed } from "@/lib/domain/api/hook";
import { lookupPublic, PrivateAddressError } from "./public-address";

/** From the first packet to the answer's head. */
const LONGEST_MS = 10_000;

export interface Posted {
  readonly status: number | null;
  /** Null: taken. */
  readonly fault: HookFault | null;
}

/**
 * Sends one JSON text: once, without following anybody anywhere, and without reading more than the answer's head. Only to public machines
 * over TLS, but for hosts that whoever runs the portal has listed. Never throws.
 */
export async function postJson(
  address: string,
  { body, headers }: { readonly body: string; readonly headers: Record<string, string> },
  privateHosts: ReadonlySet<string>,
  longestMs = LONGEST_MS,
): Promise<Posted> {
  if (addressProblem(address, privateHosts) !== null) return { status: null, fault: "PRIVATE_ADDRESS" };
  const url = new URL(address);
  try {
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
