import { getTranslations } from "next-intl/server";
import { DELIVERY_LOOK } from "@/components/delivery/delivery-look";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status-badge";
import type { DeliveryState } from "@/lib/domain/delivery/delivery";
import { eventTitles } from "@/lib/domain/event/event";
import type { ProposalKind } from "@/lib/domain/proposal/kind";
import { isEditable, type ProposalState } from "@/lib/domain/workflow/workflow";
import { formatAgo, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

interface Line {
  readonly publicId: string;
  readonly headName: string;
  readonly dusun: string | null;
  readonly rt: string | null;
  readonly state: ProposalState;
  readonly kind: ProposalKind;
  readonly eventCodes: readonly string[];
  readonly changeCount: number;
  readonly errorCount: number;
  readonly warningCount: number;
  readonly stateSince: Date;
  readonly delivery: DeliveryState | null;
}

export interface ProposalTableProps {
  readonly lines: readonly Line[];
  readonly locale: Locale;
  readonly zone: TimeZone;
  readonly now: Date;
}

/** Proposals of a desk: whose, what is in them, what the rules found, where they stand. */
export async function ProposalTable({ lines, locale, zone, now }: ProposalTableProps) {
  const [t, states, delivery] = await Promise.all([
    getTranslations("desk"),
    getTranslations("states.proposal"),
    getTranslations("delivery.state"),
  ]);
  const columns: DataColumn<Line>[] = [
    {
      key: "family",
      header: t("col.family"),
      rowHeader: true,
      cell: (line) => (
        <Link href={`/usulan/${line.publicId}`} className="link inline-block min-h-8">
          {line.headName === "" ? t("unnamed") : line.headName}
        </Link>
      ),
    },
    {
      key: "place",
      header: t("col.place"),
      cell: (line) => [line.dusun, line.rt === null ? null : `RT ${line.rt}`].filter(Boolean).join(", "),
    },
    {
      key: "change",
      header: t("col.change"),
      cell: (line) => (
        <>
          {line.eventCodes.length === 0 ? null : (
            <strong className="block">{eventTitles(line.eventCodes, locale)}</strong>
          )}
          {line.kind === "new-household" ? t("newFamily") : t("changes", { count: line.changeCount })}
        </>
      ),
    },
    {
      key: "findings",
      header: t("col.findings"),
      cell: (line) => (
        <Findings
          line={line}
          words={{
            errors: t("errors", { count: line.errorCount }),
            warnings: t("warnings", { count: line.warningCount }),
            clean: t("clean"),
          }}
        />
      ),
    },
    {
      key: "state",
      header: t("col.state"),
      cell: (line) => (
        <span className="flex flex-wrap gap-1">
          <StatusBadge state={line.state} label={states(line.state)} />
          {line.delivery === null ? null : <Badge {...DELIVERY_LOOK[line.delivery]}>{delivery(line.delivery)}</Badge>}
        </span>
      ),
    },
    { key: "since", header: t("col.since"), cell: (line) => formatAgo(line.stateSince, now, zone, locale) },
  ];
  return <DataTable caption={t("title")} columns={columns} rows={lines} rowKey={(line) => line.publicId} />;
}

interface FindingsProps {
  readonly line: Line;
  readonly words: { readonly errors: string; readonly warnings: string; readonly clean: string };
}

function Findings({ line, words }: FindingsProps) {
  const hasErrors = line.errorCount > 0 && isEditable(line.state);
  if (!hasErrors && line.warningCount === 0) return <span className="text-muted">{words.clean}</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {hasErrors ? (
        <Badge tone="danger" icon="octagon-alert">
          {words.errors}
        </Badge>
      ) : null}
      {line.warningCount > 0 ? (
        <Badge tone="attention" icon="triangle-alert">
          {words.warnings}
        </Badge>
      ) : null}
    </span>
  );
}
