import type { Actor } from "@/lib/domain/access/actor";
import type { AsideEntry } from "@/lib/domain/field/aside";
import { listAsides } from "@/lib/server/field/aside/list-query";

/** What the page of devices shows its reader of what was set aside, all on one page. */
export async function asidesOf(actor: Actor): Promise<readonly AsideEntry[]> {
  const page = await listAsides(actor, { after: null, locale: "id", now: new Date(), limit: 500 });
  return page?.entries ?? [];
}
