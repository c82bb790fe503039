import type { ReactNode } from "react";
import { type NavItem, navFor } from "@/components/shell/nav";
import { PortalShell } from "@/components/shell/portal-shell";
import type { Actor } from "@/lib/domain/access/actor";
import { requireActor } from "@/lib/server/auth/require-actor";
import { menuCounts } from "@/lib/server/shell/menu-counts";
import { viewOfActor } from "./view-of-actor";

async function navOf(actor: Actor): Promise<readonly NavItem[]> {
  const counts = await menuCounts(actor);
  const badges: Readonly<Record<string, number>> = {
    "/pindah": counts.transfers,
    "/kabar": counts.news + counts.notices,
    "/sanggahan": counts.objections,
    "/laporan-rt": counts.reports,
  };
  return navFor(actor.grant.role, actor.grant.level, actor.grant.appointmentId !== undefined).map((item) => {
    const badge = badges[item.href] ?? 0;
    return badge > 0 ? { ...item, badge } : item;
  });
}

export default async function PortalLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireActor();
  return (
    <PortalShell actor={await viewOfActor(actor)} nav={navOf(actor)}>
      {children}
    </PortalShell>
  );
}
