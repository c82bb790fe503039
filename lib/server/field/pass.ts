import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Actor } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { DEVICE_HEADER, OFFLINE_DAYS } from "@/lib/domain/field/exchange";
import { type Device, findDevice, findDevicePerson } from "./device";

const DAY_MS = 24 * 60 * 60_000;
const PASS = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** A secret for a device: 32 random bytes. Only its hash is kept. */
export function newSecret(): { readonly secret: string; readonly hash: Buffer } {
  const secret = randomBytes(32).toString("base64url");
  return { secret, hash: hashOf(secret) };
}

function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** A device that showed its pass. */
export interface Passed {
  readonly device: Device;
  /** Null: the device was revoked. It is told so, and nothing runs in its name. */
  readonly actor: Actor | null;
}

/**
 * Opens a device's pass: good for synchronising and photos alone. It dies with revocation, with a share that was
 * withdrawn, with the account, and after 14 days without contact; the work stays on the device in every case, and a
 * sign-in renews it.
 */
export async function openPass(request: Request, now: Date): Promise<Outcome<Passed>> {
  const [, id, secret] = PASS.exec(request.headers.get(DEVICE_HEADER) ?? "") ?? [];
  if (id === undefined || secret === undefined) return refuse("UNAUTHENTICATED");
  const device = await findDevice(id);
  // An unknown device costs the same comparison.
  const fits = timingSafeEqual(device?.passHash ?? Buffer.alloc(32), hashOf(secret));
  if (device === null || !fits) return refuse("UNAUTHENTICATED");
  if (device.revokedAt !== null) return succeed({ device, actor: null });
  if (device.isWithdrawn) return refuse("UNAUTHENTICATED", { info: { reason: "withdrawn" } });
  if (now.getTime() - device.lastContactAt.getTime() > OFFLINE_DAYS * DAY_MS)
    return refuse("UNAUTHENTICATED", { info: { reason: "too-long" } });
  const person = await findDevicePerson(device, now);
  if ("actor" in person) return succeed({ device, actor: person.actor });
  return refuse(person.missing === "suspended" ? "UNAUTHENTICATED" : "FORBIDDEN", { info: { reason: person.missing } });
}
