import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CompareView } from "@/components/compare/compare-view";
import { readCompareChoice } from "@/lib/domain/compare/address";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listCandidates, searchAreas } from "@/lib/server/compare/candidates";
import { compareAreas } from "@/lib/server/compare/compare-query";
import { findArea } from "@/lib/server/dashboard/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare"))("open") };
}

/** Two areas side by side; one outside the acting grant does not exist for its reader, whichever of the two it is. */
export default async function ComparePage({ params, searchParams }: PageProps<"/dasbor/[code]/banding">) {
  const actor = await requirePermission("dashboard:read");
  const area = await findArea(actor, (await params).code);
  if (area === null) notFound();
  const choice = readCompareChoice(await searchParams);
  const isChosen = choice.other !== "" && choice.other !== area.code;
  const other = isChosen ? await findArea(actor, choice.other) : null;
  if (isChosen && other === null) notFound();
  const [candidates, found, compared] = await Promise.all([
    listCandidates(area),
    searchAreas(actor, area.code, choice.search),
    other === null ? null : compareAreas(actor, area, other, new Date()),
  ]);
  const against = other === null || compared === null ? null : { area: other, ...compared };
  return <CompareView area={area} against={against} choice={choice} candidates={candidates} found={found} />;
}
