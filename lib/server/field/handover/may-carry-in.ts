import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";

/** Who may carry in a file at all: who works in the field or watches over those who do. */
export function mayCarryIn(actor: Actor): boolean {
  return authorize(actor, "field:watch") || authorize(actor, "proposal:draft");
}
