import { isOutcome } from "@/lib/client/command/is-outcome";
import { pack } from "@/lib/client/seal/sealed-box";
import type { Refusal } from "@/lib/domain/error/error-code";
import {
  DEVICE_HEADER,
  type Enrolment,
  type ExchangeAnswer,
  type PieceAnswer,
  type UploadsAnswer,
} from "@/lib/domain/field/exchange";
import type { Sent, Transport } from "./sync-parts";

/** A full batch at 50 kbit/s with room; shorter than a lease, so that no window takes over one that still waits. */
const TIMEOUT_MS = 120_000;
/** Below this packing saves nothing. */
const PACK_FROM = 2_048;
const WAIT_MS = 30_000;

/** The device's pass, as the header carries it. */
export interface Pass {
  readonly deviceId: string;
  readonly secret: string;
}

/** Asks the portal for something about this device. Without a pass the sign-in of this browser counts. */
export async function askSync<T>(body: object, pass: Pass | null): Promise<Sent<T>> {
  const text = new TextEncoder().encode(JSON.stringify(body));
  const isPacked = text.length >= PACK_FROM && typeof CompressionStream !== "undefined";
  return request<T>("/api/sync", pass, {
    method: "POST",
    headers: { "content-type": "application/json", ...(isPacked ? { "content-encoding": "gzip" } : {}) },
    body: isPacked ? await pack(text) : text,
  });
}

/** By the endpoint for synchronising and the one for files. */
export function httpTransport(pass: Pass, publicIdOf: (recordId: string) => string): Transport {
  return {
    exchange: (exchange) => askSync<ExchangeAnswer>({ do: "exchange", ...exchange }, pass),
    sendPiece: ({ photoId, recordId, startOp, offset, size, sha256, bytes }) =>
      request<PieceAnswer>(`/api/uploads/${photoId}`, pass, {
        method: "PUT",
        headers: {
          "content-type": "application/octet-stream",
          "x-mutakhir-draft": publicIdOf(recordId),
          ...(startOp === null ? {} : { "x-mutakhir-start-op": startOp }),
          "x-mutakhir-offset": String(offset),
          "x-mutakhir-size": String(size),
          "x-mutakhir-sha256": sha256,
        },
        body: bytes,
      }),
    uploads: (ids) => askSync<UploadsAnswer>({ do: "uploads", ids }, pass),
  };
}

/** A sign-in gives this device its place. */
export function enrol(deviceId: string, label: string, owner?: string): Promise<Sent<Enrolment>> {
  return askSync<Enrolment>({ do: "enrol", deviceId, label, owner }, null);
}

/** A sign-in gives a device that is this person's already a new pass, and its halves again. */
export function renew(deviceId: string, owner: string): Promise<Sent<Enrolment>> {
  return askSync<Enrolment>({ do: "renew", deviceId, owner }, null);
}

/** The portal knows no such device of the person who is signed in, and theirs it is. */
export function isUnknownDevice(sent: Sent<unknown>): boolean {
  return sent.kind === "refused" && sent.code === "NOT_FOUND" && sent.reason === "unknown-device";
}

async function request<T>(
  url: string,
  pass: Pass | null,
  init: { readonly method: string; readonly headers: Record<string, string>; readonly body: Uint8Array<ArrayBuffer> },
): Promise<Sent<T>> {
  try {
    const response = await fetch(url, {
      ...init,
      credentials: "same-origin",
      headers: {
        ...init.headers,
        "x-mutakhir": "1",
        ...(pass === null ? {} : { [DEVICE_HEADER]: `${pass.deviceId}.${pass.secret}` }),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json();
    if (!isOutcome<T>(body)) return { kind: "silence" };
    if (body.ok) return { kind: "answer", value: body.value };
    return refusedAs(body.error, response.headers.get("retry-after"));
  } catch {
    return { kind: "silence" };
  }
}

/** A server that is busy or failing took nothing of the request; anything else is about this device. */
function refusedAs<T>({ code, info }: Refusal, retryAfter: string | null): Sent<T> {
  const reason = typeof info?.["reason"] === "string" ? info["reason"] : null;
  if (code !== "RATE_LIMITED" && code !== "UNAVAILABLE" && code !== "INTERNAL")
    return { kind: "refused", code, reason };
  const seconds = Number(retryAfter ?? "");
  return { kind: "busy", waitMs: seconds > 0 ? seconds * 1_000 : WAIT_MS };
}
