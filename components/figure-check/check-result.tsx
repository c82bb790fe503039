import { getLocale, getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { LookAgain } from "@/components/ui/look-again";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ProblemLabels } from "@/components/user/command-problem";
import type { CheckResult as Result } from "@/lib/domain/figure-check/check-view";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { CheckButton } from "./check-button";
import { OutcomeBadge } from "./outcome-badge";

export interface CheckResultProps {
  readonly result: Result;
  readonly grantId: string;
  readonly zone: TimeZone;
  readonly problem: ProblemLabels;
}

/** What the newest check of an area found, and what can be done about it. */
export async function CheckResult({ result, grantId, zone, problem }: CheckResultProps) {
  const [t, locale] = await Promise.all([getTranslations("figureCheck"), getLocale().then(localeOf)]);
  const { state, villages, checked, differing, counters, stale, differences, mendable, mended } = result;
  const isOpen = state === "waiting" || state === "running";
  return (
    <Card title={t("result", { area: result.areaLabel })} aside={<OutcomeBadge line={result} />}>
      <div className="space-y-4">
        <p className="text-sm text-muted">
          {t("by", { name: result.askedBy, at: formatInstant(result.askedAt, zone, locale) })}
        </p>
        {isOpen ? (
          <>
            <ProgressBar
              label={t("progress")}
              value={checked}
              max={villages}
              text={t("progressText", { done: checked, of: villages })}
            />
            <LookAgain />
          </>
        ) : null}
        {state === "failed" ? <Alert tone="danger">{t("failed")}</Alert> : null}
        {state === "done" ? (
          <Alert tone={differing === 0 ? "success" : "danger"}>
            {differing === 0
              ? villages === 0
                ? t("sumsEqual", { counters })
                : t("allEqual", { counters, villages: villages - stale })
              : t("someDiffer", { differing, counters })}
          </Alert>
        ) : null}
        {state === "done" && stale > 0 ? <p>{t("stale", { count: stale })}</p> : null}
        {differences.length === 0 ? null : (
          <>
            <Differences differences={differences} words={await tableWords()} />
            <FileLinks href={`/mutu/hitungan/unduh?wilayah=${result.areaCode}`} />
          </>
        )}
        {mended === null ? null : (
          <p>{t("mendedBy", { name: mended.by, at: formatInstant(mended.at, zone, locale) })}</p>
        )}
        {mendable > 0 && mended === null ? (
          <CheckButton
            grantId={grantId}
            act={{ command: "figure-check.mend", regencyCode: result.regencyCode, id: result.id }}
            words={{ button: t("mend", { count: mendable }), busy: t("mending"), done: t("mended") }}
            problem={problem}
          />
        ) : null}
        {differing > 0 && mendable === 0 ? <p>{t("onlySums")}</p> : null}
      </div>
    </Card>
  );
}

type Line = Result["differences"][number];

async function tableWords() {
  const t = await getTranslations("figureCheck");
  return {
    caption: t("table.caption"),
    area: t("table.area"),
    kind: t("table.kind"),
    count: t("table.count"),
    example: t("table.example"),
    kindOf: (line: Line) => t(`kind.${line.kind}`),
    pairOf: ({ stored, counted }: Line) => t("table.pair", { stored, counted }),
  };
}

function Differences({
  differences,
  words,
}: {
  readonly differences: readonly Line[];
  readonly words: Awaited<ReturnType<typeof tableWords>>;
}) {
  const columns: readonly DataColumn<Line>[] = [
    { key: "area", header: words.area, rowHeader: true, cell: ({ areaLabel }) => areaLabel },
    { key: "kind", header: words.kind, cell: words.kindOf },
    { key: "count", header: words.count, align: "end", cell: ({ count }) => <Badge tone="danger">{count}</Badge> },
    {
      key: "example",
      header: words.example,
      align: "end",
      cell: (line) => <span className="tabular whitespace-normal">{words.pairOf(line)}</span>,
    },
  ];
  return (
    <DataTable
      caption={words.caption}
      columns={columns}
      rows={differences}
      rowKey={({ areaCode, kind }) => `${areaCode}-${kind}`}
    />
  );
}
