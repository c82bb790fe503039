import "server-only";
import type { Scope } from "@/lib/domain/access/scope";
import type { CitizenSession } from "./session";

/** A family's own scope: its household and nothing beside. The letter stands for the person. */
export function citizenScope({
  regencyCode,
  householdId,
  invitationId,
}: Pick<CitizenSession, "regencyCode" | "householdId" | "invitationId">): Scope {
  return { actorId: invitationId, mode: "single", ranges: [], household: { regencyCode, id: householdId } };
}
