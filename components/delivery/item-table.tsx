import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { PackageItem, PackagePage } from "@/lib/domain/delivery/delivery-page";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { DELIVERY_LOOK, snapshotText } from "./delivery-look";
import { ItemReply } from "./item-reply";
import { ProposalFamily } from "./proposal-family";
import type { ReplyWords } from "./words";

export interface ItemTableProps {
  readonly page: PackagePage;
  readonly grantId: string;
  readonly zone: TimeZone;
  readonly words: ReplyWords;
}

export async function ItemTable({ page, grantId, zone, words }: ItemTableProps) {
  const [t, locale] = await Promise.all([getTranslations("delivery"), getLocale().then(localeOf)]);
  const columns: readonly DataColumn<PackageItem>[] = [
    {
      key: "family",
      header: t("items.family"),
      rowHeader: true,
      cell: (item) => <ProposalFamily {...item} />,
    },
    { key: "village", header: t("items.village"), cell: (item) => item.villageName },
    {
      key: "state",
      header: t("items.state"),
      cell: (item) => (
        <>
          <Badge {...DELIVERY_LOOK[item.state]}>{t(`state.${item.state}`)}</Badge>
          {item.isSuperseded ? <span className="block text-sm text-muted">{t("items.superseded")}</span> : null}
          {item.reason === null ? null : <span className="block text-sm">{t(`reason.${item.reason}`)}</span>}
          {item.snapshot === null ? null : (
            <span className="block text-sm">{snapshotText(item.snapshot, item.snapshotOn, locale)}</span>
          )}
          {item.note === null ? null : <span className="block text-sm text-muted">{item.note}</span>}
        </>
      ),
    },
    { key: "since", header: t("items.since"), cell: (item) => formatDay(item.stateSince, zone, locale, "short") },
  ];
  const reply: DataColumn<PackageItem> = {
    key: "reply",
    header: <span className="sr-only">{words.record}</span>,
    phoneLabel: "",
    cell: (item) =>
      item.isSuperseded || item.state === "in-snapshot" ? null : (
        <ItemReply
          grantId={grantId}
          regencyCode={page.head.regencyCode}
          packageId={page.head.id}
          proposalId={item.proposalId}
          name={item.headName}
          words={words}
        />
      ),
  };
  return (
    <DataTable
      caption={t("items.title")}
      rows={page.items}
      rowKey={(item) => item.proposalId}
      columns={page.canManage ? [...columns, reply] : columns}
    />
  );
}
