import { redirect } from "next/navigation";
import type { Actor } from "@/lib/domain/access/actor";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { type MeetingRights, meetingRights } from "@/lib/server/meeting/queries";

/** The person and what they may do with their village's meetings; others see the refused page. */
export async function requireMeetingReader(): Promise<{ readonly actor: Actor; readonly rights: MeetingRights }> {
  const actor = await requirePermission("proposal:read");
  const rights = meetingRights(actor);
  if (!rights.read) redirect("/tidak-berwenang");
  return { actor, rights };
}
