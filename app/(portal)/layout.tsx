import type { ReactNode } from "react";
import { type NavItem, navFor } from "@/components/shell/nav";
import { PortalShell } from "@/components/shell/portal-shell";
import type { Actor } from "@/lib/domain/access/actor";
import { requireActor } from "@/lib/server/auth/require-actor";
import { countWaitingTransfers } from "@/lib/server/transfer/list-query";
import { viewOfActor } from "./view-of-actor";

async function navOf(actor: Actor): Promise<readonly NavItem[]> {
  const transfers = await countWaitingTransfers(actor, new Date());
  return navFor(actor.grant.role, actor.grant.level).map((item) =>
    item.href === "/pindah" && transfers > 0 ? { ...item, badge: transfers } : item,
  );
}

export default async function PortalLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireActor();
  return (
    <PortalShell actor={await viewOfActor(actor)} nav={navOf(actor)}>
      {children}
    </PortalShell>
  );
}
