import { getTranslations } from "next-intl/server";
import { EventPanel } from "@/components/event/event-panel";
import { UndoNotice } from "@/components/history/undo-notice";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Panel } from "@/components/ui/panel";
import type { ProposalDetail } from "@/lib/domain/queue/proposal-detail";
import type { ChangeGroup } from "@/lib/domain/queue/readable";
import type { TimeZone } from "@/lib/i18n/formats";
import { ChangeSection, NewAnswers } from "./change-section";
import { HistoryList } from "./history-list";
import { ProposalFacts } from "./proposal-facts";
import { RiskCard } from "./risk-card";

export interface ProposalViewProps {
  readonly detail: ProposalDetail;
  readonly zone: TimeZone;
  readonly now: Date;
  /** Some identifiers are shown masked. */
  readonly isMasked: boolean;
}

/** All that one reads before deciding: what changed first, the rest folded. */
export async function ProposalView({ detail, zone, now, isMasked }: ProposalViewProps) {
  const t = await getTranslations("queue");
  return (
    <div className="space-y-4">
      {detail.isOvertaken ? <Alert tone="attention">{t("overtaken")}</Alert> : null}
      {detail.undo === null ? null : <UndoNotice householdPublicId={detail.householdPublicId} undo={detail.undo} />}
      <EventPanel events={detail.events} regencyCode={detail.regencyCode} />
      <Warnings detail={detail} />
      <RiskCard detail={detail} />
      <Members detail={detail} />
      <Changes detail={detail} />
      <Card title={t("proposal")}>
        <ProposalFacts detail={detail} zone={zone} now={now} />
      </Card>
      <Card title={t("historyTitle")}>
        <HistoryList steps={detail.history} zone={zone} now={now} />
      </Card>
      <Rest detail={detail} />
      {isMasked ? <p className="text-sm text-muted">{t("masked")}</p> : null}
    </div>
  );
}

async function Warnings({ detail }: { readonly detail: ProposalDetail }) {
  const t = await getTranslations("queue");
  if (detail.warnings.length === 0) return null;
  return (
    <Card title={t("warningsTitle")} tone="attention">
      <ul className="divide-y divide-line">
        {detail.warnings.map((warning) => (
          <li key={warning.key} className="py-2 first:pt-0 last:pb-0">
            <p>
              {warning.person === null ? null : <strong>{warning.person}: </strong>}
              {warning.text}
            </p>
            <p className="text-sm text-muted">
              {t("warningNote")}: {warning.note === "" ? t("noNote") : <q>{warning.note}</q>}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function Members({ detail }: { readonly detail: ProposalDetail }) {
  const t = await getTranslations("queue");
  const isNewFamily = detail.kind === "new-household";
  if (isNewFamily || detail.membersAdded.length + detail.membersLeft.length === 0) return null;
  return (
    <Card title={t("membersTitle")}>
      <ul className="list-disc ps-5">
        {detail.membersAdded.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people of one name may both be new.
          <li key={`${name}${index}`}>{t("memberAdded", { name })}</li>
        ))}
        {detail.membersLeft.map(({ name, presence }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people of one name may both leave.
          <li key={`${name}${index}`}>{t("memberLeft", { name, presence })}</li>
        ))}
      </ul>
    </Card>
  );
}

/** Answers that only fell away, as when a person leaves: one line for all of them, to be opened. */
function isErasure(group: ChangeGroup): boolean {
  return group.rows.length > 2 && group.rows.every((row) => row.after === "" && row.warnings.length === 0);
}

async function Changes({ detail }: { readonly detail: ProposalDetail }) {
  const t = await getTranslations("queue");
  const common = await getTranslations("common");
  const words = { before: common("before"), after: common("after"), notAnswered: t("notAnswered") };
  const isNew = detail.kind === "new-household";
  return (
    <Card
      title={isNew ? t("newFamilyTitle") : t("changesTitle")}
      aside={t(isNew ? "answers" : "changes", { count: detail.changeCount })}
    >
      {detail.changes.length === 0 ? <p className="text-muted">{t("noChanges")}</p> : null}
      <div className="space-y-4">
        {detail.changes.map((group) =>
          isNew ? (
            <NewAnswers key={group.key} group={group} words={words} />
          ) : isErasure(group) ? (
            <Panel
              key={group.key}
              summary={group.person === null ? group.title : `${group.person}: ${group.title}`}
              aside={<span className="text-sm text-muted">{t("erased", { count: group.rows.length })}</span>}
            >
              <ChangeSection group={group} words={words} />
            </Panel>
          ) : (
            <ChangeSection key={group.key} group={group} words={words} />
          ),
        )}
      </div>
    </Card>
  );
}

async function Rest({ detail }: { readonly detail: ProposalDetail }) {
  const t = await getTranslations("queue");
  if (detail.rest.length === 0) return null;
  return (
    <Panel summary={t("restTitle")}>
      <div className="space-y-2">
        {detail.rest.map((section) => (
          <Panel
            key={section.key}
            summary={section.person === null ? section.title : `${section.person}: ${section.title}`}
            aside={<span className="tabular text-sm text-muted">{section.rows.length}</span>}
          >
            <DescriptionList items={section.rows.map((row) => ({ term: row.label, detail: row.text }))} />
          </Panel>
        ))}
      </div>
    </Panel>
  );
}
