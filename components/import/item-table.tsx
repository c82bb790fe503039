import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { DiffRow } from "@/components/ui/diff-row";
import { Link } from "@/components/ui/link";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { ImportItemView, ItemKind, PersonLine } from "@/lib/domain/sid/import-view";
import { PROBLEM_TEXTS, type SidProblem } from "@/lib/domain/sid/problem";
import type { Locale } from "@/lib/i18n/locale";
import { TakeFamily } from "./take-families";

export interface ItemTableProps {
  readonly items: readonly ImportItemView[];
  readonly kind: ItemKind;
  readonly locale: Locale;
  /** Null where nothing is to be chosen. */
  readonly taking: { readonly grantId: string; readonly regencyCode: string; readonly id: string } | null;
}

/** Families or rows of one kind, with what changes in them or why they are not taken. */
export async function ItemTable({ items, kind, locale, taking }: ItemTableProps) {
  const t = await getTranslations("import");
  const rowName = (item: ImportItemView) => t("items.rowsText", { rows: spans(item.rowNumbers) });
  const remark = {
    key: "why",
    header: kind === "changed" ? t("items.changes") : t("items.why"),
    phoneLabel: "",
    cell: (item: ImportItemView) => <Remark item={item} locale={locale} />,
  };
  const family = {
    key: "family",
    header: t("items.family"),
    rowHeader: true,
    cell: (item: ImportItemView) => (
      <>
        <span className="block">{item.headName}</span>
        <span className="block text-sm font-normal text-muted">{item.place}</span>
      </>
    ),
  };
  const rows = { key: "rows", header: t("items.rows"), cell: (item: ImportItemView) => spans(item.rowNumbers) };
  return (
    <DataTable
      caption={t(`count.${kind}`)}
      rows={items}
      rowKey={(item) => String(item.ordinal)}
      columns={
        items.every(({ headName }) => headName === "")
          ? [{ ...rows, rowHeader: true, cell: rowName }, remark]
          : [
              ...(taking === null
                ? []
                : [
                    {
                      key: "take",
                      header: t("take.header"),
                      cell: (item: ImportItemView) => (
                        <TakeFamily
                          {...taking}
                          ordinal={item.ordinal}
                          chosen={item.chosen}
                          label={t("take.one", { name: item.headName })}
                          failed={t("commit.failedTitle")}
                        />
                      ),
                    },
                  ]),
              family,
              { key: "people", header: t("items.people"), align: "end", cell: (item) => item.people },
              rows,
              remark,
            ]
      }
    />
  );
}

async function Remark({ item, locale }: { readonly item: ImportItemView; readonly locale: Locale }) {
  const t = await getTranslations("import");
  return (
    <div className="grid gap-1">
      {item.kind === "new" && item.proposalPublicId === null ? <span>{t("items.newFamily")}</span> : null}
      {item.kind === "same" && item.problems.length === 0 ? <span>{t("items.noChange")}</span> : null}
      {item.proposalPublicId === null ? null : (
        <Link href={`/usulan/${item.proposalPublicId}`} className="link inline-flex min-h-11 items-center md:min-h-8">
          {t("items.openDraft")}
        </Link>
      )}
      {item.members.length === 0 ? null : <People members={item.members} />}
      {item.changes.length === 0 ? null : <Changes item={item} />}
      {item.problems.length === 0 ? null : <Problems problems={item.problems} locale={locale} />}
    </div>
  );
}

async function People({ members }: { readonly members: readonly PersonLine[] }) {
  const t = await getTranslations("import");
  return (
    <details>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center md:min-h-8">
        {t("items.showPeople", { count: members.length })}
      </summary>
      <ul className="grid gap-1">
        {members.map(({ row, name, state }) => (
          <li key={`${row ?? "absent"} ${name}`}>
            {row === null ? null : <span className="tabular text-muted">{t("items.rowsText", { rows: row })} </span>}
            {name}: {t(`person.${state}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}

async function Changes({ item }: { readonly item: ImportItemView }) {
  const t = await getTranslations("import");
  return (
    <details>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center md:min-h-8">
        {t("items.showChanges", { count: item.changes.length })}
      </summary>
      <dl>
        {item.changes.map((change) => (
          <DiffRow
            key={change.key}
            question={`${change.person ?? t("items.household")}: ${change.label}`}
            before={change.before || t("items.empty")}
            after={change.after || t("items.empty")}
            beforeLabel={t("items.before")}
            afterLabel={t("items.after")}
          />
        ))}
      </dl>
    </details>
  );
}

function Problems({ problems, locale }: { readonly problems: readonly SidProblem[]; readonly locale: Locale }) {
  return (
    <ul className="grid gap-1">
      {problems.map((problem) => (
        <li key={`${problem.row} ${problem.column ?? ""} ${problem.code}`}>
          {problem.cell === null ? null : <span className="tabular font-semibold">{problem.cell} </span>}
          {problem.column === null ? null : <code className="text-sm">{problem.column}: </code>}
          {inLocale(PROBLEM_TEXTS[problem.code], locale)}
        </li>
      ))}
    </ul>
  );
}

/** `2-5, 9`: rows of a family mostly follow each other. */
function spans(rows: readonly number[]): string {
  const parts: { from: number; to: number }[] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last !== undefined && last.to === row - 1) last.to = row;
    else parts.push({ from: row, to: row });
  }
  return parts.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}
