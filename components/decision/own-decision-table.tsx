import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status-badge";
import type { OwnDecision } from "@/lib/domain/decision/own-decision";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { becameWords } from "./became-words";
import { RecallButton } from "./recall-button";
import { recallWords } from "./recall-words";
import { STEP_LOOK, stepReason } from "./step-look";

export interface OwnDecisionTableProps {
  readonly lines: readonly OwnDecision[];
  readonly zone: TimeZone;
  readonly now: Date;
  readonly grantId: string;
  /** Where a proposal of the list opens, by its public id. */
  readonly hrefOf: (publicId: string) => string;
  readonly isVillage: boolean;
}

/** Own decisions, each with what became of it, and the way back where there still is one. */
export async function OwnDecisionTable({ lines, zone, now, grantId, hrefOf, isVillage }: OwnDecisionTableProps) {
  const [t, workflow, states, locale, why, became, words] = await Promise.all([
    getTranslations("decision"),
    getTranslations("workflow"),
    getTranslations("states.proposal"),
    getLocale().then(localeOf),
    stepReason(),
    becameWords(),
    recallWords(),
  ]);
  const village: DataColumn<OwnDecision> = { key: "village", header: t("village"), cell: (line) => line.villageName };
  const undo: DataColumn<OwnDecision> = {
    key: "undo",
    header: t("undo"),
    phoneLabel: "",
    phoneHidden: (line) => !line.mayRecall,
    cell: (line) =>
      line.mayRecall ? (
        <RecallButton
          grantId={grantId}
          item={{ regencyCode: line.regencyCode, id: line.proposalId, version: line.version }}
          words={{ ...words, open: t("undo"), save: t("undo") }}
        />
      ) : (
        ""
      ),
  };
  const columns: readonly DataColumn<OwnDecision>[] = [
    {
      key: "family",
      header: t("family"),
      rowHeader: true,
      cell: (line) => (
        <>
          <Link href={hrefOf(line.publicId)} className="link inline-flex min-h-11 items-center">
            {line.headName}
          </Link>
          <span className="block text-sm font-normal text-muted">{line.place}</span>
        </>
      ),
    },
    ...(isVillage ? [] : [village]),
    {
      key: "decision",
      header: t("decision"),
      cell: ({ step }) => (
        <>
          <Badge {...STEP_LOOK[step.event]}>{workflow(step.isPartial ? "agreed" : `event.${step.event}`)}</Badge>
          <span className="block text-sm">{why(step)}</span>
        </>
      ),
    },
    {
      key: "when",
      header: t("when"),
      cell: ({ step }) => (
        <time dateTime={step.at.toISOString()} title={formatInstant(step.at, zone, locale)}>
          {formatAgo(step.at, now, zone, locale)}
        </time>
      ),
    },
    {
      key: "became",
      header: t("became"),
      cell: (line) => (
        <>
          <StatusBadge state={line.state} label={states(line.state)} />
          {became(line).map((text) => (
            <span key={text} className="block text-sm">
              {text}
            </span>
          ))}
        </>
      ),
    },
    ...(lines.some(({ mayRecall }) => mayRecall) ? [undo] : []),
  ];
  return <DataTable caption={t("title")} rows={lines} rowKey={(line) => line.step.id} columns={columns} />;
}
