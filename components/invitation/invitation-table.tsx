import { getLocale, getTranslations } from "next-intl/server";
import { familyColumns } from "@/components/household/family-columns";
import { DataTable } from "@/components/ui/data-table";
import type { InvitationLine } from "@/lib/domain/invitation/invitation-page";
import { formatDate, formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { InvitationBadge } from "./invitation-badge";

export interface InvitationTableProps {
  readonly lines: readonly InvitationLine[];
  readonly zone: TimeZone;
  /** Each family has a box to tick, for the desk around the table. */
  readonly mayTick: boolean;
}

export async function InvitationTable({ lines, zone, mayTick }: InvitationTableProps) {
  const [t, details] = await Promise.all([getTranslations("invitation"), detailWords(zone)]);
  const words = {
    head: t("list.head"),
    place: t("list.place"),
    tick: (values: { readonly name: string }) => t("list.tick", values),
    placeText: (values: { readonly dusun: string; readonly rt: string; readonly rw: string }) =>
      t("list.placeText", values),
  };
  return (
    <DataTable
      caption={t("list.caption")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        ...familyColumns<InvitationLine>(words, mayTick),
        {
          key: "state",
          header: t("list.state"),
          cell: (line) => <InvitationBadge state={line.state} label={t(`state.${line.state}`)} />,
        },
        { key: "detail", header: t("list.detail"), cell: (line) => details(line) },
      ]}
    />
  );
}

/** What is known beside the state, in words: when and how. */
export async function detailWords(zone: TimeZone): Promise<(line: InvitationLine) => string> {
  const [t, locale] = await Promise.all([getTranslations("invitation"), getLocale().then(localeOf)]);
  const day = (date: string) => formatDate(date, locale, "short");
  const told = (line: InvitationLine): string | null => {
    if (line.answeredAt !== null && line.answeredHow !== null)
      return t("list.answeredOn", {
        how: t(`served.${line.answeredHow}`),
        date: formatDay(line.answeredAt, zone, locale, "short"),
      });
    if (line.state === "exempt") return line.proofOn === null ? null : t("list.proofOn", { date: day(line.proofOn) });
    if (line.state === "unreached" && line.unreachedReason !== null && line.unreachedOn !== null)
      return t("list.unreachedOn", { reason: t(`reason.${line.unreachedReason}`), date: day(line.unreachedOn) });
    if (line.deliveredOn !== null && line.deliveredHow !== null)
      return t("list.deliveredOn", { how: t(`how.${line.deliveredHow}`), date: day(line.deliveredOn) });
    return line.printedAt === null
      ? null
      : t("list.printedOn", { date: formatDay(line.printedAt, zone, locale, "short") });
  };
  return (line) => {
    const reminded =
      line.remindedOn === null || line.state !== "delivered"
        ? null
        : t("list.remindedOn", { count: line.reminded, date: day(line.remindedOn) });
    return [told(line), reminded].filter((text) => text !== null).join("; ") || "–";
  };
}
