import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { NEIGHBOUR_STATES, type NeighbourState, neighbourHref } from "@/lib/domain/report/list-filter";
import type { NeighbourList } from "@/lib/domain/report/report";
import { formatNumber } from "@/lib/i18n/formats";
import { NeighbourTable } from "./neighbour-table";

export interface OwnFamiliesProps {
  readonly list: NeighbourList;
  readonly place: { readonly state: NeighbourState | null; readonly after: string | null };
  readonly grantId: string;
  readonly today: string;
}

/** A page of the families of one's RT, narrowed by how they stand. */
export async function OwnFamilies({ list, place, grantId, today }: OwnFamiliesProps) {
  const [t, common, locale] = await Promise.all([getTranslations("report"), getTranslations("common"), getLocale()]);
  const { state, after } = place;
  const href = (next: NeighbourState | null, from: string | null = null) =>
    neighbourHref({ view: "families", state: next, after: from });
  const total = NEIGHBOUR_STATES.reduce((sum, each) => sum + list.counts[each], 0);
  if (total === 0)
    return (
      <EmptyState title={t("emptyTitle")} icon="users-round">
        {t("empty")}
      </EmptyState>
    );
  const option = (each: NeighbourState | null, label: string, count: number) => ({
    href: href(each),
    label,
    count: formatNumber(count, locale),
    current: each === state,
  });
  return (
    <>
      <Segmented
        label={t("familyState.label")}
        items={[
          option(null, t("familyState.all"), total),
          ...NEIGHBOUR_STATES.map((each) => option(each, t(`familyState.${each}`), list.counts[each])),
        ]}
      />
      {list.families.length === 0 ? (
        <EmptyState title={t("emptyTitle")} icon="users-round">
          {t("emptyFiltered")}
        </EmptyState>
      ) : (
        <Card flush>
          <NeighbourTable families={list.families} grantId={grantId} today={today} />
          <div className="px-4 sm:px-5">
            <Pagination
              label={common("pages")}
              summary={t("familiesOnPage", { count: list.families.length })}
              previous={after === null ? null : { href: href(state), label: common("firstPage") }}
              next={list.next === null ? null : { href: href(state, list.next), label: common("next") }}
            />
          </div>
        </Card>
      )}
    </>
  );
}
