import { redirect } from "next/navigation";
import type { Actor } from "@/lib/domain/access/actor";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { type MeetingRights, meetingRights } from "@/lib/server/meeting/queries";

interface Reader {
  readonly actor: Actor;
  readonly rights: MeetingRights;
}

/** The person and what they may do with their village's meetings; others see the refused page. */
export function requireMeetingReader(): Promise<Reader> {
  return requireRight("read");
}

/** The same of minutes and signed copies, which those read, too, who decide after the village. */
export function requireMinutesReader(): Promise<Reader> {
  return requireRight("check");
}

async function requireRight(right: "read" | "check"): Promise<Reader> {
  const actor = await requirePermission("proposal:read");
  const rights = meetingRights(actor);
  if (!rights[right]) redirect("/tidak-berwenang");
  return { actor, rights };
}
