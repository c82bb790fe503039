import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import type { CheckExample, CheckOutcome, CheckResult } from "@/lib/domain/open-data/check";

const LOOK = {
  passed: { tone: "success", icon: "circle-check" },
  look: { tone: "attention", icon: "eye" },
  stop: { tone: "danger", icon: "octagon-alert" },
} as const satisfies Record<CheckOutcome, { tone: Tone; icon: IconName }>;

/** What was judged when the edition was prepared. */
export function EditionChecks({ checks }: { readonly checks: readonly CheckResult[] }) {
  const t = useTranslations("openData.edition");
  return (
    <Card title={t("checks")}>
      <ul className="divide-y divide-line">
        {checks.map(({ code, outcome, rows, examples }) => (
          <li key={code} className="space-y-2 py-2.5">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span>{t(`check.${code}`)}</span>
              <Badge {...LOOK[outcome]}>{t(`outcome.${outcome}`, { rows })}</Badge>
            </div>
            {examples.length === 0 ? null : <Examples examples={examples} rows={rows} caption={t(`check.${code}`)} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface ExamplesProps {
  readonly examples: readonly CheckExample[];
  /** How many there are in all. */
  readonly rows: number;
  readonly caption: string;
}

function Examples({ examples, rows, caption }: ExamplesProps) {
  const t = useTranslations("openData.edition.example");
  return (
    <details className="rounded-md border border-line px-3">
      <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
        {examples.length < rows ? t("some", { shown: examples.length, rows }) : t("all", { rows })}
      </summary>
      <DataTable
        caption={caption}
        phone="scroll"
        columns={[
          { key: "about", header: t("about"), rowHeader: true, cell: ({ about }) => about.join(", ") },
          { key: "before", header: t("before"), align: "end", cell: ({ before }) => before || t("none") },
          { key: "now", header: t("now"), align: "end", cell: ({ now }) => now || t("none") },
        ]}
        rows={examples.map((example, at) => ({ ...example, at }))}
        rowKey={({ at }) => String(at)}
      />
    </details>
  );
}
