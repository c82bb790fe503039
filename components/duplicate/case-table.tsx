import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { IconName } from "@/components/ui/icon-name";
import { Link } from "@/components/ui/link";
import type { Tone } from "@/components/ui/tone";
import type { CaseLine } from "@/lib/domain/matching/case-view";
import type { CaseState } from "@/lib/domain/matching/duplicate-case";
import { formatAgo, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { EvidenceWords } from "./evidence-list";
import { ScoreBadge } from "./score-badge";

const LOOK = {
  open: { tone: "attention", icon: "clock" },
  same: { tone: "info", icon: "users" },
  merged: { tone: "success", icon: "circle-check" },
  "not-same": { tone: "neutral", icon: "circle-x" },
  void: { tone: "neutral", icon: "circle-minus" },
} as const satisfies Record<CaseState, { readonly tone: Tone; readonly icon: IconName }>;

export async function CaseStateBadge({ state }: { readonly state: CaseState }) {
  const t = await getTranslations("duplicate.state");
  return (
    <Badge tone={LOOK[state].tone} icon={LOOK[state].icon}>
      {t(state)}
    </Badge>
  );
}

export interface CaseTableProps {
  readonly lines: readonly CaseLine[];
  readonly locale: Locale;
  readonly zone: TimeZone;
  readonly now: Date;
}

/** Pairs, the likeliest first. */
export async function CaseTable({ lines, locale, zone, now }: CaseTableProps) {
  const t = await getTranslations("duplicate");
  const village = ({ villages: [one, other] }: CaseLine) => (one === other ? one : t("and", { one, other }));
  return (
    <DataTable
      caption={t("title")}
      rows={lines}
      rowKey={(line) => line.publicId}
      columns={[
        {
          key: "pair",
          header: t("column.pair"),
          rowHeader: true,
          cell: (line) => (
            <Link
              href={`/ganda/${line.publicId}`}
              className="link inline-flex min-h-11 flex-col justify-center md:min-h-8"
            >
              <span>{line.names[0]}</span>
              <span>{line.names[1]}</span>
            </Link>
          ),
        },
        { key: "score", header: t("column.score"), cell: (line) => <ScoreBadge score={line.score} /> },
        {
          key: "evidence",
          header: t("column.evidence"),
          cell: (line) => <EvidenceWords evidence={line.evidence} locale={locale} />,
        },
        { key: "village", header: t("column.village"), cell: village },
        {
          key: "age",
          header: t("column.age"),
          cell: (line) => (
            <>
              {formatAgo(line.openedAt, now, zone, locale)}
              <span className="block text-sm text-muted">{t(`origin.${line.origin}`)}</span>
            </>
          ),
        },
        { key: "state", header: t("column.state"), cell: (line) => <CaseStateBadge state={line.state} /> },
      ]}
    />
  );
}
