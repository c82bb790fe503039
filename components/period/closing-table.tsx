import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { Permission } from "@/lib/domain/access/permission-name";
import type { ClosingGroup, VillageLine } from "@/lib/domain/period/closing-page";
import { hindranceHref } from "@/lib/domain/period/closing-view";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import { ClosingButton, type ClosingContext, ClosingStatus } from "./closing-standing";

export interface ClosingTableProps {
  readonly group: ClosingGroup;
  readonly at: ClosingContext;
  readonly may: (permission: Permission) => boolean;
}

/** A district's villages: how far each is, what keeps it open and where that is mended. */
export async function ClosingTable({ group, at, may }: ClosingTableProps) {
  const t = await getTranslations("closing");
  return (
    <DataTable
      caption={t("villagesOf", { area: group.district.label })}
      rows={group.villages}
      rowKey={(line) => line.code}
      columns={[
        { key: "village", header: t("village"), rowHeader: true, cell: (line) => line.label },
        { key: "status", header: t("status"), cell: (line) => <ClosingStatus line={line} at={at} /> },
        {
          key: "done",
          header: t("done"),
          cell: ({ applied, due }) =>
            due === 0
              ? t("nothingDue")
              : `${t("doneOf", { applied, due })} (${formatPercent(applied, due, at.locale)})`,
        },
        { key: "hinders", header: t("hinders"), cell: (line) => <Hindrances line={line} at={at} may={may} /> },
        ...(group.villages.some(hasButton)
          ? [
              {
                key: "act",
                header: t("act"),
                phoneLabel: "",
                phoneHidden: (line: VillageLine) => !hasButton(line),
                cell: (line: VillageLine) => <ClosingButton line={line} at={at} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function hasButton({ canReopen, canClose, bar }: VillageLine): boolean {
  return canReopen || (canClose && bar === null);
}

interface HindrancesProps extends Pick<ClosingTableProps, "at" | "may"> {
  readonly line: VillageLine;
}

/** Each thing that is open with its count; a link where the reader may see to it. */
export async function Hindrances({ line, at, may }: HindrancesProps) {
  const t = await getTranslations("closing");
  if (line.hindrances.length === 0) return <span className="text-muted">{t("nothing")}</span>;
  return (
    <ul>
      {line.hindrances.map(({ kind, count }) => {
        const href = hindranceHref(kind, line.code, may);
        const text = t(`hindrance.${kind}`, { count, figure: formatNumber(count, at.locale) });
        return (
          <li key={kind}>
            {href === null ? (
              text
            ) : (
              <Link href={href} className="link inline-flex min-h-11 items-center sm:min-h-7">
                {text}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
