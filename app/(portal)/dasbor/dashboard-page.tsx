import { notFound } from "next/navigation";
import { Suspense } from "react";
import { AccessLine } from "@/components/access-time/access-line";
import { DashboardView } from "@/components/dashboard/dashboard-view";
import type { Actor } from "@/lib/domain/access/actor";
import { parseChoice, type SearchParams } from "@/lib/domain/dashboard/address";
import { findArea, getOverview } from "@/lib/server/dashboard/queries";
import { findAccessLine } from "@/lib/server/training-session/access-time-query";

export interface DashboardPageProps {
  readonly actor: Actor;
  readonly code: string;
  readonly searchParams: Promise<SearchParams>;
}

/** One area's dashboard; an area outside the acting grant does not exist for its reader. */
export async function DashboardPage({ actor, code, searchParams }: DashboardPageProps) {
  const area = await findArea(actor, code);
  if (area === null) notFound();
  const choice = parseChoice(await searchParams);
  const now = new Date();
  const overview = await getOverview(actor, area, choice, now);
  return (
    <DashboardView
      area={area}
      overview={overview}
      access={
        <Suspense fallback={null}>
          <AccessPart actor={actor} code={area.code} now={now} />
        </Suspense>
      }
      choice={choice}
      now={now}
    />
  );
}

interface AccessPartProps {
  readonly actor: Actor;
  readonly code: string;
  readonly now: Date;
}

/** Comes after the rest: it counts seats, and a dashboard must not wait for them. */
async function AccessPart({ actor, code, now }: AccessPartProps) {
  const times = await findAccessLine(actor, code, now);
  return times === null ? null : <AccessLine times={times} areaCode={code} />;
}
