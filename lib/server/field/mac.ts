import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { WipeOrder } from "@/lib/domain/field/exchange";
import type { Receipt } from "@/lib/domain/field/operation";
import type { Device } from "./device";

/** HMAC-SHA-256 under the device's share: the device knows by it that the portal said so. */
function macOf({ share }: Device, text: string): string {
  return createHmac("sha256", share).update(text).digest("base64url");
}

/** Whether a device said so itself: a MAC under its share. */
export function isFromDevice(device: Device, text: string, mac: string): boolean {
  const [own, told] = [Buffer.from(macOf(device, text)), Buffer.from(mac)];
  return own.length === told.length && timingSafeEqual(own, told);
}

export function receiptOf(device: Device, opId: string, at: Date, version: number | null): Receipt {
  const instant = at.getTime();
  return { opId, at: instant, version, mac: macOf(device, `${opId}|${instant}|${version ?? ""}`) };
}

export function wipeOrderOf(device: Device, now: Date): WipeOrder {
  const at = now.getTime();
  return { kind: "wipe", at, mac: macOf(device, `wipe|${device.id}|${at}`) };
}
