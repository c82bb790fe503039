import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import type { Role } from "@/lib/domain/access/role";
import { ROSTER_STATES, type RosterState } from "@/lib/domain/roster/plan-roster";
import type { CellProblemCode } from "@/lib/domain/roster/read-row";
import type { RosterColumn } from "@/lib/domain/roster/roster-row";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface FaultLine {
  readonly row: number;
  readonly column: RosterColumn;
  readonly typed: string;
  readonly code: CellProblemCode;
}

export interface PersonLine {
  readonly row: number;
  readonly displayName: string;
  readonly username: string;
  readonly role: Role;
  readonly regionLabel: string;
  readonly isDeputy: boolean;
}

export interface RosterPartsProps {
  readonly page: {
    readonly id: string;
    readonly counts: Readonly<Record<RosterState, number>>;
    readonly state: RosterState;
    readonly faults: readonly FaultLine[];
    readonly people: readonly PersonLine[];
    readonly next: number | null;
  };
  readonly after: number;
  readonly locale: Locale;
}

/** The roster part by part: what is wrong with the reason and what to do, who is right, who holds the post already. */
export async function RosterParts({ page, after, locale }: RosterPartsProps) {
  const t = await getTranslations("roster.check");
  const href = (state: RosterState, from?: number) =>
    `/akses/impor/${page.id}?bagian=${state}${from === undefined ? "" : `&sesudah=${from}`}`;
  const count = page.state === "wrong" ? new Set(page.faults.map(({ row }) => row)).size : page.people.length;
  return (
    <Card
      title={t("parts")}
      aside={
        page.counts.wrong > 0 ? (
          <a href={`/akses/impor/${page.id}/galat`} download className={buttonClass("secondary", "small")}>
            <Icon name="download" />
            {t("download")}
          </a>
        ) : null
      }
      flush
    >
      <div className="grid grid-cols-1 gap-3">
        <div className="px-4 sm:px-5">
          <Segmented
            label={t("parts")}
            items={ROSTER_STATES.map((state) => ({
              href: href(state),
              label: t(state),
              count: formatNumber(page.counts[state], locale),
              current: state === page.state,
            }))}
          />
        </div>
        {page.state === "already" && count > 0 ? <p className="px-4 text-muted sm:px-5">{t("alreadyNote")}</p> : null}
        {count === 0 ? (
          <p className="px-4 py-4 text-muted sm:px-5">{t("none")}</p>
        ) : page.state === "wrong" ? (
          <FaultTable lines={page.faults} />
        ) : (
          <PersonTable lines={page.people} />
        )}
        <div className="px-4 sm:px-5">
          <Pagination
            label={t("pages")}
            summary={t("onPage", { count })}
            previous={after === 0 ? null : { href: href(page.state), label: t("first") }}
            next={page.next === null ? null : { href: href(page.state, page.next), label: t("next") }}
          />
        </div>
      </div>
    </Card>
  );
}

async function FaultTable({ lines }: { readonly lines: readonly FaultLine[] }) {
  const t = await getTranslations("roster");
  const columns: DataColumn<FaultLine>[] = [
    {
      key: "row",
      header: t("check.row"),
      rowHeader: true,
      cell: ({ row }) => <span className="whitespace-nowrap">{`${t("check.row")} ${row}`}</span>,
    },
    { key: "column", header: t("check.column"), cell: ({ column }) => t(`column.${column}`) },
    { key: "typed", header: t("check.typed"), cell: ({ typed }) => (typed === "" ? t("check.empty") : typed) },
    { key: "problem", header: t("check.problem"), cell: ({ code }) => t(`problem.${code}.what`) },
    { key: "todo", header: t("check.todo"), cell: ({ code }) => t(`problem.${code}.todo`) },
  ];
  return (
    <DataTable
      caption={t("check.wrong")}
      captionHidden
      columns={columns}
      rows={lines}
      rowKey={({ row, column }) => `${row}-${column}`}
    />
  );
}

async function PersonTable({ lines }: { readonly lines: readonly PersonLine[] }) {
  const t = await getTranslations("roster.check");
  const roles = await getTranslations("roles");
  const columns: DataColumn<PersonLine>[] = [
    { key: "name", header: t("name"), rowHeader: true, cell: ({ displayName }) => displayName },
    { key: "username", header: t("username"), cell: ({ username }) => username },
    {
      key: "duty",
      header: t("duty"),
      cell: ({ role, regionLabel, isDeputy }) => {
        const duty = roles("actingAs", { role: roles(`name.${role}`), region: regionLabel });
        return isDeputy ? `${duty}, ${t("deputy")}` : duty;
      },
    },
    { key: "row", header: t("row"), align: "end", cell: ({ row }) => String(row) },
  ];
  return (
    <DataTable caption={t("parts")} captionHidden columns={columns} rows={lines} rowKey={({ row }) => String(row)} />
  );
}
