import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import type { NeighbourLetters as Letters, NeighbourLetter } from "@/lib/domain/invitation/invitation-page";
import { LIST_STATES, type ListState } from "@/lib/domain/invitation/list-filter";
import { addressOf } from "@/lib/domain/list/address";
import { formatDate, formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { InvitationBadge } from "./invitation-badge";

export interface NeighbourLettersProps {
  readonly list: Letters;
  readonly state: ListState | null;
  readonly isFirst: boolean;
}

/** Letters of an RT as its head sees them. */
export async function NeighbourLetters({ list, state, isFirst }: NeighbourLettersProps) {
  const [t, all, common, locale] = await Promise.all([
    getTranslations("invitation.rt"),
    getTranslations("invitation"),
    getTranslations("common"),
    getLocale().then(localeOf),
  ]);
  const href = (next: ListState | null, after = "") =>
    addressOf("/warga-rt/undangan", { keadaan: next ?? "", sesudah: after });
  const total = LIST_STATES.reduce((sum, each) => sum + list.counts[each], 0);
  const item = (each: ListState | null, label: string, count: number) => ({
    href: href(each),
    label,
    count: formatNumber(count, locale),
    current: each === state,
  });
  return (
    <>
      <Segmented
        label={all("show")}
        items={[
          item(null, all("all"), total),
          ...LIST_STATES.map((each) => item(each, all(`state.${each}`), list.counts[each])),
        ]}
      />
      {list.letters.length === 0 ? (
        <EmptyState title={t("emptyTitle")} icon="users-round">
          {t("empty")}
        </EmptyState>
      ) : (
        <Card flush>
          <LetterTable letters={list.letters} />
          <div className="px-4 sm:px-5">
            <Pagination
              label={common("pages")}
              summary={all("list.onPage", { count: list.letters.length })}
              previous={isFirst ? null : { href: href(state), label: common("firstPage") }}
              next={list.next === null ? null : { href: href(state, list.next), label: common("next") }}
            />
          </div>
        </Card>
      )}
    </>
  );
}

async function LetterTable({ letters }: { readonly letters: readonly NeighbourLetter[] }) {
  const [t, all, locale] = await Promise.all([
    getTranslations("invitation.rt"),
    getTranslations("invitation"),
    getLocale().then(localeOf),
  ]);
  const note = (line: NeighbourLetter) => {
    if (line.unreachedReason !== null) return all(`reason.${line.unreachedReason}`);
    return line.deliveredOn === null || line.state !== "delivered"
      ? "–"
      : formatDate(line.deliveredOn, locale, "short");
  };
  return (
    <DataTable
      caption={t("caption")}
      rows={letters}
      rowKey={(line) => line.publicId}
      columns={[
        { key: "family", header: t("family"), rowHeader: true, cell: (line) => line.shortName },
        {
          key: "state",
          header: t("state"),
          cell: (line) => <InvitationBadge state={line.state} label={all(`state.${line.state}`)} />,
        },
        { key: "note", header: t("note"), cell: note },
      ]}
    />
  );
}
