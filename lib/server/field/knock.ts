import "server-only";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { type KnockAnswer, type KnockRequest, knockText } from "@/lib/domain/field/exchange";
import { confirmWipe } from "./confirm-wipe";
import { findDevice, findDevicePerson } from "./device";
import { pauseMs, waitOf } from "./gate";
import { isFromDevice, wipeOrderOf } from "./mac";

/**
 * Tells a locked device whether it may go on, by its share alone: a lost phone need not be opened to hear that it was revoked. Whoever does
 * not hold the share learns nothing, not even whether there is such a device. It is no contact: the fortnight of the pass does not grow.
 */
export async function knock(request: KnockRequest, now: Date): Promise<Outcome<KnockAnswer>> {
  const device = await findDevice(request.deviceId);
  if (device === null || !isFromDevice(device, knockText(request), request.mac)) return refuse("UNAUTHENTICATED");
  const wait = await waitOf(device.id);
  if (wait !== null) return refuse("RATE_LIMITED", { info: { retryAfterMs: pauseMs(Math.random(), wait) } });
  if (device.revokedAt !== null) {
    if (request.isWiped) await confirmWipe(device, 0, now);
    return succeed({ state: "called-back", order: wipeOrderOf(device, now) });
  }
  if (device.isWithdrawn) return succeed({ state: "sealed", order: null });
  const person = await findDevicePerson(device, now);
  return succeed({ state: "actor" in person ? "open" : "sealed", order: null });
}
