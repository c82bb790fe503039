import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import type { FieldMay } from "@/lib/domain/field/exchange";

/** What a device's person may do at this request. */
export function mayOf(actor: Actor): FieldMay {
  return {
    maySubmit: authorize(actor, "proposal:submit"),
    mayRegister: authorize(actor, "household:register"),
    mayMove: authorize(actor, "transfer:request"),
  };
}
