import type { ReactNode } from "react";
import { navFor } from "@/components/shell/nav";
import { PortalShell } from "@/components/shell/portal-shell";
import { requireActor } from "@/lib/server/auth/require-actor";
import { countWaitingTransfers } from "@/lib/server/transfer/list-query";
import { viewOfActor } from "./view-of-actor";

export default async function PortalLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireActor();
  const transfers = await countWaitingTransfers(actor, new Date());
  const nav = navFor(actor.grant.role, actor.grant.level).map((item) =>
    item.href === "/pindah" && transfers > 0 ? { ...item, badge: transfers } : item,
  );
  return (
    <PortalShell actor={await viewOfActor(actor)} nav={nav}>
      {children}
    </PortalShell>
  );
}
