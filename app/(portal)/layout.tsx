import type { ReactNode } from "react";
import { navFor } from "@/components/shell/nav";
import { PortalShell } from "@/components/shell/portal-shell";
import { requireActor } from "@/lib/server/auth/require-actor";
import { viewOfActor } from "./view-of-actor";

export default async function PortalLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireActor();
  return (
    <PortalShell actor={await viewOfActor(actor)} nav={navFor(actor.grant.role, actor.grant.level)}>
      {children}
    </PortalShell>
  );
}
