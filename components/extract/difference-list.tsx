import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { VERDICTS } from "@/lib/domain/extract/compare";
import type { DifferenceLine, DifferencePage } from "@/lib/domain/extract/difference-view";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { DecideDifference } from "./decide-difference";

export interface DifferenceListProps {
  readonly page: DifferencePage;
  readonly isFirst: boolean;
  readonly grantId: string;
  readonly locale: Locale;
}

/** Where the extract and the register differ, verdict by verdict: whose answer, what each says, and what becomes of it. */
export async function DifferenceList({ page, isFirst, grantId, locale }: DifferenceListProps) {
  const t = await getTranslations("extract.difference");
  const path = `/muatan/${page.publicId}/perbedaan`;
  const here = `${path}?macam=${page.verdict}${page.shows === "all" && page.open > 0 ? "&keadaan=semua" : ""}`;
  return (
    <Card title={t("title")} flush>
      <div className="grid grid-cols-1 gap-3">
        <div className="px-4 sm:px-5">
          <Segmented
            label={t("verdictLabel")}
            items={VERDICTS.map((verdict) => ({
              href: `${path}?macam=${verdict}`,
              label: t(`verdict.${verdict}`),
              count: formatNumber(page.counts[verdict] ?? 0, locale),
              current: verdict === page.verdict,
            }))}
          />
          <p className="mt-3 text-sm text-muted">{t(`why.${page.verdict}`)}</p>
          {page.verdict === "conflict" && page.open > 0 ? (
            <div className="mt-3">
              <Segmented
                label={t("state")}
                items={[
                  {
                    href: `${path}?macam=conflict`,
                    label: t("waiting"),
                    count: formatNumber(page.open, locale),
                    current: page.shows === "open",
                  },
                  {
                    href: `${path}?macam=conflict&keadaan=semua`,
                    label: t("all"),
                    count: formatNumber(page.counts.conflict ?? 0, locale),
                    current: page.shows === "all",
                  },
                ]}
              />
            </div>
          ) : null}
        </div>
        {page.lines.length === 0 ? (
          <p className="px-4 py-4 text-muted sm:px-5">{t("none")}</p>
        ) : (
          <LineTable page={page} grantId={grantId} />
        )}
        <div className="px-4 sm:px-5">
          <Pagination
            label={t("title")}
            summary={t("onPage", { count: page.lines.length })}
            previous={isFirst ? null : { href: here, label: t("first") }}
            next={page.next === null ? null : { href: `${here}&sesudah=${page.next}`, label: t("next") }}
          />
        </div>
      </div>
    </Card>
  );
}

async function LineTable({ page, grantId }: Pick<DifferenceListProps, "page" | "grantId">) {
  const t = await getTranslations("extract.difference");
  const isPerson = page.verdict === "joining" || page.verdict === "leaving";
  const words = {
    ours: t("keepOurs"),
    theirs: t("takeTheirs"),
    busy: t("busy"),
    failedTitle: t("failedTitle"),
    gone: t("gone"),
  };
  const isAsked = (line: DifferenceLine) => page.canDecide && line.state === "open" && page.verdict === "conflict";
  const { regencyCode, id } = page;
  return (
    <DataTable
      caption={t(`verdict.${page.verdict}`)}
      rows={page.lines}
      rowKey={({ householdId, field }) => `${householdId}.${field}`}
      columns={[
        familyColumn(t("family")),
        ...(isPerson
          ? [
              {
                key: "person",
                header: t("person"),
                cell: (line: DifferenceLine) => (page.verdict === "joining" ? line.theirs : line.ours),
              },
            ]
          : [
              {
                key: "answer",
                header: t("answer"),
                cell: (line: DifferenceLine) =>
                  line.memberName === null ? line.label : `${line.label}, ${line.memberName}`,
              },
              { key: "base", header: t("base"), cell: (line: DifferenceLine) => line.base || t("nothing") },
              { key: "ours", header: t("ours"), cell: (line: DifferenceLine) => line.ours || t("nothing") },
              { key: "theirs", header: t("theirs"), cell: (line: DifferenceLine) => line.theirs || t("nothing") },
              {
                key: "state",
                header: t("state"),
                cell: (line: DifferenceLine) =>
                  isAsked(line) ? (
                    <DecideDifference
                      {...{ grantId, regencyCode, id, words }}
                      householdId={line.householdId}
                      field={line.field}
                    />
                  ) : (
                    t(`stateOf.${page.verdict === "ours" ? "kept" : line.state}`)
                  ),
              },
            ]),
      ]}
    />
  );
}

function familyColumn(header: string): DataColumn<DifferenceLine> {
  return {
    key: "family",
    header,
    rowHeader: true,
    cell: ({ family, headName, village }) => (
      <>
        <Link href={`/keluarga/${family}`} className="link">
          {headName}
        </Link>
        <span className="block text-sm font-normal text-muted">{village}</span>
      </>
    ),
  };
}
