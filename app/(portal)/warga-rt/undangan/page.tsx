import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NeighbourLetters } from "@/components/invitation/neighbour-letters";
import { NeighbourViews } from "@/components/report/neighbour-views";
import { PageHeading } from "@/components/ui/page-heading";
import { LIST_STATES } from "@/lib/domain/invitation/list-filter";
import { isUuid, one } from "@/lib/domain/list/address";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listNeighbourLetters } from "@/lib/server/invitation/rt-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitation.rt"))("title") };
}

/** How the letters of the families of one's own RT stand, names shortened as in the list of families. */
export default async function NeighbourLettersPage({ searchParams }: PageProps<"/warga-rt/undangan">) {
  const actor = await requirePermission("report:write");
  const query = await searchParams;
  const state = LIST_STATES.find((each) => each === one(query, "keadaan")) ?? null;
  const from = one(query, "sesudah");
  const after = isUuid(from) ? from : null;
  const [t, list] = await Promise.all([
    getTranslations("invitation.rt"),
    listNeighbourLetters(actor, { state, after }, new Date()),
  ]);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { year: String(list.year), rt: actor.grant.neighbourhood?.rt ?? "" })}
      />
      <div className="grid grid-cols-1 gap-5">
        <NeighbourViews current="letters" />
        <NeighbourLetters list={list} state={state} isFirst={after === null} />
      </div>
    </>
  );
}
