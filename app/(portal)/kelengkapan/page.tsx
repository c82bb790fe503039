import { redirect } from "next/navigation";
import { coverageHref } from "@/lib/domain/coverage/address";
import { requirePermission } from "@/lib/server/auth/require-actor";

/** The menu's way to the fields of the region one acts for. */
export default async function OwnCoverage() {
  const actor = await requirePermission("variable:sponsor");
  redirect(coverageHref(actor.grant.regionCode));
}
